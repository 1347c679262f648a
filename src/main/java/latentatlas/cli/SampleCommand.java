package latentatlas.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.image.Pixels;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.CodeSampler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sample", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class SampleCommand implements Callable<Integer> {
    private static final int MOST = 100_000;
    private static final double HOTTEST = 10;
    private static final float WHITE = 255f;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--label")
    private @Nullable String label;

    @Option(names = "--count", defaultValue = "16")
    private int count;

    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--temperature", defaultValue = "1")
    private double temperature;

    @Option(names = "--out", required = true)
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (count < 1 || count > MOST || !(temperature >= 0 && temperature <= HOTTEST)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.count-and-temperature", MOST, HOTTEST));
        }
        StoredModel stored = ModelFile.read(file);
        int index = label == null ? ImageSet.UNLABELLED : index(stored, label);
        float[] codes = codes(stored, index);
        float[] images = new float[count * stored.shape().values()];
        try (BatchCoder coder =
                BatchCoder.parallel(stored.model(), Runtime.getRuntime().availableProcessors())) {
            coder.decode(codes, count, images);
        }
        byte[] bytes = new byte[images.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(WHITE * images[i]);
        }
        int[] labels = new int[count];
        Arrays.fill(labels, index);
        ImageFiles.write(
                out,
                "sample",
                new ImageSet(
                        stored.shape(),
                        Pixels.of(bytes, stored.shape().values()),
                        index < 0 ? null : labels,
                        stored.labelNames()));
        return 0;
    }

    private int index(StoredModel stored, String name) {
        int index = stored.labelNames().indexOf(name);
        if (index < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    stored.labelNames().isEmpty()
                            ? Message.text("cli.label.none", name)
                            : Message.text("cli.label.other", name, String.join(", ", stored.labelNames())));
        }
        return index;
    }

    /** [count, latent]. */
    private float[] codes(StoredModel stored, int index) throws ProblemException {
        try {
            return CodeSampler.of(stored.model(), stored.encoded(), index, seed, () -> true)
                    .draw(count, seed, temperature);
        } catch (Unfit e) {
            throw new ProblemException(
                    Message.of("cli.noSamples", String.valueOf(e.getMessage())), file, Message.of("cli.moreImages"), e);
        }
    }
}

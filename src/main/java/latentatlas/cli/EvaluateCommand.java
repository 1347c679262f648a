package latentatlas.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.measure.ModelScores;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.Refiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "evaluate", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Mixin
    private ImagesOption images;

    @Option(names = "--refine")
    private boolean refine;

    @Option(names = "--scores")
    private Extent scores = Extent.BASIC;

    @Option(names = "--samples")
    private int samples = Scores.SAMPLES;

    @Option(names = "--json")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        StoredModel stored = ModelFile.read(file);
        ImageSet set = images.open(stored);
        int workers = Runtime.getRuntime().availableProcessors();
        if (samples < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.at-least-one", "--samples", samples));
        }
        Map<Score, Double> measured = scores == Extent.ALL
                ? new Scores(stored.model(), stored.encoded(), workers, () -> true).of(set, samples)
                : basic(stored, set, workers);
        if (json || scores == Extent.ALL) {
            ScoreReport report = new ScoreReport();
            report.add(new ScoreReport.Column("", stored.model().architecture(), set.size(), measured));
            report.print(spec.commandLine().getOut(), json);
        } else {
            spec.commandLine().getOut().println(sentence(set.size(), measured));
        }
        return 0;
    }

    private Map<Score, Double> basic(StoredModel stored, ImageSet set, int workers) {
        try (BatchCoder coder = BatchCoder.parallel(stored.model(), workers)) {
            float[] codes = new float[set.size() * coder.latent()];
            coder.encode(set, IntStream.range(0, set.size()).toArray(), codes, new float[codes.length]);
            if (refine) {
                refine(stored, set, codes);
            }
            return ModelScores.of(coder.measure(set), stored.model().architecture(), stored.encoded(), set, codes);
        }
    }

    private static void refine(StoredModel stored, ImageSet set, float[] codes) {
        int latent = stored.model().architecture().latent();
        ThreadLocal<Refiner> refiners = ThreadLocal.withInitial(
                () -> new Refiner(stored.model(), stored.settings().beta()));
        IntStream.range(0, set.size()).parallel().forEach(i -> {
            byte[] bytes = new byte[set.shape().values()];
            set.pixels().read(i, bytes, 0);
            float[] code = Arrays.copyOfRange(codes, i * latent, (i + 1) * latent);
            float[] better = refiners.get().refine(DigitRecipe.intensities(bytes), code);
            System.arraycopy(better, 0, codes, i * latent, latent);
        });
    }

    /** Of a model without a prior there is no bound to speak of. */
    private static String sentence(int count, Map<Score, Double> scores) {
        String reconstruction = fixed(scores.get(Score.RECONSTRUCTION));
        Double bound = scores.get(Score.NEGATIVE_ELBO);
        Message means = bound == null
                ? Message.of("cli.evaluated.plain", grouped(count), reconstruction)
                : Message.of(
                        "cli.evaluated", grouped(count), fixed(bound), reconstruction, fixed(scores.get(Score.KL)));
        Double agreement = scores.get(Score.NEIGHBOUR_AGREEMENT);
        return agreement == null
                ? means.text()
                : Message.text("cli.evaluated.agreement", means, String.format(Locale.ROOT, "%.1f", 100 * agreement));
    }

    private static String grouped(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String fixed(@Nullable Double nats) {
        return String.format(Locale.ROOT, "%.2f", nats);
    }
}

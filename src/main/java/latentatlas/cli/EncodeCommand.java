package latentatlas.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.CsvFile;
import latentatlas.archive.Json;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.Encoder;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import latentatlas.vae.Refiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "encode", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class EncodeCommand implements Callable<Integer> {
    private static final int VOTERS = 10;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Option(names = "--out")
    private @Nullable Path out;

    @Option(names = "--refine")
    private boolean refine;

    @Option(names = "--json")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /**
     * What the model makes of a picture.
     *
     * @param mean [latent], of the posterior
     * @param sigma [latent], its standard deviations; null for models without
     * @param cholesky [latent·latent], the covariance's Cholesky factor, row by row; null for independent dimensions
     * @param refined [latent], the code after gradient steps; null if that was not asked for
     * @param reconstruction nats
     * @param votes how many of the nearest kept codes have each label
     */
    private record Reading(
            List<Double> mean,
            @Nullable List<Double> sigma,
            @Nullable List<Double> cholesky,
            @Nullable List<Double> refined,
            double reconstruction,
            Map<String, Integer> votes) {}

    /** What to encode. */
    private static final class Source {
        @Option(names = "--image")
        private @Nullable Path image;

        @ArgGroup(exclusive = false)
        private @Nullable ImagesOption images;
    }

    @Override
    public Integer call() throws ProblemException {
        StoredModel stored = ModelFile.read(file);
        Path image = source.image;
        ImagesOption images = source.images;
        if (image != null) {
            print(stored, Intensities.read(image, stored.shape()));
        } else if (images != null && out != null) {
            write(stored, images.open(stored), out);
        } else {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.needs", "--data", "--out FILE"));
        }
        return 0;
    }

    private static void write(StoredModel stored, ImageSet set, Path out) throws ProblemException {
        int latent = stored.model().architecture().latent();
        float[] codes = new float[set.size() * latent];
        try (BatchCoder coder =
                BatchCoder.parallel(stored.model(), Runtime.getRuntime().availableProcessors())) {
            coder.encode(set, IntStream.range(0, set.size()).toArray(), codes, new float[codes.length]);
        }
        CsvFile.codes(out, set, codes, latent);
    }

    private void print(StoredModel stored, float[] intensities) {
        int latent = stored.model().architecture().latent();
        float[] mean = new float[latent];
        float[] logVariance = new float[latent];
        float[] cholesky = new float[latent * latent];
        Encoder encoder = stored.model().newEncoder();
        encoder.encode(intensities, mean, logVariance);
        encoder.posterior(intensities, mean, cholesky);
        Refiner refiner = new Refiner(stored.model(), stored.settings().beta());
        float[] code = refine ? refiner.refine(intensities, mean) : mean;
        boolean full = stored.model().architecture().posterior() == PosteriorForm.FULL;
        boolean variance = stored.model().architecture().kind() == ModelKind.VAE;
        JsonNode node = Json.tree(new Reading(
                Rounded.figures(mean, value -> value),
                variance ? Rounded.figures(logVariance, value -> Math.exp(0.5 * value)) : null,
                full ? Rounded.figures(cholesky, value -> value) : null,
                refine ? Rounded.figures(code, value -> value) : null,
                Rounded.figure(refiner.reconstruction(intensities, code)),
                votes(stored, code)));
        if (json) {
            spec.commandLine().getOut().println(node);
        } else {
            node.properties()
                    .forEach(entry -> spec.commandLine()
                            .getOut()
                            .println(Columns.padded(Message.text("cli.reading." + entry.getKey()), 16)
                                    + entry.getValue()));
        }
    }

    /** How many of the nearest kept codes have each label. */
    private static Map<String, Integer> votes(StoredModel stored, float[] code) {
        Map<String, Integer> votes = new TreeMap<>();
        Neighbours neighbours = new Neighbours(stored.codes(), code.length);
        for (int nearest : neighbours.nearest(code, Math.min(VOTERS, neighbours.size()))) {
            int label = stored.labels()[nearest];
            if (label >= 0) {
                votes.merge(stored.labelNames().get(label), 1, Integer::sum);
            }
        }
        return votes;
    }
}

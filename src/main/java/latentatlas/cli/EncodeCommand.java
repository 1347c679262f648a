package latentatlas.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.CsvFile;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.latent.Neighbours;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.ModelKind;
import latentatlas.vae.Refiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = "Write the codes of images as CSV, or print what the model makes of one picture.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class EncodeCommand implements Callable<Integer> {
    private static final int VOTERS = 10;
    private static final double PRECISION = 1e4;

    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Source source;

    @Option(names = "--out", description = "The CSV file to write, with --data.")
    private @Nullable Path out;

    @Option(names = "--refine", description = "Improve the code by gradient steps on the picture's own loss.")
    private boolean refine;

    @Option(names = "--json", description = "Print one line of JSON, with --image.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** What to encode. */
    private static final class Source {
        @Option(names = "--image", description = "One picture; a digit of any size is brought to MNIST's form.")
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
            throw new CommandLine.ParameterException(spec.commandLine(), "--data needs --out FILE");
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
        stored.model().newEncoder().encode(intensities, mean, logVariance);
        Refiner refiner = new Refiner(stored.model(), stored.settings().beta());
        float[] code = refine ? refiner.refine(intensities, mean) : mean;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode means = node.putArray("mean");
        for (float value : mean) {
            means.add(Json.round(value, PRECISION));
        }
        if (stored.model().architecture().kind() == ModelKind.VAE) {
            ArrayNode sigmas = node.putArray("sigma");
            for (float value : logVariance) {
                sigmas.add(Json.round(Math.exp(0.5 * value), PRECISION));
            }
        }
        if (refine) {
            ArrayNode refined = node.putArray("refined");
            for (float value : code) {
                refined.add(Json.round(value, PRECISION));
            }
        }
        node.put("reconstruction", Json.round(refiner.reconstruction(intensities, code), PRECISION));
        ObjectNode votes = node.putObject("votes");
        votes(stored, code).forEach(votes::put);
        if (json) {
            spec.commandLine().getOut().println(node);
        } else {
            node.properties()
                    .forEach(entry -> spec.commandLine()
                            .getOut()
                            .printf(Locale.ROOT, "%-16s%s%n", entry.getKey(), entry.getValue()));
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

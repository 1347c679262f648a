package latentatlas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.Json;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.measure.ModelScores;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.Refiner;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "evaluate", mixinStandardHelpOptions = true, description = "Measure a model on a set of images.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Mixin
    private ImagesOption images;

    @Option(
            names = "--refine",
            description =
                    "Improve each code by gradient steps on its image's own loss before its neighbours are asked.")
    private boolean refine;

    @Option(
            names = "--scores",
            description = "basic: the loss and the neighbours' agreement. all: also exact log-likelihood, bounds, gaps,"
                    + " mutual information and how well the map keeps neighbourhoods. Default: basic.")
    private Extent scores = Extent.BASIC;

    @Option(names = "--samples", description = "Samples of the importance-weighted bound. Default: 100.")
    private int samples = Scores.SAMPLES;

    @Option(names = "--json", description = "Print one line of JSON.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** How much to measure. */
    enum Extent {
        BASIC,
        ALL
    }

    /** What is printed; losses in nats per image, the agreement a share, NaN without labels. */
    private record Figures(
            int images, double reconstruction, double kl, double negativeElbo, double neighbourAgreement) {}

    @Override
    public Integer call() throws ProblemException {
        StoredModel stored = ModelFile.read(file);
        ImageSet set = images.open(stored);
        int workers = Runtime.getRuntime().availableProcessors();
        if (samples < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--samples is " + samples + ", not at least 1");
        }
        if (scores == Extent.ALL) {
            print(set.size(), new Scores(stored.model(), stored.encoded(), workers, () -> true).of(set, samples));
            return 0;
        }
        try (BatchCoder coder = BatchCoder.parallel(stored.model(), workers)) {
            ImageLosses losses = coder.measure(set);
            double agreement = agreement(stored, set, coder);
            print(set.size(), losses, agreement);
        }
        return 0;
    }

    /** The share of images whose label is that of most of their nearest training codes. */
    private double agreement(StoredModel stored, ImageSet set, BatchCoder coder) {
        int latent = stored.model().architecture().latent();
        float[] codes = new float[set.size() * latent];
        coder.encode(set, IntStream.range(0, set.size()).toArray(), codes, new float[codes.length]);
        if (refine) {
            refine(stored, set, codes);
        }
        return ModelScores.agreement(stored.encoded(), set, codes);
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

    private void print(int count, Map<Score, Double> measured) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("images", count);
            measured.forEach((score, value) -> figures.put(score.key(), Rounded.figure(value)));
            out.println(Json.tree(figures));
        } else {
            out.printf(Locale.ROOT, "%,d images%n", count);
            measured.forEach((score, value) ->
                    out.printf(Locale.ROOT, "%-27s %10.4f  %s%n", score.title(), value, score.unit()));
        }
    }

    private void print(int count, ImageLosses losses, double agreement) {
        double elbo = losses.meanReconstruction() + losses.meanKl();
        if (json) {
            Figures figures = new Figures(
                    count,
                    Rounded.figure(losses.meanReconstruction()),
                    Rounded.figure(losses.meanKl()),
                    Rounded.figure(elbo),
                    Rounded.figure(agreement));
            spec.commandLine().getOut().println(Json.tree(figures));
        } else {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%,d images: -ELBO %.2f = reconstruction %.2f + KL %.2f nats%s%n",
                            count,
                            elbo,
                            losses.meanReconstruction(),
                            losses.meanKl(),
                            Double.isNaN(agreement)
                                    ? ""
                                    : String.format(
                                            Locale.ROOT,
                                            "; %.1f %% of labels agree with their 5 nearest codes",
                                            100 * agreement));
        }
    }
}

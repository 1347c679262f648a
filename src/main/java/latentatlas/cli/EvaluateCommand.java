package latentatlas.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.Json;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.measure.ModelScores;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.ModelKind;
import latentatlas.vae.Refiner;
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
                    spec.commandLine(), Message.text("cli.at-least-one", "--samples", samples));
        }
        if (scores == Extent.ALL) {
            ScoreReport report = new ScoreReport();
            report.add(new ScoreReport.Column(
                    "",
                    stored.model().architecture(),
                    set.size(),
                    new Scores(stored.model(), stored.encoded(), workers, () -> true).of(set, samples)));
            report.print(spec.commandLine().getOut(), json);
            return 0;
        }
        try (BatchCoder coder = BatchCoder.parallel(stored.model(), workers)) {
            ImageLosses losses = coder.measure(set);
            double agreement = agreement(stored, set, coder);
            print(set.size(), losses, agreement, stored.plan().kind() == ModelKind.VAE);
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

    /** Of a model without a prior there is no bound to speak of. */
    private void print(int count, ImageLosses losses, double agreement, boolean bound) {
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
            Message means = bound
                    ? Message.of(
                            "cli.evaluated",
                            grouped(count),
                            fixed(elbo),
                            fixed(losses.meanReconstruction()),
                            fixed(losses.meanKl()))
                    : Message.of("cli.evaluated.plain", grouped(count), fixed(losses.meanReconstruction()));
            String text = Double.isNaN(agreement)
                    ? means.text()
                    : Message.text(
                            "cli.evaluated.agreement", means, String.format(Locale.ROOT, "%.1f", 100 * agreement));
            spec.commandLine().getOut().println(text);
        }
    }

    private static String grouped(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String fixed(double nats) {
        return String.format(Locale.ROOT, "%.2f", nats);
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import latentatlas.archive.Json;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.measure.ModelScores;
import latentatlas.message.Message;
import latentatlas.picture.CloudBounds;
import latentatlas.picture.ComparisonPicture;
import latentatlas.picture.Figures;
import latentatlas.picture.LayerRequest;
import latentatlas.picture.MapLayer;
import latentatlas.picture.MapPicture;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.problem.ProblemException;
import latentatlas.training.CloudSample;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.Metric;
import latentatlas.vae.ModelKind;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "compare", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class CompareCommand implements Callable<Integer> {
    private static final int SIDE = 420;
    private static final int MOST_POINTS = 20_000;
    private static final List<String> LINES =
            List.of("elbo", "exact", "reconstruction", "kl", "agreement", "likelihood");

    @Parameters(arity = "2..3", paramLabel = "FILE", descriptionKey = "files")
    private List<Path> files;

    @Mixin
    private ImagesOption images;

    @Option(names = "--out", required = true)
    private Path out;

    @Option(names = "--layer")
    private MapLayer layer = MapLayer.MANIFOLD;

    @Option(names = "--theme")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--json")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** What is printed; losses in nats per image, the agreement a share, NaN without labels. */
    private record Line(
            String file,
            int images,
            double reconstruction,
            double kl,
            double negativeElbo,
            double logLikelihood,
            double neighbourAgreement) {
        static Line of(Path file, ModelScores scores) {
            return new Line(
                    String.valueOf(file.getFileName()),
                    scores.images(),
                    Rounded.figure(scores.reconstruction()),
                    Rounded.figure(scores.kl()),
                    Rounded.figure(scores.negativeElbo()),
                    Rounded.figure(scores.logLikelihood()),
                    Rounded.figure(scores.neighbourAgreement()));
        }
    }

    @Override
    public Integer call() throws ProblemException {
        List<ComparisonPicture.Panel> panels = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        for (Path file : files) {
            StoredModel stored = ModelFile.read(file);
            ImageSet set = images.open(stored);
            ModelScores scores = ModelScores.of(stored.model(), stored.encoded(), set, threads);
            if (json) {
                spec.commandLine().getOut().println(Json.tree(Line.of(file, scores)));
            }
            String title = file.getFileName() + " · " + kind(stored);
            panels.add(new ComparisonPicture.Panel(title, map(stored, set, threads), lines(stored, scores)));
        }
        new ComparisonPicture(
                        panels,
                        LINES.stream()
                                .map(line -> Message.text("cli.line." + line))
                                .toList(),
                        theme)
                .write(out);
        return 0;
    }

    private static String kind(StoredModel stored) {
        return switch (stored.plan().kind()) {
            case VAE ->
                Message.text("compare.kind.vae", Figures.brief(stored.settings().beta()));
            case AE -> Message.text("compare.kind.ae");
            case PCA -> Message.text("compare.kind.pca");
        };
    }

    private static List<String> lines(StoredModel stored, ModelScores scores) {
        boolean agrees = !Double.isNaN(scores.neighbourAgreement());
        boolean bound = stored.plan().kind() == ModelKind.VAE;
        return List.of(
                bound ? Figures.fixed(scores.negativeElbo(), 2) : "–",
                Double.isNaN(scores.logLikelihood()) ? "–" : Figures.fixed(-scores.logLikelihood(), 2),
                Figures.fixed(scores.reconstruction(), 2),
                bound ? Figures.fixed(scores.kl(), 2) : "–",
                agrees ? Message.text("layer.percent", Figures.fixed(100 * scores.neighbourAgreement(), 1)) : "–",
                stored.plan().likelihood().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private MapPicture map(StoredModel stored, ImageSet set, int threads) {
        Cloud cloud;
        try (BatchCoder coder = BatchCoder.parallel(stored.model(), threads)) {
            cloud = new CloudSample(set, MOST_POINTS)
                    .encode(coder)
                    .on(stored.model().plane());
        }
        LayerRequest request = new LayerRequest(
                layer,
                Metric.EUCLIDEAN,
                false,
                stored.model(),
                stored.shape(),
                cloud,
                ViewTransform.fit(CloudBounds.of(cloud), SIDE, SIDE),
                theme,
                1);
        return MapPicture.plain(Gaps.with(request, stored.model(), set));
    }
}

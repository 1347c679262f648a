package latentatlas.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.measure.ModelScores;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
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
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--out")
    private @Nullable Path out;

    @Option(names = "--scores")
    private Extent scores = Extent.BASIC;

    @Option(names = "--samples")
    private int samples = Scores.SAMPLES;

    @Option(names = "--layer")
    private MapLayer layer = MapLayer.MANIFOLD;

    @Option(names = "--theme")
    private Theme theme = Theme.LIGHT;

    @Option(names = "--json")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (samples < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.at-least-one", "--samples", samples));
        }
        ScoreReport report = new ScoreReport();
        List<ComparisonPicture.Panel> panels = new ArrayList<>();
        int threads = Runtime.getRuntime().availableProcessors();
        for (Path file : files) {
            StoredModel stored = ModelFile.read(file);
            ImageSet set = images.open(stored);
            Map<Score, Double> measured = scores == Extent.ALL
                    ? new Scores(stored.model(), stored.encoded(), threads, () -> true).of(set, samples)
                    : ModelScores.of(stored.model(), stored.encoded(), set, threads);
            String name = String.valueOf(file.getFileName());
            report.add(new ScoreReport.Column(name, stored.model().architecture(), set.size(), measured));
            if (out != null) {
                String title = name + " · " + kind(stored);
                panels.add(new ComparisonPicture.Panel(title, map(stored, set, threads), lines(stored, measured)));
            }
        }
        report.print(spec.commandLine().getOut(), json);
        if (out != null) {
            List<String> lines =
                    LINES.stream().map(line -> Message.text("cli.line." + line)).toList();
            new ComparisonPicture(panels, lines, theme).write(out);
        }
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

    private static List<String> lines(StoredModel stored, Map<Score, Double> scores) {
        double agreement = scores.getOrDefault(Score.NEIGHBOUR_AGREEMENT, Double.NaN);
        return List.of(
                figure(scores, Score.NEGATIVE_ELBO, 1),
                figure(scores, Score.LOG_LIKELIHOOD, -1),
                figure(scores, Score.RECONSTRUCTION, 1),
                figure(scores, Score.KL, 1),
                Double.isNaN(agreement) ? "–" : Message.text("layer.percent", Figures.fixed(100 * agreement, 1)),
                stored.plan().likelihood().title());
    }

    private static String figure(Map<Score, Double> scores, Score score, int sign) {
        double value = scores.getOrDefault(score, Double.NaN);
        return Double.isNaN(value) ? "–" : Figures.fixed(sign * value, 2);
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

package latentatlas.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import latentatlas.archive.CodeTable;
import latentatlas.archive.CsvFile;
import latentatlas.archive.ModelFile;
import latentatlas.archive.NpzFile;
import latentatlas.archive.OnnxFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.picture.CloudBounds;
import latentatlas.picture.LayerRequest;
import latentatlas.picture.ManifoldPicture;
import latentatlas.picture.MapLayer;
import latentatlas.picture.MapPicture;
import latentatlas.picture.Spacing;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.problem.ProblemException;
import latentatlas.training.CloudSample;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.Metric;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a model's parts in other programs' formats.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ExportCommand implements Callable<Integer> {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 720;
    private static final int MOST_POINTS = 100_000;
    private static final double REACH = 3;
    private static final int GRID = 20;

    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Option(names = "--onnx", description = "A folder for encoder.onnx and decoder.onnx.")
    private @Nullable Path onnx;

    @Option(names = "--codes", description = "The kept codes and labels, *.csv or *.npz.")
    private @Nullable Path codes;

    @Option(names = "--history", description = "The figures of each epoch, *.csv.")
    private @Nullable Path history;

    @Option(names = "--manifold", description = "A grid of decoded images at twice their size, *.png or *.svg.")
    private @Nullable Path manifold;

    @Option(
            names = "--spacing",
            defaultValue = "linear",
            description = "Of the manifold's places: linear, or normal for equal shares of the prior. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Spacing spacing;

    @Option(names = "--map", description = "The map with its legend, *.png at twice its size or *.svg.")
    private @Nullable Path map;

    @Option(
            names = "--layer",
            defaultValue = "manifold",
            description = "What lies under the map's points: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private MapLayer layer;

    @Option(
            names = "--metric",
            defaultValue = "euclidean",
            description =
                    "How the distortion layer measures images: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Metric metric;

    @Option(
            names = "--theme",
            defaultValue = "light",
            description = "The map's colours: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Theme theme;

    @ArgGroup(exclusive = false, heading = "The map shows the kept codes, or those of other images:%n")
    private @Nullable ImagesOption images;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (onnx == null && codes == null && history == null && manifold == null && map == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "name what to write: --onnx DIR, --codes FILE, --map FILE, --manifold FILE or --history FILE");
        }
        if (images != null && map == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--data needs --map FILE");
        }
        StoredModel stored = ModelFile.read(file);
        if (onnx != null) {
            OnnxFile.write(onnx, stored.model());
        }
        if (codes != null) {
            boolean npz =
                    String.valueOf(codes.getFileName()).toLowerCase(Locale.ROOT).endsWith(".npz");
            if (npz) {
                NpzFile.writeCodes(codes, CodeTable.of(stored));
            } else {
                CsvFile.codes(codes, CodeTable.of(stored));
            }
        }
        if (manifold != null) {
            ManifoldPicture.write(manifold, stored.model(), stored.shape(), Bounds.around(REACH), spacing, GRID, 2);
        }
        if (map != null) {
            picture(stored, images == null ? null : images.open(stored)).write(map);
        }
        if (history != null) {
            CsvFile.history(history, stored.plan(), stored.history());
        }
        return 0;
    }

    private MapPicture picture(StoredModel stored, @Nullable ImageSet set) {
        Cloud cloud = set == null ? stored.cloud() : encoded(stored, set);
        LayerRequest request = new LayerRequest(
                layer,
                metric,
                false,
                stored.model(),
                stored.shape(),
                cloud,
                ViewTransform.fit(CloudBounds.of(cloud), WIDTH, HEIGHT),
                theme,
                1);
        return MapPicture.plain(set == null ? request : Gaps.with(request, stored.model(), set));
    }

    private static Cloud encoded(StoredModel stored, ImageSet set) {
        try (BatchCoder coder =
                BatchCoder.parallel(stored.model(), Runtime.getRuntime().availableProcessors())) {
            return new CloudSample(set, MOST_POINTS)
                    .encode(coder)
                    .on(stored.model().plane());
        }
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import latentatlas.archive.CodeTable;
import latentatlas.archive.CsvFile;
import latentatlas.archive.Framework;
import latentatlas.archive.ModelFile;
import latentatlas.archive.NpzFile;
import latentatlas.archive.OnnxFile;
import latentatlas.archive.PythonFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.ImageSet;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
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

@Command(name = "export", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ExportCommand implements Callable<Integer> {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 720;
    private static final int MOST_POINTS = 100_000;
    private static final double REACH = 3;
    private static final int GRID = 20;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--onnx")
    private @Nullable Path onnx;

    @Option(names = "--pytorch")
    private @Nullable Path pytorch;

    @Option(names = "--keras")
    private @Nullable Path keras;

    @Option(names = "--codes")
    private @Nullable Path codes;

    @Option(names = "--history")
    private @Nullable Path history;

    @Option(names = "--manifold")
    private @Nullable Path manifold;

    @Option(names = "--spacing", defaultValue = "linear")
    private Spacing spacing;

    @Option(names = "--map")
    private @Nullable Path map;

    @Option(names = "--layer", defaultValue = "manifold")
    private MapLayer layer;

    @Option(names = "--metric", defaultValue = "euclidean")
    private Metric metric;

    @Option(names = "--theme", defaultValue = "light")
    private Theme theme;

    @ArgGroup(exclusive = false, headingKey = "latent-atlas.export.images")
    private @Nullable ImagesOption images;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (Stream.of(onnx, pytorch, keras, codes, history, manifold, map).allMatch(Objects::isNull)) {
            throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.export.what"));
        }
        if (images != null && map == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.needs", "--data", "--map FILE"));
        }
        StoredModel stored = ModelFile.read(file);
        if (onnx != null) {
            OnnxFile.write(onnx, stored.model());
        }
        if (pytorch != null) {
            PythonFile.write(pytorch, Framework.PYTORCH, stored.model(), stored.plan());
        }
        if (keras != null) {
            PythonFile.write(keras, Framework.KERAS, stored.model(), stored.plan());
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

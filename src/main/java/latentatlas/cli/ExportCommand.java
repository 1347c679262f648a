package latentatlas.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import latentatlas.archive.CodeTable;
import latentatlas.archive.CsvFile;
import latentatlas.archive.ManifoldPicture;
import latentatlas.archive.ModelFile;
import latentatlas.archive.NpzFile;
import latentatlas.archive.OnnxFile;
import latentatlas.archive.StoredModel;
import latentatlas.latent.Bounds;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a model's parts in other programs' formats.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ExportCommand implements Callable<Integer> {
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

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (onnx == null && codes == null && history == null && manifold == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "name what to write: --onnx DIR, --codes FILE, --manifold FILE or --history FILE");
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
            ManifoldPicture.write(manifold, stored.model(), stored.shape(), Bounds.around(REACH), GRID, 2);
        }
        if (history != null) {
            CsvFile.history(history, stored.plan(), stored.history());
        }
        return 0;
    }
}

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
    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Option(names = "--onnx", description = "A folder for encoder.onnx and decoder.onnx.")
    private @Nullable Path onnx;

    @Option(names = "--codes", description = "The kept codes and labels, *.csv or *.npz.")
    private @Nullable Path codes;

    @Option(names = "--history", description = "The figures of each epoch, *.csv.")
    private @Nullable Path history;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (onnx == null && codes == null && history == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name what to write: --onnx DIR, --codes FILE or --history FILE");
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
        if (history != null) {
            CsvFile.history(history, stored.plan(), stored.history());
        }
        return 0;
    }
}

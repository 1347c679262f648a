package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.latent.Bounds;
import latentatlas.message.Message;
import latentatlas.picture.ManifoldPicture;
import latentatlas.picture.Spacing;
import latentatlas.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "manifold", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ManifoldCommand implements Callable<Integer> {
    private static final int MOST = 200;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--grid", defaultValue = "20")
    private int grid;

    @Option(names = "--range", defaultValue = "3")
    private double range;

    @Option(names = "--spacing", defaultValue = "linear")
    private Spacing spacing;

    @Option(names = "--out", required = true)
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (grid < 1 || grid > MOST || !(range > 0 && range < 1e6)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.above-zero", "--grid", MOST, "--range"));
        }
        StoredModel stored = ModelFile.read(file);
        ManifoldPicture.write(out, stored.model(), stored.shape(), Bounds.around(range), spacing, grid, 1);
        return 0;
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.latent.Bounds;
import latentatlas.picture.ManifoldPicture;
import latentatlas.picture.Spacing;
import latentatlas.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "manifold",
        mixinStandardHelpOptions = true,
        description = "Decode a grid over the middle of the prior into a picture.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class ManifoldCommand implements Callable<Integer> {
    private static final int MOST = 200;

    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Option(names = "--grid", defaultValue = "20", description = "Images a side. Default: ${DEFAULT-VALUE}.")
    private int grid;

    @Option(
            names = "--range",
            defaultValue = "3",
            description = "The grid goes from minus this to this. Default: ${DEFAULT-VALUE}.")
    private double range;

    @Option(
            names = "--spacing",
            defaultValue = "linear",
            description =
                    "Of the grid's places: linear, or normal for equal shares of the prior. Default: ${DEFAULT-VALUE}.")
    private Spacing spacing;

    @Option(names = "--out", required = true, description = "The picture to write, *.png or *.svg.")
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        if (grid < 1 || grid > MOST || !(range > 0 && range < 1e6)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--grid must be 1 to " + MOST + " and --range above 0");
        }
        StoredModel stored = ModelFile.read(file);
        ManifoldPicture.write(out, stored.model(), stored.shape(), Bounds.around(range), spacing, grid, 1);
        return 0;
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.PngFile;
import latentatlas.archive.StoredModel;
import latentatlas.problem.ProblemException;
import latentatlas.vae.BatchCoder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "manifold",
        mixinStandardHelpOptions = true,
        description = "Decode a grid over the middle of the prior into a PNG.")
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

    @Option(names = "--out", required = true, description = "The PNG to write.")
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
        int latent = stored.model().architecture().latent();
        float[] codes = new float[grid * grid * latent];
        float[] code = new float[latent];
        for (int row = 0; row < grid; row++) {
            for (int column = 0; column < grid; column++) {
                stored.model().plane().code(place(column), -place(row), code);
                System.arraycopy(code, 0, codes, (row * grid + column) * latent, latent);
            }
        }
        float[] images = new float[grid * grid * stored.shape().values()];
        try (BatchCoder coder = stored.model().newBatchCoder()) {
            coder.decode(codes, grid * grid, images);
        }
        PngFile.write(out, images, stored.shape(), grid, grid);
        return 0;
    }

    private double place(int index) {
        return grid == 1 ? 0 : range * (2.0 * index / (grid - 1) - 1);
    }
}

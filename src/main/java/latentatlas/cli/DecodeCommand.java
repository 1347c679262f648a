package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.picture.PngFile;
import latentatlas.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decode", mixinStandardHelpOptions = true, description = "Decode one code into a PNG.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DecodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A model file.")
    private Path file;

    @Option(names = "--z", required = true, description = "The code, comma separated: 0.4,1.2")
    private String z;

    @Option(names = "--out", required = true, description = "The PNG to write.")
    private Path out;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        StoredModel stored = ModelFile.read(file);
        float[] code = code(stored.model().architecture().latent());
        float[] image = new float[stored.shape().values()];
        stored.model().newDecoder().decode(code, image);
        PngFile.write(out, image, stored.shape(), 1, 1);
        return 0;
    }

    private float[] code(int latent) {
        String[] parts = z.split(",");
        float[] code = new float[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                code[i] = Float.parseFloat(parts[i].trim());
            }
        } catch (NumberFormatException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--z is \"" + z + "\", not numbers separated by commas", e);
        }
        for (float value : code) {
            if (!Float.isFinite(value)) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--z holds " + value);
            }
        }
        if (code.length != latent) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--z has " + code.length + " numbers and this model's codes have " + latent);
        }
        return code;
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.message.Message;
import latentatlas.picture.PngFile;
import latentatlas.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decode", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DecodeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--z", required = true)
    private String z;

    @Option(names = "--out", required = true)
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
            throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.code.numbers", z), e);
        }
        for (float value : code) {
            if (!Float.isFinite(value)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), Message.text("cli.code.holds", String.valueOf(value)));
            }
        }
        if (code.length != latent) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.code.count", code.length, latent));
        }
        return code;
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.problem.ProblemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Work with data sets.",
        subcommands = DataCommand.Export.class)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class DataCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name what to do with data: export");
    }

    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write built-in digits as IDX files.")
    static final class Export implements Callable<Integer> {
        private static final int MOST = 2_000_000;

        @Parameters(paramLabel = "NAME", description = "builtin")
        private String name;

        @Option(names = "--count", defaultValue = "20000", description = "Images. Default: ${DEFAULT-VALUE}.")
        private int count;

        @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
        private long seed;

        @Option(names = "--out", required = true, description = "The folder to write to; it must exist.")
        private Path out;

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public Integer call() throws ProblemException {
            if (!name.equals("builtin")) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "\"" + name + "\" cannot be exported, only builtin");
            }
            if (count < 1 || count > MOST) {
                throw new CommandLine.ParameterException(spec.commandLine(), "--count must be 1 to " + MOST);
            }
            IdxWriter.write(out, "train", DigitWriter.images(count, seed));
            return 0;
        }
    }
}

package latentatlas.cli;

import java.io.PrintWriter;
import java.util.Optional;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unexpected;
import org.tinylog.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: the same jobs as in the window, without a screen. */
@Command(
        name = "latent-atlas",
        mixinStandardHelpOptions = true,
        version = "Latent Atlas 1.0.0",
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            AnomaliesCommand.class,
            CompareCommand.class,
            EncodeCommand.class,
            DecodeCommand.class,
            SampleCommand.class,
            ManifoldCommand.class,
            DrawCommand.class,
            InterpolateCommand.class,
            ExportCommand.class,
            InfoCommand.class,
            ShareCommand.class,
            DataCommand.class
        })
public final class AtlasCommand implements Runnable {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    @Option(names = "--verbose", scope = ScopeType.INHERIT)
    private boolean verbose;

    @CommandLine.Spec
    @SuppressWarnings("NullAway.Init")
    private CommandLine.Model.CommandSpec spec;

    private AtlasCommand() {}

    /** Runs a command line; returns the process's exit status. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** Whether a word is a command rather than the name of a file. */
    public static boolean isCommand(String word) {
        return commandLine().getSubcommands().containsKey(word);
    }

    /** The command line with its error messages of one line, for the program and for tests. */
    public static CommandLine commandLine() {
        AtlasCommand root = new AtlasCommand();
        CommandLine line = new CommandLine(root);
        line.setResourceBundle(Message.lines("help.", "${DEFAULT-VALUE}", "${COMPLETION-CANDIDATES}"));
        labelSubcommands(line);
        line.setHelpFactory(Choices::help);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> {
            complain(e.getCommandLine().getErr(), WrongUse.words(e));
            return WRONG_USE;
        });
        line.setExecutionStrategy(AtlasCommand::execute);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            Throwable cause = e instanceof CommandLine.ExecutionException && e.getCause() != null ? e.getCause() : e;
            complain(command.getErr(), cause instanceof ProblemException problem ? problem.line() : unexpected(cause));
            if (root.verbose) {
                Logger.error(cause);
            }
            return FAILED;
        });
        return line;
    }

    private static void labelSubcommands(CommandLine line) {
        line.getCommandSpec().usageMessage().synopsisSubcommandLabel(Message.text("cli.command-label"));
        line.getSubcommands().values().forEach(AtlasCommand::labelSubcommands);
    }

    /** Lets errors be said as exceptions are: picocli knows the latter alone. */
    private static int execute(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            CommandLine command = parsed.commandSpec().commandLine();
            throw new CommandLine.ExecutionException(command, String.valueOf(e.getMessage()), e);
        }
    }

    private static String unexpected(Throwable e) {
        Optional<ProblemException> lack = Unexpected.lack(Message.of("cli.commandFailed"), e);
        if (lack.isPresent()) {
            return lack.get().line();
        }
        return Message.text("cli.unexpected", e);
    }

    private static void complain(PrintWriter err, String message) {
        err.println("latent-atlas: " + message.replaceAll("\\R", " "));
        err.flush();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.name-command"));
    }
}

package latentatlas.cli;

import java.util.List;
import java.util.stream.Collectors;
import latentatlas.message.Message;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our own words: picocli's are English. */
final class WrongUse {
    private WrongUse() {}

    static String words(ParameterException e) {
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return Message.text("cli.use.unknown", String.join(" ", unmatched.getUnmatched()));
        } else if (e instanceof MissingParameterException missing
                && missing.getMissing() != null
                && !missing.getMissing().isEmpty()) {
            List<ArgSpec> lacking = missing.getMissing();
            return Message.text(
                    "cli.use.missing", lacking.stream().map(WrongUse::written).collect(Collectors.joining(", ")));
        } else if (argument != null && value != null) {
            List<String> choices = Choices.of(argument);
            return choices.isEmpty()
                    ? Message.text("cli.use.value", name(argument), value)
                    : Message.text("cli.use.one-of", name(argument), value, String.join(", ", choices));
        }
        String said = String.valueOf(e.getMessage());
        // Our own have our words already.
        return e.getClass() == ParameterException.class && argument == null
                ? said
                : Message.text("cli.use.other", said);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String written(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + option.paramLabel()
                : argument.paramLabel();
    }
}

package latentatlas.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The words that an option may have, as one types them: picocli shows the names of Java's constants, in capitals. */
final class Choices {
    private Choices() {}

    /** In their order; empty where any word may be. */
    static List<String> of(ArgSpec argument) {
        Iterable<String> names = argument.completionCandidates();
        return names == null
                ? List.of()
                : StreamSupport.stream(names.spliterator(), false)
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** The help of a command with these words. */
    static Help help(CommandSpec command, Help.ColorScheme colours) {
        return new Help(command, colours) {
            @Override
            public IOptionRenderer createDefaultOptionRenderer() {
                IOptionRenderer usual = super.createDefaultOptionRenderer();
                return (option, labels, scheme) -> {
                    List<String> words = of(option);
                    if (words.isEmpty()) {
                        return usual.render(option, labels, scheme);
                    }
                    OptionSpec shown =
                            option.toBuilder().completionCandidates(words).build();
                    shown.messages(option.messages());
                    return usual.render(shown, labels, scheme);
                };
            }
        };
    }
}

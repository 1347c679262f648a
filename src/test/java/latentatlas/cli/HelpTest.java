package latentatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import latentatlas.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line speaks the language of the moment; in one thread, as the language is the whole program's. */
class HelpTest {
    private static final int WIDTH = 80;

    @AfterEach
    void speakEnglishAgain() {
        Language.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandAndEveryArgumentIsDescribed(Language language) {
        Language.speak(language);
        assertThat(commands(AtlasCommand.commandLine())).hasSizeGreaterThan(15).allSatisfy(command -> {
            CommandLine.Model.CommandSpec spec = command.getCommandSpec();
            assertThat(said(spec.usageMessage().description(), language))
                    .as(spec.qualifiedName())
                    .isTrue();
            assertThat(spec.args())
                    .allMatch(argument -> said(argument.description(), language), "described in " + spec.name());
        });
    }

    @ParameterizedTest
    @EnumSource
    void helpStaysWithinTheTerminalsColumns(Language language) {
        Language.speak(language);
        assertThat(commands(AtlasCommand.commandLine()))
                .allSatisfy(command -> assertThat(
                                command.getUsageMessage(Ansi.OFF).lines())
                        .allMatch(line -> Ansi.OFF.new Text(line).getCJKAdjustedLength() <= WIDTH));
    }

    @Test
    void aWrongCommandLineIsAnsweredInTheLanguageOfTheMoment() {
        Language.speak(Language.CHINESE);
        assertThat(complaint("train", "--data", "x")).isEqualTo("latent-atlas: 缺少 --out=<out>；--help 会说明有哪些");
        assertThat(complaint("dance")).isEqualTo("latent-atlas: 不认识 dance；--help 会说明有哪些");
        assertThat(complaint("train", "--data", "x", "--out", "y", "--beta", "much"))
                .isEqualTo("latent-atlas: --beta 不能为“much”");
        assertThat(complaint("export", "x", "--map", "y.png", "--metric", "metre"))
                .isEqualTo("latent-atlas: --metric 为“metre”，应为 euclidean, fisher-rao 之一");
        Language.speak(Language.ENGLISH);
        assertThat(complaint("train", "--data", "x"))
                .isEqualTo("latent-atlas: --out=<out> is missing; --help says what there is");
    }

    @Test
    void paddingCountsAChineseCharacterAsTwoColumns() {
        assertThat(Columns.padded("loss", 8) + "1").isEqualTo("loss    1");
        assertThat(Columns.padded("损失", 8) + "1").isEqualTo("损失    1");
        assertThat(Columns.padded("损失", 3) + "1").isEqualTo("损失 1");
    }

    private static boolean said(String[] description, Language language) {
        String text = String.join(" ", description);
        boolean chinese = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        // A list of words that are typed is the same in all languages.
        boolean typed = text.matches("[a-z_, *.、或-]+");
        return !text.isBlank() && (typed || chinese == (language == Language.CHINESE));
    }

    private static List<CommandLine> commands(CommandLine line) {
        return Stream.concat(
                        Stream.of(line),
                        line.getSubcommands().values().stream().flatMap(each -> commands(each).stream()))
                .toList();
    }

    private static String complaint(String... arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = AtlasCommand.commandLine();
        line.setErr(new PrintWriter(err));
        assertThat(line.execute(arguments)).isEqualTo(AtlasCommand.WRONG_USE);
        return err.toString().strip();
    }
}

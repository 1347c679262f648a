package latentatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.archive.StoredModel;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.measure.Scores;
import latentatlas.message.Language;
import latentatlas.net.Activation;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.Preset;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Architecture;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void theChoicesOfAnOptionAreShownAsOneTypesThem() {
        assertThat(commands(AtlasCommand.commandLine()))
                .allSatisfy(command -> assertThat(command.getUsageMessage(Ansi.OFF))
                        .doesNotContain("RELU", "DENSITY", "LIGHT", "EUCLIDEAN"));
        assertThat(complaint("train", "--data", "x", "--out", "y", "--schedule", "steep"))
                .isEqualTo("latent-atlas: --schedule is \"steep\", not one of constant, cosine, one_cycle");
        assertThat(complaint("encode", "x", "--data", "y", "--split", "third"))
                .isEqualTo("latent-atlas: --split is \"third\", not one of train, test");
    }

    @Test
    void aPlaceForACommandIsNamedInTheLanguageOfTheMoment() {
        Language.speak(Language.CHINESE);
        assertThat(commands(AtlasCommand.commandLine()))
                .filteredOn(command -> !command.getSubcommands().isEmpty())
                .hasSize(2)
                .allSatisfy(command -> assertThat(command.getUsageMessage(Ansi.OFF))
                        .contains("[命令]")
                        .doesNotContain("COMMAND"));
    }

    @Test
    void namesOfTheProgramsOwnFollowTheLanguageAndThoseForOtherProgramsStay(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("model.latent");
        ModelFile.write(file, model(DigitWriter.NAME));
        Language.speak(Language.CHINESE);
        assertThat(said("info", file.toString()))
                .containsPattern("数据 +内置手写数字\\R")
                .doesNotContain(DigitWriter.NAME);
        assertThat(said("info", file.toString(), "--json")).contains("\"data\":\"" + DigitWriter.NAME + "\"");
        Language.speak(Language.ENGLISH);
        assertThat(said("info", file.toString())).containsPattern("[Dd]ata +Built-in digits\\R");
    }

    private static StoredModel model(String data) {
        ImageSet digits = DigitWriter.images(50, 1);
        TrainingPlan plan =
                Preset.ATLAS.plan().with().hidden(List.of(4)).epochs(1).build();
        Checkpoint trained = new Trainer(1, 1, () -> 0)
                .run(plan, new TrainingImages(digits, null), SnapshotSink.NONE, new Control(plan))
                .checkpoint();
        return ModelPacker.pack(trained, digits, digits, data, 1, false);
    }

    private static String said(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = AtlasCommand.commandLine();
        line.setOut(new PrintWriter(out));
        assertThat(line.execute(arguments)).isZero();
        return out.toString();
    }

    @Test
    void likelihoodsThatCannotBeComparedAreNamedInTheLanguageOfTheMoment() {
        Language.speak(Language.CHINESE);
        List<Architecture> models = Stream.of(Likelihood.values())
                .map(likelihood -> new Architecture(ModelKind.VAE, 9, List.of(), 2, Activation.RELU, likelihood))
                .toList();
        assertThat(Scores.incomparable(models).orElseThrow().text())
                .contains("（伯努利, 连续伯努利, 高斯, 高斯（tanh）, 线性）")
                .doesNotContain("ernoulli", "aussian", "linear");
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

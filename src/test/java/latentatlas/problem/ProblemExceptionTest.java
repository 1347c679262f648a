package latentatlas.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latentatlas.message.Language;
import latentatlas.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemExceptionTest {
    private static final Pattern BUILT = Pattern.compile("new ProblemException\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Keys, formats of numbers and what stands between the parts of a list or of a path have no words side by side. */
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}\\s+\\p{L}|\\p{IsHan}");

    private static final ProblemException PROBLEM = new ProblemException(
            Message.of("image.tooManyPixels", 200_000_000L, 100_000_000L),
            Path.of("a.png"),
            Message.of("image.makeSmaller"));

    @AfterEach
    void speakEnglish() {
        Language.speak(Language.ENGLISH);
    }

    @Test
    void isSaidInTheLanguageOfTheMoment() {
        assertThat(PROBLEM.line())
                .isEqualTo("a.png: the image has 200000000 pixels, more than 100000000. Make it smaller");
        Language.speak(Language.CHINESE);
        assertThat(PROBLEM.line()).isEqualTo("a.png：图像有 200000000 个像素，超过了 100000000 个。请将其缩小");
        assertThat(PROBLEM).hasMessage("图像有 200000000 个像素，超过了 100000000 个");
        assertThat(PROBLEM.nextStep()).isEqualTo("请将其缩小");
    }

    @Test
    void aProblemWithinAProblemIsInItsLanguageToo() {
        ProblemException all = new ProblemException(
                Message.of("image.someUnreadable", 1, 2, PROBLEM.message()), null, Message.of("image.repair"), PROBLEM);
        Language.speak(Language.CHINESE);
        assertThat(all.line()).isEqualTo("2 张图像中有 1 张无法读取；第一张：图像有 200000000 个像素，超过了 100000000 个。请修复或移除它");
    }

    @Test
    void whatAFileHoldsIsQuotedAsFarAsItCanBeRead() {
        ProblemException odd = new ProblemException(
                Message.of("image.npy.order", "a\0b\u001Bc\u0085d\r\ne" + "x".repeat(70_000)),
                null,
                Message.of("image.repair"));
        assertThat(odd.what())
                .startsWith("it is no array in C order: a?b?c d exxx")
                .endsWith("x…")
                .hasSize(600);
        assertThat(odd.line()).startsWith(odd.what()).hasSizeLessThan(700);
        assertThat(odd).hasMessage(odd.what());
    }

    @Test
    void isBuiltOfKeysAndNeverOfSentences() throws IOException {
        List<String> built = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                Matcher start = BUILT.matcher(text);
                while (start.find()) {
                    String arguments = arguments(text, start.end());
                    built.add(arguments);
                    LITERAL.matcher(arguments)
                            .results()
                            .map((MatchResult literal) -> literal.group(1))
                            .filter(literal -> WORDS.matcher(literal).find())
                            .forEach(literal -> sentences.add(source + ": " + literal));
                }
            }
        }
        assertThat(built).hasSizeGreaterThan(50);
        assertThat(sentences).isEmpty();
    }

    /** What stands before the bracket that closes the one before {@code from}; brackets in literals do not count. */
    private static String arguments(String text, int from) {
        Matcher token = Pattern.compile(LITERAL.pattern() + "|[()]").matcher(text);
        int open = 1;
        int at = from;
        while (open > 0 && token.find(at)) {
            at = token.end();
            open += token.group().equals("(") ? 1 : token.group().equals(")") ? -1 : 0;
        }
        return text.substring(from, at);
    }
}

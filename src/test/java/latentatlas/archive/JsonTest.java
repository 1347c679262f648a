package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;
import latentatlas.training.Inference;
import latentatlas.vae.PosteriorForm;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    private enum Colour {
        RED,
        BLUE
    }

    private record Part(
            String name, List<Integer> widths, @Nullable Colour colour) {
        Part {
            widths = List.copyOf(widths);
        }
    }

    private record Whole(int count, long seed, double meanLoss, float[] axis, Part part, boolean done) {
        Whole {
            if (count < 0) {
                throw new Unfit(Message.of("plan.epochs", count));
            }
        }

        /** Named like a property of a bean; a record has its components alone. */
        public boolean isEmpty() {
            return count == 0;
        }
    }

    private static final String GOOD = """
            {"count": 1, "seed": -9007199254740993, "mean_loss": 2, "axis": [0.1, -2],
             "part": {"name": "ä", "widths": [3], "colour": "RED"}, "done": true}""";

    private static Whole read(String text) throws IOException {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), "the text", Whole.class);
    }

    private static String refusal(String text) {
        return assertThrows(Refused.class, () -> read(text)).getMessage();
    }

    @Test
    void aPlanOfBeforeRefinementsHasNoneAndOneWithoutThemIsWrittenAsBefore() throws IOException {
        String before = "{\"posterior\":\"FULL\",\"samples\":3,\"pseudo_inputs\":0}";
        Inference read = Json.read(before.getBytes(StandardCharsets.UTF_8), "the text", Inference.class);
        assertEquals(new Inference(PosteriorForm.FULL, 3, 0, 0), read);
        assertEquals(before, Json.tree(read).toString());
        Inference refined = new Inference(PosteriorForm.FULL, 3, 0, 2);
        assertEquals(refined, Json.read(Json.tree(refined), "the text", Inference.class));
    }

    @Test
    void aRecordComesBack() throws IOException {
        Whole read = read(GOOD);
        assertEquals(new Part("ä", List.of(3), Colour.RED), read.part());
        assertEquals(-9_007_199_254_740_993L, read.seed());
        assertEquals(2, read.meanLoss());
        assertEquals(0.1f, read.axis()[0]);
        String written = Json.tree(read).toString();
        assertEquals(
                "{\"count\":1,\"seed\":-9007199254740993,\"mean_loss\":2.0,\"axis\":[0.1,-2.0],"
                        + "\"part\":{\"name\":\"ä\",\"widths\":[3],\"colour\":\"RED\"},\"done\":true}",
                written);
        assertEquals(
                written,
                Json.tree(read(new String(Json.write(read), StandardCharsets.UTF_8)))
                        .toString());
    }

    @Test
    void aFigureThatCouldNotBeMeasuredIsNullAndANullableComponentMayBeMissing() throws IOException {
        Whole read = read(GOOD.replace(": 2,", ": null,").replace(", \"colour\": \"RED\"", ""));
        assertEquals(Double.NaN, read.meanLoss());
        assertEquals(null, read.part().colour());
        assertEquals(
                "{\"count\":1,\"seed\":-9007199254740993,\"mean_loss\":null,\"axis\":[0.1,-2.0],"
                        + "\"part\":{\"name\":\"ä\",\"widths\":[3]},\"done\":true}",
                Json.tree(read).toString());
    }

    @Test
    void aFieldOfALaterVersionIsPassedOver() throws IOException {
        assertEquals(
                1,
                read(GOOD.replace("{\"name", "{\"later\": {\"a\": []}, \"name")).count());
    }

    /** What is put where, and what is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            value = {
                "\"count\": 1, || the text has no \"count\"",
                "\"name\": \"ä\", || the text has no \"part.name\"",
                "\"count\": 1|\"count\": \"1\"|\"count\" is no whole number",
                "\"count\": 1|\"count\": 1.5|\"count\" is no whole number",
                "\"count\": 1|\"count\": null|\"count\" is null",
                "\"count\": 1|\"count\": 3000000000|\"count\" is no whole number",
                "\"count\": 1|\"count\": true|\"count\" is no whole number",
                "\"count\": 1|\"count\": -1|-1 epochs",
                "\"mean_loss\": 2|\"mean_loss\": \"2\"|\"mean_loss\" is no number",
                "\"mean_loss\": 2|\"mean_loss\": \"NaN\"|\"mean_loss\" is no number",
                "\"mean_loss\": 2|\"mean_loss\": 1e999|\"mean_loss\" is no number",
                "\"mean_loss\": 2|\"mean_loss\": []|\"mean_loss\" is no number",
                "[0.1,|[\"0.1\",|\"axis[0]\" is no number",
                "[0.1,|[null,|\"axis[0]\" is null",
                "[0.1, -2]|0.1|\"axis\" is no list",
                "\"ä\"|7|\"part.name\" is no text",
                "\"ä\"|null|\"part.name\" is null",
                "[3]|3|\"part.widths\" is no list",
                "[3]|[3, 4.5]|\"part.widths[1]\" is no whole number",
                "[3]|[3, null]|\"part\" is no object",
                "\"RED\"|\"Gr\\neen\"|this program knows no colour \"gr?een\"",
                "\"RED\"|1|this program knows no colour \"1\"",
                "true|\"true\"|\"done\" is no true or false",
                "{\"name\": \"ä\", \"widths\": [3], \"colour\": \"RED\"}|[]|\"part\" is no object",
                "{\"name\": \"ä\", \"widths\": [3], \"colour\": \"RED\"}|null|\"part\" is null",
                "true}|true} 1|the text is no JSON",
                "true}|tru}|the text is no JSON",
                "true}|true|the text is no JSON",
            })
    void whatIsWrongIsSaidWithItsPlace(String good, String bad, String message) {
        assertEquals(1, (GOOD + good).split(java.util.regex.Pattern.quote(good), -1).length - 2);
        assertEquals(message.strip(), refusal(GOOD.replace(good, bad == null ? "" : bad)));
    }

    @Test
    void aTextThatIsNoObjectIsRefused() {
        assertEquals("the text is no object", refusal("[1]"));
        assertEquals("the text is no object", refusal("5"));
        assertEquals("the text is no object", refusal("null"));
        assertEquals("the text is no object", refusal(""));
    }
}

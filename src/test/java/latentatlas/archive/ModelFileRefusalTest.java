package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import latentatlas.message.Language;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files under a valid seal whose meaning cannot be: each is refused, saying why. */
class ModelFileRefusalTest {
    @TempDir
    private Path folder;

    @Test
    void aFileOfANewerFormatSaysSo() throws IOException {
        byte[] newer = withText(json -> json.put("format", 2));
        Path file = folder.resolve("newer.latent");
        Files.write(file, newer);
        ProblemException problem = assertThrows(ProblemException.class, () -> ModelFile.read(file));
        assertTrue(problem.what().contains("newer Latent Atlas"), problem.what());
        assertTrue(problem.nextStep().startsWith("Update"), problem.nextStep());
    }

    @Test
    void anArchitectureThatItsArraysDoNotFitIsRefused() throws IOException {
        assertRefused(withText(json -> plan(json).put("latent", 3)), "dimensions");
        assertRefused(withText(json -> plan(json).putArray("hidden").add(13).add(6)), "does not fit");
        assertRefused(withText(json -> plan(json).putArray("hidden").add(13)), "larger than it can be");
        assertRefused(withText(json -> plan(json).put("kind", "AE").put("latent", 2)), "does not fit");
        assertRefused(withText(json -> plan(json).put("kind", "GAN")), "knows no kind \"gan\"");
        assertRefused(withText(json -> ((ObjectNode) json.get("images")).put("width", 7)), "does not fit");
    }

    @Test
    void anArchitectureMuchLargerThanTheFileIsRefusedBeforeItIsHeld() throws IOException {
        assertRefused(withText(json -> plan(json).putArray("hidden").add(40_000).add(40_000)), "much larger");
        assertRefused(withText(json -> plan(json).putArray("hidden").add(65_536).add(65_536)), "narrower layer");
    }

    @Test
    void whatNoModelCanBeIsRefusedInTheLanguageOfTheProgram() throws IOException {
        Language before = Language.now();
        Language.speak(Language.CHINESE);
        try {
            assertRefused(withText(json -> images(json).put("width", 4097)), "4097 x 5 像素");
            assertRefused(withText(json -> images(json).put("channels", 2)), "2 个通道");
            assertRefused(withText(json -> plan(json).put("beta", -1)), "beta 为 -1");
            assertRefused(
                    withText(json -> plan(json).putArray("hidden").add(65_536).add(65_536)), "65536 x 65536");
            assertRefused(withText(json -> json.putArray("kl_of_dimensions")), "KL");
            assertRefused(withText(json -> history(json).withObject("/leg").put("progress", -1)), "起点");
            assertRefused(withText(json -> history(json).withObject("/tally").put("seconds", -1)), "统计");
            assertRefused(
                    withText(json -> history(json).withObject("/tally/epoch").put("steps", -1)), "统计");
            assertRefused(withText(ModelFileRefusalTest::putInFiveDimensions), "平面为 5 维，而潜空间为 ");
        } finally {
            Language.speak(before);
        }
    }

    private static void putInFiveDimensions(ObjectNode json) {
        for (String axis : new String[] {"origin", "first", "second"}) {
            ((ObjectNode) json.get("plane"))
                    .putArray(axis)
                    .add(1)
                    .add(0)
                    .add(0)
                    .add(0)
                    .add(0);
        }
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Map<String, byte[]> entries = ModelFileDamageTest.entries(Models.bytes(Models.full(11)));
        entries.put("codes.npy", new byte[1 << 26]);
        byte[] bomb = ModelFileDamageTest.zip(entries);
        assertTrue(bomb.length < 1 << 18, "the bomb is small");
        assertRefused(bomb, "larger than it can be");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name : new String[] {"../codes.npy", "/etc/codes.npy", "C:\\codes.npy", "codes.exe", "other.npy"}) {
            Map<String, byte[]> entries =
                    ModelFileDamageTest.entries(Models.bytes(Models.full(11).with(Models.timeline())));
            entries.put(name, entries.get("codes.npy"));
            assertRefused(ModelFileDamageTest.zip(entries), "holds an entry");
        }
    }

    @Test
    void aMissingArrayIsNamed() throws IOException {
        Map<String, byte[]> entries =
                ModelFileDamageTest.entries(Models.bytes(Models.full(11).with(Models.timeline())));
        entries.remove("decoder_0_biases.npy");
        assertRefused(ModelFileDamageTest.zip(entries), "no array decoder_0_biases");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertRefused("<html>Not found</html>".getBytes(StandardCharsets.UTF_8), "no Latent Atlas model");
    }

    private static void assertRefused(byte[] file, String why) {
        Refused refused = assertThrows(Refused.class, () -> ModelFileTest.read(file));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    private static byte[] withText(Consumer<ObjectNode> change) throws IOException {
        Map<String, byte[]> entries = ModelFileDamageTest.entries(Models.bytes(Models.full(11)));
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(entries.get("model.json"));
        change.accept(json);
        entries.put("model.json", mapper.writeValueAsBytes(json));
        return ModelFileDamageTest.zip(entries);
    }

    private static ObjectNode images(ObjectNode json) {
        return (ObjectNode) json.get("images");
    }

    private static ObjectNode history(ObjectNode json) {
        return (ObjectNode) json.get("history");
    }

    private static ObjectNode plan(ObjectNode json) {
        return (ObjectNode) json.get("plan");
    }
}

package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentatlas.message.Language;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ModelFileDamageTest {
    private static final int DAMAGES = 1000;
    private static final int DIGEST = 64;

    @TempDir
    Path folder;

    @Test
    void aThousandRandomDamagesAreEachRefusedWithAMessage() throws IOException {
        byte[] whole = ModelFile.bytes(Models.full(11));
        Path file = folder.resolve("damaged.latent");
        Random random = new Random(12);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = damage(whole, random);
            if (Arrays.equals(damaged, whole)) {
                continue;
            }
            Files.write(file, damaged);
            ProblemException problem =
                    assertThrows(ProblemException.class, () -> ModelFile.read(file), "damage " + i + " was accepted");
            assertEquals(file.toString(), problem.where());
            assertFalse(problem.what().isBlank() || problem.what().contains("null"), problem.what());
            assertFalse(problem.nextStep().isBlank());
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() throws IOException {
        byte[] whole = ModelFile.bytes(Models.full(11));
        for (int length = 0; length < whole.length; length += 1 + length / 200) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(Refused.class, () -> ModelFileTest.read(cut), "cut at " + length);
        }
    }

    /** A stranger can make a seal. Then the parsers stand alone, and must refuse, or find the very same model. */
    @Test
    void damageUnderAValidSealNeverChangesAModelAndNeverCrashes() throws IOException {
        StoredModel model = Models.full(11);
        byte[] whole = ModelFile.bytes(model);
        Random random = new Random(13);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] damaged = damage(whole, random);
            if (damaged.length > DIGEST) {
                damaged = resealed(damaged);
            }
            StoredModel read;
            try {
                read = ModelFileTest.read(damaged);
            } catch (Refused e) {
                assertFalse(e.getMessage().isBlank());
                continue;
            }
            ModelFileTest.assertSame(model, read);
        }
    }

    /** Here the checksums are right too: only the checks of meaning are left. */
    @Test
    void randomTextUnderRightChecksumsIsRefusedOrGivesAModel() throws IOException {
        Map<String, byte[]> entries = entries(ModelFile.bytes(Models.full(11).with(Models.timeline())));
        byte[] text = entries.get("model.json");
        Random random = new Random(14);
        for (int i = 0; i < DAMAGES; i++) {
            byte[] changed = text.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                String any = "0123456789-.eE\"{}[],:anul ";
                changed[random.nextInt(changed.length)] = (byte) any.charAt(random.nextInt(any.length()));
            }
            entries.put("model.json", changed);
            try {
                ModelFileTest.read(zip(entries));
            } catch (Refused e) {
                assertFalse(e.getMessage().isBlank());
            }
        }
    }

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
            assertRefused(withText(json -> plan(json).putArray("hidden").add(65_536).add(65_536)), "65536 x 65536");
            assertRefused(withText(json -> json.putArray("kl_of_dimensions")), "KL");
            assertRefused(withText(json -> history(json).withObject("/leg").put("progress", -1)), "起点");
            assertRefused(withText(json -> history(json).withObject("/tally").put("seconds", -1)), "统计");
            assertRefused(withText(json -> history(json).withObject("/tally/epoch").put("steps", -1)), "统计");
            assertRefused(withText(ModelFileDamageTest::putInFiveDimensions), "平面为 5 维，而潜空间为 ");
        } finally {
            Language.speak(before);
        }
    }

    private static void putInFiveDimensions(ObjectNode json) {
        for (String axis : new String[] {"origin", "first", "second"}) {
            ((ObjectNode) json.get("plane")).putArray(axis).add(1).add(0).add(0).add(0).add(0);
        }
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        Map<String, byte[]> entries = entries(ModelFile.bytes(Models.full(11)));
        entries.put("codes.npy", new byte[1 << 26]);
        byte[] bomb = zip(entries);
        assertTrue(bomb.length < 1 << 18, "the bomb is small");
        assertRefused(bomb, "larger than it can be");
    }

    @Test
    void namesThatLeadElsewhereAreRefused() throws IOException {
        for (String name : new String[] {"../codes.npy", "/etc/codes.npy", "C:\\codes.npy", "codes.exe", "other.npy"}) {
            Map<String, byte[]> entries =
                    entries(ModelFile.bytes(Models.full(11).with(Models.timeline())));
            entries.put(name, entries.get("codes.npy"));
            assertRefused(zip(entries), "holds an entry");
        }
    }

    @Test
    void aMissingArrayIsNamed() throws IOException {
        Map<String, byte[]> entries = entries(ModelFile.bytes(Models.full(11).with(Models.timeline())));
        entries.remove("decoder_0_biases.npy");
        assertRefused(zip(entries), "no array decoder_0_biases");
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
        Map<String, byte[]> entries = entries(ModelFile.bytes(Models.full(11)));
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(entries.get("model.json"));
        change.accept(json);
        entries.put("model.json", mapper.writeValueAsBytes(json));
        return zip(entries);
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

    static Map<String, byte[]> entries(byte[] file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        SealedZip zip = new SealedZip();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            zip.deflate(entry.getKey(), entry.getValue());
        }
        return zip.seal();
    }

    /** A copy of a file, with the seal that its content asks for. */
    static byte[] resealed(byte[] file) {
        try {
            byte[] sealed = file.clone();
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(sealed, 0, sealed.length - DIGEST);
            byte[] hex = HexFormat.of().formatHex(sha.digest()).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(hex, 0, sealed, sealed.length - DIGEST, DIGEST);
            return sealed;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** One of: a bit flipped, a byte changed, a stretch zeroed, cut short, bytes removed, put in, or appended. */
    private static byte[] damage(byte[] whole, Random random) {
        byte[] damaged = whole.clone();
        int at = random.nextInt(whole.length);
        int length = 1 + random.nextInt(Math.min(64, whole.length - at));
        switch (random.nextInt(7)) {
            case 0 -> damaged[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> damaged[at] = (byte) random.nextInt();
            case 2 -> Arrays.fill(damaged, at, at + length, (byte) 0);
            case 3 -> damaged = Arrays.copyOf(whole, at);
            case 4 -> {
                damaged = Arrays.copyOf(whole, whole.length - length);
                System.arraycopy(whole, at + length, damaged, at, whole.length - at - length);
            }
            case 5 -> {
                damaged = Arrays.copyOf(whole, whole.length + length);
                System.arraycopy(whole, at, damaged, at + length, whole.length - at);
            }
            default -> damaged = Arrays.copyOf(whole, whole.length + length);
        }
        return damaged;
    }
}

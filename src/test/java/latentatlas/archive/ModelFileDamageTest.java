package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ModelFileDamageTest {
    private static final int DAMAGES = 1000;
    private static final int DIGEST = 64;

    @TempDir
    private Path folder;

    @Test
    void aThousandRandomDamagesAreEachRefusedWithAMessage() throws IOException {
        byte[] whole = Models.bytes(Models.full(11));
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
        byte[] whole = Models.bytes(Models.full(11));
        for (int length = 0; length < whole.length; length += 1 + length / 200) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(Refused.class, () -> ModelFileTest.read(cut), "cut at " + length);
        }
    }

    /** A stranger can make a seal. Then the parsers stand alone, and must refuse, or find the very same model. */
    @Test
    void damageUnderAValidSealNeverChangesAModelAndNeverCrashes() throws IOException {
        StoredModel model = Models.full(11);
        byte[] whole = Models.bytes(model);
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
        Map<String, byte[]> entries = entries(Models.bytes(Models.full(11).with(Models.timeline())));
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
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        SealedZip zip = new SealedZip(file);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            zip.deflate(entry.getKey(), entry.getValue());
        }
        zip.seal();
        return file.toByteArray();
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

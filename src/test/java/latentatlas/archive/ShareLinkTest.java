package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import latentatlas.image.DataSet;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Split;
import latentatlas.problem.ProblemException;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareLinkTest {
    private static Share share(JsonNode view) {
        Form form = new Form(new ImageShape(32, 24, 3), true, true, "Smiling");
        return new Share(Preset.PAPER.plan(), new Share.Data("my cats", "0123abcd", form), true, view);
    }

    private static String why(String link) {
        ProblemException problem = assertThrows(ProblemException.class, () -> ShareLink.read(link));
        assertFalse(problem.nextStep().isBlank());
        return problem.what();
    }

    private static String packed(byte[] content) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content);
        }
        return "atlas:1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    @Test
    void aLinkIsReadBackAsItWasAlsoFromAFileAndFromAMailThatBrokeItsLines(@TempDir Path folder) throws Exception {
        for (JsonNode view : new JsonNode[] {null, Json.tree(new int[] {1, 2, 3})}) {
            Share share = share(view);
            String link = ShareLink.of(share);
            assertTrue(ShareLink.like(link));
            assertEquals(share, ShareLink.read(link));
            assertEquals(share, ShareLink.read("  " + link.replaceAll("(.{20})", "$1\r\n ") + "\n"));
            Path file = folder.resolve("a.atlas");
            ShareLink.write(file, share);
            assertEquals(share, ShareLink.read(file));
            assertTrue(link.length() < 700, link);
        }
    }

    @Test
    void anyCharacterThatWasChangedOrLostIsNoticed() {
        String link = ShareLink.of(share(null));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            int place = 8 + random.nextInt(link.length() - 8);
            char other = (char) ('a' + random.nextInt(26));
            String changed = link.substring(0, place) + other + link.substring(place + 1);
            if (!changed.equals(link) && place < link.length() - 1) {
                assertTrue(why(changed).contains("damaged"));
            }
            assertTrue(why(link.substring(0, place)).contains("damaged"));
        }
        assertTrue(why("atlas:").contains("no link"));
        assertTrue(why("atlas:1:%%%").contains("damaged"));
        assertTrue(why("hello").contains("no link"));
    }

    @Test
    void aNewerFormIsNamedAndATextThatUnpacksWithoutEndIsRefused() throws Exception {
        assertTrue(why("atlas:2:abc").contains("form 2"));
        assertTrue(why("atlas:999999999:abc").contains("999999999"));
        assertTrue(why(packed(new byte[200_000_000])).contains("long"));
        assertTrue(why(packed(new byte[ShareLink.MOST_UNPACKED + 1])).contains("damaged"));
        assertTrue(why("atlas:1:" + "A".repeat(ShareLink.LONGEST)).contains("too long"));
        assertTrue(
                why(packed("{\"plan\": {}}".getBytes(StandardCharsets.UTF_8))).contains("damaged"));
    }

    @Test
    void aLargeFileIsNotReadAtAll(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("big.atlas"), new byte[ShareLink.LONGEST + 1]);
        assertTrue(assertThrows(ProblemException.class, () -> ShareLink.read(file))
                .what()
                .contains("long"));
    }

    @Test
    void aViewThatIsTooMuchForALinkIsLeftOut() throws Exception {
        double[] noise = new SplittableRandom(1).doubles(60_000).toArray();
        Share read = ShareLink.read(ShareLink.of(share(Json.tree(noise))));
        assertNull(read.view());
    }

    @Test
    void setsThatAreTheSameEverywhereAreKnownByTheirNames() {
        assertEquals(Optional.of("builtin"), source(DigitWriter.NAME));
        assertEquals(Optional.of("mnist"), source("MNIST"));
        assertEquals(Optional.of("fashion-mnist"), source("Fashion-MNIST"));
        assertEquals(Optional.of("emnist:letters"), source("EMNIST letters"));
        assertEquals(Optional.empty(), source("my cats"));
    }

    @Test
    void aTextOfTheGreatestLengthIsStillLookedAt(@TempDir Path folder) throws Exception {
        String link = "atlas:1:" + "A".repeat(ShareLink.LONGEST - 8);
        assertTrue(why(link).contains("damaged"));
        assertTrue(why(link + "A").contains("too long"));
        Path file = Files.writeString(folder.resolve("long.atlas"), link);
        assertTrue(assertThrows(ProblemException.class, () -> ShareLink.read(file))
                .what()
                .contains("damaged"));
        Path none = folder.resolve("none.atlas");
        assertTrue(assertThrows(ProblemException.class, () -> ShareLink.read(none))
                .what()
                .contains("cannot be read"));
    }

    @Test
    void aTextThatUnpacksToTheMostIsRead() throws Exception {
        byte[] json = Json.tree(share(null)).toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(json, ShareLink.MOST_UNPACKED);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        assertEquals(share(null), ShareLink.read(packed(padded)));
        byte[] more = Arrays.copyOf(padded, padded.length + 1);
        more[padded.length] = ' ';
        assertTrue(why(packed(more)).contains("damaged"));
    }

    /** Whatever version it names, it must be a number to be one. */
    @Test
    void aLinkIsOneByItsBeginning() {
        assertTrue(ShareLink.like(" \natlas:1:x"));
        assertTrue(ShareLink.like("atlas:"));
        assertFalse(ShareLink.like("my atlas:1:x"));
        assertFalse(ShareLink.like("Atlas"));
        assertFalse(ShareLink.like(null));
        assertTrue(why("atlas:0:abc").contains("form 0"));
        assertTrue(why("atlas:1234567890:abc").contains("no link"));
    }

    @Test
    void imagesAreTheSharedOnesByTheChecksumOfThoseTrainedOn() throws Exception {
        ImageSet images = DigitWriter.images(40, 3);
        StoredModel model = Models.full(2);
        for (double validation : new double[] {0, 0.25}) {
            TrainingPlan plan =
                    model.plan().with().validation(validation).seed(9).build();
            ImageSet train = Split.of(images, validation, 9).train();
            Share.Data data = new Share.Data("digits", DataChecksum.of(train), Form.GREY);
            Share share = new Share(plan, data, false, null);
            share.check(new DataSet("the same", images, null));
            ProblemException problem = assertThrows(
                    ProblemException.class, () -> share.check(new DataSet("others", DigitWriter.images(40, 4), null)));
            assertTrue(problem.what().contains("others") && problem.what().contains("digits"), problem.line());
            new Share(plan, new Share.Data("any", "", Form.GREY), false, null)
                    .check(new DataSet("others", DigitWriter.images(40, 4), null));
        }
        Share share = Share.of(model);
        assertEquals(model.plan(), share.plan());
        assertEquals(model.dataChecksum(), share.data().checksum());
        assertEquals(new Form(Models.SHAPE, false, false, ""), share.data().form());
        assertFalse(share.bundled());
    }

    private static Optional<String> source(String name) {
        return new Share.Data(name, "", Form.GREY).source();
    }
}

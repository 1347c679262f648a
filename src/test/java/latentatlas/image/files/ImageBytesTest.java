package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import latentatlas.problem.Unfit;
import org.junit.jupiter.api.Test;

/** Values of images as they come, one by one or in pieces. */
class ImageBytesTest {
    /** More than there is room for at first. */
    private static final int MANY = (1 << 20) + 3;

    private static byte[] taken(double... values) {
        ImageBytes bytes = new ImageBytes(values.length);
        for (double value : values) {
            bytes.add(value);
        }
        assertEquals(values.length, bytes.size());
        return bytes.all();
    }

    @Test
    void valuesUpToOneAreIntensitiesAndBecomeLevels() {
        assertArrayEquals(new byte[] {0, (byte) 255, (byte) 128, 51}, taken(0, 1, 0.5, 0.2));
        assertArrayEquals(new byte[] {0, (byte) 255}, taken(-3, 1));
    }

    @Test
    void oneValueBeyondOneMakesAllOfThemLevelsAlsoThoseThatCameBefore() {
        assertArrayEquals(new byte[] {0, 1, 0, 1, 2}, taken(0, 1, 0.4, 0.5, 2));
        assertArrayEquals(new byte[] {2, 1, 0, 7, 0, (byte) 255}, taken(1.5, 1, 0.4, 7.4, -1, 300));
        // Only once: what came after is no intensity.
        assertArrayEquals(new byte[] {(byte) 200, (byte) 150, (byte) 201}, taken(200, 150, 201));
    }

    @Test
    void whatIsNoNumberOrOneTooManyIsRefused() {
        ImageBytes bytes = new ImageBytes(2);
        bytes.add(1);
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            String message = assertThrows(IllegalArgumentException.class, () -> bytes.add(value))
                    .getMessage();
            assertTrue(message.contains("value 1 "), message);
        }
        assertEquals(1, bytes.size());
        assertArrayEquals(new byte[] {-1}, bytes.all());
        bytes.add(0);
        assertThrows(IllegalArgumentException.class, () -> bytes.add(0));
        assertArrayEquals(new byte[] {-1, 0}, bytes.all());
    }

    @Test
    void roomGrowsAsValuesComeAndNotBeyondWhatMayCome() {
        ImageBytes bytes = new ImageBytes(MANY);
        byte[] expected = new byte[MANY];
        for (int i = 0; i < MANY; i++) {
            bytes.add(i % 256);
            expected[i] = (byte) i;
        }
        assertArrayEquals(expected, bytes.all());
        assertThrows(IllegalArgumentException.class, () -> bytes.add(1));
    }

    /** Some bytes at a time, as the network and gzip give them. */
    private static InputStream inPieces(byte[] content, int piece) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(piece, length));
            }
        };
    }

    @Test
    void bytesAreTakenAsTheyAreUntilThereAreEnoughOrNoMore() throws IOException {
        byte[] content = new byte[MANY];
        for (int i = 0; i < MANY; i++) {
            content[i] = (byte) (i * 7);
        }
        for (int piece : new int[] {1_000, MANY}) {
            assertArrayEquals(
                    content, new ImageBytes(MANY).fill(inPieces(content, piece)).all());
            InputStream longer = inPieces(content, piece);
            assertArrayEquals(
                    Arrays.copyOf(content, MANY - 5),
                    new ImageBytes(MANY - 5).fill(longer).all());
            assertEquals(content[MANY - 5], (byte) longer.read(), "no more is read than taken");
            ImageBytes shorter = new ImageBytes(MANY + 5).fill(inPieces(content, piece));
            assertEquals(MANY, shorter.size());
            assertArrayEquals(content, shorter.all());
        }
        assertEquals(0, new ImageBytes(0).fill(inPieces(content, 9)).size());
    }

    @Test
    void aClaimIsJudgedByTheLimitAndByWhatUnpacksToIt() throws IOException {
        long harmless = 64L << 20;
        assertEquals(2_000_000_000, ImageBytes.accepted(2_000_000_000L, ImageBytes.PLAIN));
        assertThrows(Unfit.class, () -> ImageBytes.accepted(2_000_000_001L, ImageBytes.PLAIN));
        assertEquals(harmless, ImageBytes.accepted(harmless, 0));
        assertThrows(Unfit.class, () -> ImageBytes.accepted(harmless + 1, 0));
        long packed = harmless / 200 + 1;
        assertEquals(200 * packed, ImageBytes.accepted(200 * packed, packed));
        assertThrows(Unfit.class, () -> ImageBytes.accepted(200 * packed + 200, packed));
    }
}

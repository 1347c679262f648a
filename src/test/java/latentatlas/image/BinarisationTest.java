package latentatlas.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import latentatlas.archive.DataChecksum;
import org.junit.jupiter.api.Test;

class BinarisationTest {
    private static final int LEVELS = 256;
    private static final ImageShape SHAPE = new ImageShape(LEVELS, 1, 1);
    private static final int IMAGES = 4000;

    /** Images of which each has all levels. */
    private static ImageSet levels(int images) {
        byte[] bytes = new byte[images * LEVELS];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return new ImageSet(SHAPE, Pixels.of(bytes, LEVELS), null, List.of());
    }

    @Test
    void aPixelIsWhiteAsOftenAsItsGreyLevelSays() {
        ImageSet drawn = Binarisation.DYNAMIC.view(levels(IMAGES), 3);
        int[] white = new int[LEVELS];
        for (int i = 0; i < IMAGES; i++) {
            byte[] image = drawn.image(i);
            for (int level = 0; level < LEVELS; level++) {
                assertEquals(0, (image[level] & 0xFF) % 255, "neither black nor white");
                white[level] += image[level] == 0 ? 0 : 1;
            }
        }
        assertEquals(0, white[0]);
        assertEquals(IMAGES, white[255]);
        for (int level = 0; level < LEVELS; level++) {
            double share = level / 255.0;
            double deviation = Math.sqrt(IMAGES * share * (1 - share));
            assertEquals(IMAGES * share, white[level], 5 * deviation, "level " + level);
        }
    }

    @Test
    void theSameDrawIsTheSameInWhateverOrderItIsRead() {
        ImageSet first = Binarisation.DYNAMIC.view(levels(5), 7);
        ImageSet again = Binarisation.DYNAMIC.view(levels(5), 7);
        byte[] late = again.image(4);
        again.image(0);
        assertArrayEquals(first.image(4), late);
        byte[] within = new byte[3 * LEVELS];
        again.pixels().read(4, within, LEVELS);
        assertArrayEquals(late, Arrays.copyOfRange(within, LEVELS, 2 * LEVELS));
        assertArrayEquals(new byte[LEVELS], Arrays.copyOf(within, LEVELS));
    }

    @Test
    void drawsAndImagesDiffer() {
        ImageSet drawn = Binarisation.DYNAMIC.view(levels(2), 7);
        assertFalse(Arrays.equals(drawn.image(0), drawn.image(1)));
        assertFalse(Arrays.equals(
                drawn.image(0), Binarisation.DYNAMIC.view(levels(2), 8).image(0)));
    }

    /** A plan and its images give the same model whenever it is trained, so that a draw never changes. */
    @Test
    void aDrawIsTheSameForEver() {
        ImageSet drawn = Binarisation.DYNAMIC.view(levels(7), 11);
        assertEquals(7, drawn.size());
        assertEquals("e5ad2868", DataChecksum.of(drawn));
    }

    @Test
    void aThresholdIsHalfGrey() {
        byte[] image = Binarisation.THRESHOLD.view(levels(1), 0).image(0);
        for (int level = 0; level < LEVELS; level++) {
            assertEquals(level < 128 ? 0 : 255, image[level] & 0xFF);
        }
    }

    @Test
    void imagesAsTheyAreAreThemselves() {
        ImageSet images = levels(1);
        assertSame(images, Binarisation.NONE.view(images, 5));
    }
}

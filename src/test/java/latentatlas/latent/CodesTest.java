package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final Codes CODES =
            new Codes(new float[] {1, 2, 3, 4, 5, 6}, 3, new int[] {0, -1}, new int[] {7, 9}, List.of("a cat"));

    @Test
    void aPlaneSeesTheFeetOfThePerpendicularsWithLabelsAndImages() {
        LatentPlane plane = new LatentPlane(new float[] {0, 0, 1}, new float[] {0, 0, 1}, new float[] {0.6f, 0.8f, 0});
        Cloud cloud = CODES.on(plane);
        assertArrayEquals(new float[] {2, 5}, cloud.x());
        assertArrayEquals(new float[] {2.2f, 6.4f}, cloud.y(), 1e-6f);
        assertEquals("a cat", cloud.labelName(0));
        assertEquals("", cloud.labelName(1));
        assertEquals(9, cloud.images()[1]);
    }

    @Test
    void aPlaneOfAnotherSpaceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CODES.on(LatentPlane.ofFirstTwo(2)));
        assertThrows(
                IllegalArgumentException.class, () -> new Codes(new float[5], 3, new int[2], new int[2], List.of()));
    }

    @Test
    void oneIsCopiedAndMeasuredAndFoundInAllDimensions() {
        assertArrayEquals(new float[] {4, 5, 6}, CODES.code(1));
        CODES.code(1)[0] = 9;
        assertArrayEquals(new float[] {4, 5, 6}, CODES.code(1));
        assertEquals(Math.sqrt(27), CODES.distance(new float[] {1, 2, 3}, 1), 1e-12);
        assertEquals(0, CODES.distance(new float[] {1, 2, 3}, 0));
        // By its first two numbers alone the other one were nearer.
        assertArrayEquals(new int[] {1, 0}, CODES.neighbours().nearest(new float[] {2, 3, 30}, 2));
    }

    @Test
    void thinningKeepsEverySoManiethWithItsLabelAndImage() {
        float[] values = new float[3 * 10];
        int[] labels = new int[10];
        int[] images = new int[10];
        for (int i = 0; i < 10; i++) {
            values[3 * i + 2] = i;
            labels[i] = -i;
            images[i] = 100 + i;
        }
        Codes codes = new Codes(values, 3, labels, images, List.of("0"));
        Codes thin = codes.thinned(4);
        assertArrayEquals(new int[] {100, 102, 105, 107}, thin.images());
        assertArrayEquals(new int[] {0, -2, -5, -7}, thin.labels());
        assertArrayEquals(new float[] {0, 0, 5}, thin.code(2));
        assertEquals(codes, codes.thinned(10));
    }

    @Test
    void aCodeThatIsNoNumberIsTold() {
        assertFalse(new Codes(new float[] {1, Float.NaN}, 2, new int[1], new int[1], List.of()).finite());
    }
}

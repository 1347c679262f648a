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
    void aCodeThatIsNoNumberIsTold() {
        assertFalse(new Codes(new float[] {1, Float.NaN}, 2, new int[1], new int[1], List.of()).finite());
    }
}

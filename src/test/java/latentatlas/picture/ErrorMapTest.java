package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import latentatlas.image.ImageShape;
import org.junit.jupiter.api.Test;

class ErrorMapTest {
    @Test
    void tooMuchInkIsWarmTooLittleCoolAndNoDifferencePaper() {
        for (Theme theme : Theme.values()) {
            int[] argb =
                    ErrorMap.argb(new float[] {0, 1, 0.5f}, new float[] {1, 0, 0.5f}, new ImageShape(3, 1, 1), theme);
            assertArrayEquals(
                    new int[] {0xFF000000 | theme.warm(), 0xFF000000 | theme.accent(), 0xFF000000 | theme.paper()},
                    argb);
        }
    }
}

package latentatlas.image.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.List;
import latentatlas.image.ImageShape;
import org.junit.jupiter.api.Test;

/** Levels of pictures, one by one. */
class PictureTest {
    private static int[] rgb(int... argb) {
        return Picture.of(argb.length, 1, argb.clone()).rgb();
    }

    @Test
    void whatIsTransparentLiesOnWhite() {
        assertArrayEquals(
                new int[] {0x123456, 0xFFFFFF, 0x7F7F7F, 0xFF7F7F, 0x010101},
                rgb(0xFF123456, 0x00123456, 0x80000000, 0x80FF0000, 0xFE000000));
    }

    @Test
    void whatWouldNotBeSeenOnWhiteLiesOnBlack() {
        // 229 is 26 levels from white, the least that counts is one more: 228.
        assertArrayEquals(new int[] {0xE5E5E5, 0x000000}, rgb(0xFFE5E5E5, 0x00FFFFFF));
        assertArrayEquals(new int[] {0xE4E4E4, 0xFFFFFF}, rgb(0xFFE4E4E4, 0x00FFFFFF));
        // One channel is enough to be seen.
        assertArrayEquals(new int[] {0xFFFFE4, 0xFFFFFF}, rgb(0xFFFFFFE4, 0x00FFFFFF));
        assertArrayEquals(new int[] {0xFFE4FF, 0xFFFFFF}, rgb(0xFFFFE4FF, 0x00FFFFFF));
        assertArrayEquals(new int[] {0xE4FFFF, 0xFFFFFF}, rgb(0xFFE4FFFF, 0x00FFFFFF));
        assertArrayEquals(new int[] {0x808080, 0x000000}, rgb(0x80FFFFFF, 0x00FFFFFF));
        // Without anything transparent white stays white.
        assertArrayEquals(new int[] {0xFFFFFF, 0xF0F0F0}, rgb(0xFFFFFFFF, 0xFFF0F0F0));
    }

    @Test
    void aPictureHasAPixelForEachPlace() {
        assertThrows(IllegalArgumentException.class, () -> new Picture(0, 1, new int[0]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(1, 0, new int[0]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(2, 2, new int[3]));
        assertThrows(IllegalArgumentException.class, () -> new Picture(1 << 16, 1 << 16, new int[0]));
    }

    private static BufferedImage grey(int type, int bits, boolean alpha, int[][] samples) {
        int[] sizes = alpha ? new int[] {bits, bits} : new int[] {bits};
        ComponentColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY), sizes, alpha, false, alpha ? 3 : 1, type);
        WritableRaster raster = model.createCompatibleWritableRaster(samples.length, 1);
        for (int x = 0; x < samples.length; x++) {
            raster.setPixel(x, 0, samples[x]);
        }
        return new BufferedImage(model, raster, false, null);
    }

    @Test
    void greyIsTakenAsItIsOfAnyDepthAndWithItsTransparency() {
        BufferedImage bytes = grey(DataBuffer.TYPE_BYTE, 8, false, new int[][] {{0}, {128}, {255}});
        assertArrayEquals(new int[] {0, 0x808080, 0xFFFFFF}, Picture.of(bytes).rgb());
        BufferedImage shorts =
                grey(DataBuffer.TYPE_USHORT, 16, false, new int[][] {{0}, {257 * 100 + 128}, {257 * 100 + 129}, {65_535}
                });
        assertArrayEquals(
                new int[] {0, 0x646464, 0x656565, 0xFFFFFF}, Picture.of(shorts).rgb());
        BufferedImage clear =
                grey(DataBuffer.TYPE_USHORT, 16, true, new int[][] {{0, 65_535}, {0, 0}, {65_535, 257 * 128}});
        assertArrayEquals(new int[] {0, 0xFFFFFF, 0xFFFFFF}, Picture.of(clear).rgb());
    }

    @Test
    void greyOfColoursIsTheirLuma() {
        float[] grey = new Picture(4, 1, new int[] {0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF}).grey();
        assertArrayEquals(new float[] {0.299f, 0.587f, 0.114f, 1}, grey, 1e-6f);
    }

    /** Red is ten times the column, green ten times the row, blue 7. */
    private static Picture counted(int width, int height) {
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % width * 10 << 16 | Math.floorDiv(i, width) * 10 << 8 | 7;
        }
        return new Picture(width, height, rgb);
    }

    private static float[] levels(float[] intensities) {
        float[] levels = intensities.clone();
        for (int i = 0; i < levels.length; i++) {
            levels[i] *= 255;
        }
        return levels;
    }

    @Test
    void aCellIsTheMeanOfItsPixelsOfTheMiddleOrOfTheWhole() {
        ImageShape shape = new ImageShape(2, 2, 3);
        // Columns 2 to 5 of eight: means 25 and 45; rows 0 to 3: 5 and 25.
        assertArrayEquals(
                new float[] {25, 5, 7, 45, 5, 7, 25, 25, 7, 45, 25, 7},
                levels(counted(8, 4).fitted(shape, false)),
                1e-4f);
        assertArrayEquals(
                new float[] {15, 5, 7, 55, 5, 7, 15, 25, 7, 55, 25, 7},
                levels(counted(8, 4).fitted(shape, true)),
                1e-4f);
        assertArrayEquals(
                new float[] {5, 25, 7, 25, 25, 7, 5, 45, 7, 25, 45, 7},
                levels(counted(4, 8).fitted(shape, false)),
                1e-4f);
        float[] grey = levels(counted(8, 4).fitted(new ImageShape(2, 2, 1), false));
        for (int cell : List.of(0, 1, 2, 3)) {
            double red = cell % 2 == 0 ? 25 : 45;
            double green = cell < 2 ? 5 : 25;
            assertEquals(0.299 * red + 0.587 * green + 0.114 * 7, grey[cell], 1e-4);
        }
    }

    @Test
    void aPictureSmallerThanTheFormGivesTheNearestPixel() {
        float[] levels = levels(counted(2, 1).fitted(new ImageShape(4, 2, 3), true));
        for (int i = 0; i < 8; i++) {
            // The edges of four cells over two pixels are 0, 1 (a half, up), 1, 2 and 2.
            int column = List.of(0, 1, 1, 1).get(i % 4);
            assertEquals(10 * column, levels[3 * i], 1e-4, "cell " + i);
            assertEquals(0, levels[3 * i + 1], 1e-4);
            assertEquals(7, levels[3 * i + 2], 1e-4);
        }
    }
}

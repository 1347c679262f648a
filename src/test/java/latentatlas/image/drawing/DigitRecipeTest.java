package latentatlas.image.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import latentatlas.Mnist;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.files.IdxFiles;
import latentatlas.message.Language;
import latentatlas.problem.Unfit;
import org.junit.jupiter.api.Test;

class DigitRecipeTest {
    @Test
    void aSquareOfInkFillsTheBoxAndLiesInTheMiddle() {
        float[] ink = new float[40 * 40];
        for (int y = 5; y < 15; y++) {
            for (int x = 10; x < 20; x++) {
                ink[y * 40 + x] = 0.5f;
            }
        }
        byte[] image = DigitRecipe.normalise(ink, 40, 40).orElseThrow();
        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                // The barycentre of a full box is 10; int(15 - 10) = 5, so it is pasted at 5 to 24.
                boolean inside = x >= 5 && x < 25 && y >= 5 && y < 25;
                assertEquals(inside ? 255 : 0, image[y * 28 + x] & 0xFF, x + ", " + y);
            }
        }
    }

    @Test
    void theShortSideIsPaddedOnBothSides() {
        float[] ink = new float[20 * 20];
        for (int y = 0; y < 20; y++) {
            for (int x = 3; x < 7; x++) {
                ink[y * 20 + x] = 1;
            }
        }
        byte[] image = DigitRecipe.normalise(ink, 20, 20).orElseThrow();
        // 4 of 20 columns in the middle of the square, 8 to 11, and then 5 further right.
        for (int x = 0; x < 28; x++) {
            assertEquals(x >= 13 && x < 17 ? 255 : 0, image[14 * 28 + x] & 0xFF, "column " + x);
        }
    }

    @Test
    void partsOfPixelsCountByTheirArea() {
        float[] ink = new float[30 * 30];
        java.util.Arrays.fill(ink, 1);
        ink[0] = 0;
        byte[] image = DigitRecipe.normalise(ink, 30, 30).orElseThrow();
        // Cells are 1.5 pixels a side: of the first one's 2.25 pixels one is missing.
        // It moves the barycentre just past 10, and int(15 - 10.001) is 4.
        int corner = image[4 * 28 + 4] & 0xFF;
        assertEquals(Math.round(255 * 1.25 / 2.25), corner);
    }

    @Test
    void drawingsOfAnySizeHaveMnistsPlaceSizeAndStrokeWidth() {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            double size = 5 + 400 * random.nextDouble();
            double[] stroke = new double[24];
            for (int i = 0; i < 12; i++) {
                double angle = i * 0.45 + 0.3 * random.nextDouble();
                stroke[2 * i] = size * Math.cos(angle) * (0.6 + 0.4 * random.nextDouble());
                stroke[2 * i + 1] = size * Math.sin(angle) + size * 0.1 * i;
            }
            byte[] image = DigitRecipe.image(new Drawing(List.of(stroke))).orElseThrow();
            double sum = 0;
            double x = 0;
            double y = 0;
            int left = 28;
            int right = -1;
            int top = 28;
            int bottom = -1;
            int inked = 0;
            for (int i = 0; i < image.length; i++) {
                int value = image[i] & 0xFF;
                sum += value;
                x += value * (i % 28 + 0.5);
                y += value * (i / 28 + 0.5);
                if (value > 0) {
                    left = Math.min(left, i % 28);
                    right = Math.max(right, i % 28);
                    top = Math.min(top, i / 28);
                    bottom = Math.max(bottom, i / 28);
                    inked++;
                }
            }
            assertTrue(x / sum >= 14 && x / sum < 15, "barycentre " + x / sum);
            assertTrue(y / sum >= 14 && y / sum < 15, "barycentre " + y / sum);
            assertEquals(20, Math.max(right - left, bottom - top) + 1, "longest side");
            assertTrue(inked > 60 && inked < 260, inked + " pixels of ink");
        }
    }

    @Test
    void theSizeOfADrawingDoesNotMatter() {
        double[] small = {0, 0, 10, 0, 0, 20, 10, 20};
        double[] large = small.clone();
        for (int i = 0; i < large.length; i++) {
            large[i] = 37 * large[i] - 500;
        }
        assertArrayEquals(
                DigitRecipe.image(new Drawing(List.of(small))).orElseThrow(),
                DigitRecipe.image(new Drawing(List.of(large))).orElseThrow());
    }

    @Test
    void nothingAndADotAndNonsenseAreHandled() {
        assertFalse(DigitRecipe.image(Drawing.EMPTY).isPresent());
        assertFalse(DigitRecipe.normalise(new float[100], 10, 10).isPresent());
        assertFalse(DigitRecipe.image(new Drawing(List.of(new double[] {5, 5}))).isPresent());
        assertFalse(DigitRecipe.image(new Drawing(List.of(new double[] {5, 5, 5, 5})))
                .isPresent());
        assertThrows(IllegalArgumentException.class, () -> new Drawing(List.of(new double[] {1, Double.NaN})));
        assertThrows(IllegalArgumentException.class, () -> new Drawing(List.of(new double[] {1, 2, 3})));
        assertThrows(IllegalArgumentException.class, () -> new Drawing(List.of(new double[] {-1e300, 0, 1e300, 0})));
        assertThrows(IllegalArgumentException.class, () -> new Drawing(List.of(new double[500_000])));
    }

    @Test
    void whatIsNoDrawingIsRefusedInTheLanguageOfTheProgram() {
        Language before = Language.now();
        Language.speak(Language.CHINESE);
        try {
            assertEquals("有一笔含 3 个坐标，无法成对", refused(new double[] {1, 2, 3}));
            assertEquals("有一笔经过 1.000000001E9", refused(new double[] {1e9, -1e9, 1e9 + 1, 0}));
            assertEquals("共有 200001 个点，超过了 200000 个", refused(new double[2 * 200_001]));
        } finally {
            Language.speak(before);
        }
    }

    private static String refused(double[] stroke) {
        return assertThrows(Unfit.class, () -> new Drawing(List.of(stroke))).getMessage();
    }

    @Test
    void aDrawingKeepsItsStrokesWhateverHappensToTheArrays() {
        double[] stroke = {0, 0, 3, 4};
        Drawing drawing = new Drawing(List.of(stroke));
        stroke[2] = 99;
        assertEquals(3, drawing.strokes().get(0)[2]);
    }

    @Test
    void aBarIsDrawnAtMnistsPenWidthAndRunsOverTheWholeBox() {
        byte[] image = DigitRecipe.image(new Drawing(List.of(new double[] {7, 0, 7, 300})))
                .orElseThrow();
        for (int y = 8; y < 20; y++) {
            double width = 0;
            for (int x = 0; x < 28; x++) {
                width += (image[y * 28 + x] & 0xFF) / 255.0;
            }
            assertEquals(DigitRecipe.PEN, width, 0.15, "row " + y);
        }
        // Box of 20, barycentre 10: pasted from row 5 (or 4, where the ends' rounding moves it past 10).
        int rows = 0;
        for (int y = 0; y < 28; y++) {
            rows += image[y * 28 + 14] != 0 ? 1 : 0;
        }
        assertEquals(20, rows);
    }

    /**
     * MNIST was made by this recipe, so doing it again to an image of MNIST must change nothing; those are left out whose
     * short side lacks an odd number of pixels, half of which cannot be padded without resampling. Images whose largest
     * value is below 255 are stretched to it.
     */
    @Test
    void mnistsOwnImagesComeOutAsTheyAre() throws Exception {
        ImageSet test = IdxFiles.read(Mnist.folder(), Loading.UNWATCHED).test();
        int images = 0;
        for (int i = 0; images < 2000; i++) {
            byte[] image = test.image(i);
            if (oddlyShort(image)) {
                continue;
            }
            images++;
            int largest = 0;
            for (byte value : image) {
                largest = Math.max(largest, value & 0xFF);
            }
            byte[] again = DigitRecipe.normalise(DigitRecipe.intensities(image), 28, 28)
                    .orElseThrow();
            for (int p = 0; p < image.length; p++) {
                assertEquals(image[p] & 0xFF, again[p] & 0xFF, 255 - largest, "pixel " + p + " of image " + i);
            }
        }
    }

    private static boolean oddlyShort(byte[] image) {
        boolean[] rows = new boolean[28];
        boolean[] columns = new boolean[28];
        for (int i = 0; i < image.length; i++) {
            rows[i / 28] |= image[i] != 0;
            columns[i % 28] |= image[i] != 0;
        }
        return (span(rows) + span(columns)) % 2 == 1;
    }

    private static int span(boolean[] inked) {
        int first = 0;
        int last = inked.length - 1;
        while (!inked[first]) {
            first++;
        }
        while (!inked[last]) {
            last--;
        }
        return last - first + 1;
    }

    /** 51 to 162: the 5th and 95th percentile of the summed intensities of MNIST's 60,000 training images. */
    @Test
    void drawnDigitsHaveAsMuchInkAsMnists() {
        Random random = new Random(3);
        int within = 0;
        for (int i = 0; i < 200; i++) {
            byte[] image = DigitRecipe.image(DrawnDigits.digit(i % 10, random)).orElseThrow();
            double ink = 0;
            for (float value : DigitRecipe.intensities(image)) {
                ink += value;
            }
            within += ink >= 51 && ink <= 162 ? 1 : 0;
        }
        assertTrue(within >= 180, within + " of 200 in the range that holds 90 % of MNIST");
    }
}

package latentatlas.image.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import latentatlas.image.ImageShape;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitImageTest {
    private static final int OPAQUE = BufferedImage.TYPE_INT_RGB;
    private static final int TRANSPARENT = BufferedImage.TYPE_INT_ARGB;

    @TempDir
    private Path folder;

    @Test
    void bothPolaritiesAndTransparencyGiveTheSameImage() {
        float[] darkOnLight = form(seven(300, 200, OPAQUE, Color.WHITE, Color.BLACK));
        assertArrayEquals(darkOnLight, form(seven(300, 200, OPAQUE, Color.BLACK, Color.WHITE)), 0.01f);
        assertArrayEquals(darkOnLight, form(seven(300, 200, TRANSPARENT, null, Color.BLACK)), 0.01f);
        assertArrayEquals(darkOnLight, form(seven(300, 200, TRANSPARENT, null, Color.WHITE)), 0.01f);
        assertArrayEquals(darkOnLight, form(seven(300, 200, OPAQUE, Color.GRAY, Color.WHITE)), 0.05f);
    }

    @Test
    void theSizeOfThePictureAndThePlaceInItDoNotMatter() {
        float[] small = form(seven(200, 200, OPAQUE, Color.WHITE, Color.BLACK));
        float[] large = form(seven(900, 1400, OPAQUE, Color.WHITE, Color.BLACK));
        assertArrayEquals(small, large, 0.02f);
    }

    @Test
    void jpegsNoiseIsPaper() throws Exception {
        BufferedImage picture = seven(300, 300, OPAQUE, Color.WHITE, Color.BLACK);
        Path jpeg = folder.resolve("seven.jpg");
        assertTrue(ImageIO.write(picture, "jpg", jpeg.toFile()));
        float[] exact = form(picture);
        float[] read = read(jpeg);
        double difference = 0;
        double ink = 0;
        for (int i = 0; i < exact.length; i++) {
            difference += Math.abs(exact[i] - read[i]);
            ink += exact[i];
        }
        assertTrue(difference < 0.05 * ink, difference + " of " + ink);
    }

    @Test
    void anImageOfMnistsSizeKeepsItsPixels() {
        BufferedImage picture = new BufferedImage(28, 28, OPAQUE);
        picture.setRGB(3, 4, 0xFFFFFF);
        picture.setRGB(4, 4, 0x333333);
        float[] image = form(picture);
        assertEquals(1, image[4 * 28 + 3], 1e-6);
        assertEquals(0.2, image[4 * 28 + 4], 1e-6);
    }

    /** Of 112 pixels, corners twice: 30 at each of the first two levels, so that the one in the middle has the second. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void paperIsTheLevelInTheMiddleOfThoseAroundThePicture(int turns) {
        float[] grey = new float[28 * 28];
        for (int i = 1; i < 27; i++) {
            set(grey, i, 0, turns, 0.2f);
            set(grey, i, 27, turns, 0.4f);
            set(grey, 0, i, turns, 0.6f);
            set(grey, 27, i, turns, 0.8f);
        }
        for (int corner : new int[] {0, 27}) {
            set(grey, corner, 0, turns, 0.2f);
            set(grey, corner, 27, turns, 0.4f);
        }
        set(grey, 14, 14, turns, 1);
        int[] argb = new int[grey.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = 0xFF000000 | 0x010101 * Math.round(255 * (grey[i] == 0 ? 0.4f : grey[i]));
        }
        float[] expected = new float[grey.length];
        for (int i = 0; i < grey.length; i++) {
            expected[i] = Math.max(0, grey[i] - 0.4f);
        }
        assertArrayEquals(
                expected, Picture.of(28, 28, argb).seenAs(ImageShape.MNIST).orElseThrow(), 1e-6f);
    }

    private static void set(float[] grey, int column, int row, int turns, float level) {
        int x = column;
        int y = row;
        for (int i = 0; i < turns; i++) {
            int next = 27 - y;
            y = x;
            x = next;
        }
        grey[y * 28 + x] = level;
    }

    @Test
    void aPictureLargerThanAScreenIsReadInStepsAndLooksTheSame() throws Exception {
        Path png = folder.resolve("large.png");
        assertTrue(ImageIO.write(seven(5000, 4300, OPAQUE, Color.WHITE, Color.BLACK), "png", png.toFile()));
        float[] small = form(seven(200, 200, OPAQUE, Color.WHITE, Color.BLACK));
        assertEquals(1667, Picture.read(png).width());
        float[] large = read(png);
        double difference = 0;
        for (int i = 0; i < small.length; i++) {
            difference += Math.abs(small[i] - large[i]);
        }
        assertTrue(difference < 8, difference + " of about 100");
    }

    @Test
    void whatIsNoImageOrShowsNothingIsNamedWithItsNextStep() throws Exception {
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        ProblemException problem = assertThrows(ProblemException.class, () -> read(text));
        assertTrue(problem.line().contains("text.png") && problem.line().contains("no image"), problem.line());
        Path blank = folder.resolve("blank.png");
        assertTrue(ImageIO.write(new BufferedImage(50, 50, OPAQUE), "png", blank.toFile()));
        assertTrue(Picture.read(blank).seenAs(ImageShape.MNIST).isEmpty());
        assertThrows(ProblemException.class, () -> read(folder.resolve("missing.png")));
    }

    private static float[] read(Path file) throws ProblemException {
        return Picture.read(file).seenAs(ImageShape.MNIST).orElseThrow();
    }

    private static float[] form(BufferedImage picture) {
        return Picture.of(picture).seenAs(ImageShape.MNIST).orElseThrow();
    }

    /** A seven 100 units high in a picture 200 units high, in the middle of it. */
    private static BufferedImage seven(int width, int height, int type, Color paper, Color ink) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (paper != null) {
            g.setColor(paper);
            g.fillRect(0, 0, width, height);
        }
        double scale = Math.min(width, height) / 200.0;
        g.translate(width / 2.0, height / 2.0);
        g.scale(scale, scale);
        g.setColor(ink);
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.drawPolyline(new int[] {-30, 30, -8}, new int[] {-50, -50, 50}, 3);
        g.dispose();
        return picture;
    }
}

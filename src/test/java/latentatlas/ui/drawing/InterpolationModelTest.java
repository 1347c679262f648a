package latentatlas.ui.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.Picture;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PathKind;
import latentatlas.net.Activation;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class InterpolationModelTest {
    private static final LatentPoint A = new LatentPoint(-1, 0.5);
    private static final LatentPoint B = new LatentPoint(1.5, -0.5);

    private final InterpolationModel interpolation = new InterpolationModel(Runnable::run, Runnable::run, () -> 0);

    private static FrozenModel model(int inputs) {
        return BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, inputs, List.of(12), 2, Activation.TANH, Likelihood.BERNOULLI), 3);
    }

    private static Cloud cloud(int size, long seed) {
        Random random = new Random(seed);
        float[] x = new float[size];
        float[] y = new float[size];
        int[] labels = new int[size];
        int[] images = new int[size];
        for (int i = 0; i < size; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
            labels[i] = i % 3;
            images[i] = i;
        }
        return new Cloud(x, y, labels, images, List.of("0", "1", "2"));
    }

    private static Material material(ImageSet originals) {
        return new Material(model(784), ImageShape.MNIST, cloud(300, 1), Double.NaN, originals, originals);
    }

    private InterpolationModel.Film film() {
        InterpolationModel.Film film = interpolation.filmProperty().get();
        assertNotNull(film);
        return film;
    }

    @Test
    void allThreeWaysAreFoundAndTheShortestIsTheGeodesic() {
        interpolation.show(material(DigitWriter.images(300, 1)), false);
        interpolation.comparingProperty().set(true);
        interpolation.place(true, A);
        assertNull(interpolation.filmProperty().get());
        interpolation.place(false, B);
        assertEquals(2, film().others().size());
        double straight = film().others().get(PathKind.STRAIGHT).length();
        assertTrue(film().path().length() <= straight * 1.001, film().path().length() + " against " + straight);
        assertEquals(A, film().path().points().get(0));
        assertEquals(B, film().path().points().get(InterpolationModel.FRAMES - 1));
    }

    @Test
    void theWayRunsOnPastItsEndsAndThroughAWayPoint() {
        interpolation.show(material(DigitWriter.images(300, 1)), false);
        interpolation.kindProperty().set(PathKind.STRAIGHT);
        interpolation.place(true, A);
        interpolation.place(false, B);
        interpolation.beyondProperty().set(true);
        LatentPoint first = film().path().points().get(0);
        assertEquals(A.towards(B, -0.5).x(), first.x(), 1e-6);
        assertEquals(A, film().a());
        interpolation.beyondProperty().set(false);

        LatentPoint via = new LatentPoint(0, 2);
        interpolation.leadThrough(via);
        assertEquals(via, film().middle());
        assertTrue(film().path().points().stream().anyMatch(point -> point.distance(via) < 0.2));
        interpolation.leadThrough(null);
        assertFalse(film().path().points().stream().anyMatch(point -> point.distance(via) < 0.2));
    }

    @Test
    void aDataPointComesWithItsImageAndAStrangePictureIsCalledStrange() {
        ImageSet digits = DigitWriter.images(300, 1);
        interpolation.show(material(digits), false);
        Cloud cloud = material(digits).cloud();
        interpolation.placeNearest(true, cloud.point(7));
        Reading reading = interpolation.readingProperty(true).get();
        assertNotNull(reading);
        assertArrayEquals(Material.intensities(digits, 7), reading.intensities());
        assertFalse(reading.strange());

        Material strict = new Material(model(784), ImageShape.MNIST, cloud, reading.loss() - 1, null, null);
        interpolation.show(strict, false);
        Reading strange = interpolation.readingProperty(true).get();
        assertNotNull(strange);
        assertTrue(strange.strange());
    }

    @Test
    void picturesOfOtherFormsAreFitted() {
        BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(255, 0, 0));
        graphics.fillRect(50, 0, 100, 50);
        graphics.setColor(new Color(0, 255, 0));
        graphics.fillRect(0, 0, 50, 100);
        graphics.dispose();
        ImageShape shape = new ImageShape(8, 8, 3);
        float[] fitted = Picture.of(picture).fitted(shape, false);
        // The middle square: red above, black below; the green left of it is cut off.
        assertArrayEquals(new float[] {1, 0, 0}, java.util.Arrays.copyOfRange(fitted, 0, 3), 0.01f);
        assertArrayEquals(new float[] {0, 0, 0}, java.util.Arrays.copyOfRange(fitted, 189, 192), 0.01f);

        Material colour = new Material(model(192), shape, cloud(50, 2), Double.NaN, null, null);
        interpolation.show(colour, false);
        assertTrue(interpolation.readPicture(true, Picture.of(picture)));
        assertEquals(
                192,
                java.util.Objects.requireNonNull(
                                interpolation.readingProperty(true).get())
                        .intensities()
                        .length);
    }

    @Test
    void neighboursAreThoseOfABruteForceCount() {
        Cloud cloud = cloud(400, 9);
        CodeIndex index = new CodeIndex();
        LatentPoint point = new LatentPoint(0.3, -0.2);
        CodesAround around = index.around(cloud, point);
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < cloud.size(); i++) {
            nearest = Math.min(nearest, cloud.point(i).distance(point));
        }
        assertEquals(nearest, around.distance(), 1e-6);
        assertTrue(around.count() > 3 && around.count() < 60, around.count() + " codes");
        assertEquals(0, index.around(cloud, new LatentPoint(50, 50)).count());
    }

    @Test
    void strokesAreUndoneRedoneKeptAndReadAgain() {
        Strokes strokes = new Strokes();
        strokes.begin(1, 2);
        assertFalse(strokes.extend(1.2, 2));
        assertTrue(strokes.extend(30, 40));
        strokes.end();
        strokes.begin(5, 5);
        strokes.extend(9, 5);
        strokes.end();
        String text = strokes.text();
        assertEquals("1.0 2.0 30.0 40.0;5.0 5.0 9.0 5.0", text);
        strokes.clear();
        assertTrue(strokes.whole().isEmpty());
        strokes.redo();
        strokes.redo();
        assertEquals(text, strokes.text());
        strokes.undo();
        assertEquals(1, strokes.whole().strokes().size());
        Strokes again = new Strokes();
        again.read(text);
        assertEquals(text, again.text());
        again.read("no numbers");
        assertTrue(again.whole().isEmpty());
    }
}

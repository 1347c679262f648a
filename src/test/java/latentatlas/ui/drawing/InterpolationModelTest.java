package latentatlas.ui.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.Drawing;
import latentatlas.image.drawing.Picture;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PathKind;
import latentatlas.message.Message;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.training.CloudSample;
import latentatlas.training.History;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class InterpolationModelTest {
    private static final LatentPoint A = new LatentPoint(-1, 0.5);
    private static final LatentPoint B = new LatentPoint(1.5, -0.5);

    private final List<ProblemException> problems = new ArrayList<>();
    private final InterpolationModel interpolation =
            new InterpolationModel(Runnable::run, Runnable::run, () -> 0, problems::add);

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

    private static Exhibit exhibit(ImageSet originals) {
        return Exhibits.of(model(784), ImageShape.MNIST, cloud(300, 1), originals);
    }

    private InterpolationModel.Film film() {
        InterpolationModel.Film film = interpolation.filmProperty().get();
        assertNotNull(film);
        return film;
    }

    @Test
    void allThreeWaysAreFoundAndTheShortestIsTheGeodesic() {
        interpolation.show(exhibit(DigitWriter.images(300, 1)), false);
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
        interpolation.show(exhibit(DigitWriter.images(300, 1)), false);
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
        interpolation.show(exhibit(digits), false);
        Cloud cloud = exhibit(digits).cloud();
        interpolation.placeNearest(true, cloud.point(7));
        Reading reading = interpolation.readingProperty(true).get();
        assertNotNull(reading);
        assertArrayEquals(Exhibit.intensities(digits, 7), reading.intensities());
        assertFalse(reading.strange());

        Exhibit strict =
                Exhibits.of(model(784), ImageShape.MNIST, cloud, null, reading.loss() - 1, History.EMPTY, new double[] {
                    Double.NaN, Double.NaN
                });
        interpolation.show(strict, false);
        Reading strange = interpolation.readingProperty(true).get();
        assertNotNull(strange);
        assertTrue(strange.strange());
    }

    @Test
    void whatIsClearedDoesNotComeBackWithALateResult() {
        Deque<Runnable> background = new ArrayDeque<>();
        InterpolationModel slow = new InterpolationModel(background::add, Runnable::run, () -> 0, problems::add);
        ImageSet digits = DigitWriter.images(300, 1);
        slow.show(exhibit(digits), false);
        slow.read(true, form -> Optional.of(Exhibit.intensities(digits, 3)));
        slow.clear(true);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertNull(slow.aProperty().get());
        assertNull(slow.readingProperty(true).get());

        slow.place(true, A);
        slow.place(false, B);
        slow.clear(false);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertNull(slow.filmProperty().get(), "a way to an end that is gone");

        slow.read(false, form -> Optional.of(Exhibit.intensities(digits, 3)));
        slow.place(false, B);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertEquals(B, slow.bProperty().get());
    }

    @Test
    void aPictureThatIsNoneIsToldAndChangesNothing() {
        interpolation.show(exhibit(DigitWriter.images(300, 1)), false);
        interpolation.place(true, A);
        interpolation.read(true, form -> Optional.empty());
        interpolation.read(true, form -> {
            throw new ProblemException(Message.of("image.noImage"), null, Message.of("image.choosePicture"));
        });
        assertEquals(2, problems.size());
        assertEquals(A, interpolation.aProperty().get());
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

        Exhibit colour = Exhibits.of(model(192), shape, cloud(50, 2), null);
        interpolation.show(colour, false);
        interpolation.read(true, Picture.of(picture)::seenAs);
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
        Exhibit exhibit = Exhibits.of(model(784), ImageShape.MNIST, cloud, null);
        LatentPoint point = new LatentPoint(0.3, -0.2);
        CodesAround around = index.around(exhibit, new float[] {0.3f, -0.2f});
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < cloud.size(); i++) {
            nearest = Math.min(nearest, cloud.point(i).distance(point));
        }
        assertEquals(nearest, around.distance(), 1e-6);
        assertTrue(around.count() > 3 && around.count() < 60, around.count() + " codes");
        assertEquals(0, index.around(exhibit, new float[] {50, 50}).count());
    }

    @Test
    void inMoreDimensionsAWayLeadsFromCodeToCodeAndNotFromShadowToShadow() {
        Architecture form = new Architecture(ModelKind.VAE, 784, List.of(12), 6, Activation.TANH, Likelihood.BERNOULLI);
        FrozenModel model = BatchTrainer.initialModel(form, 3);
        ImageSet digits = DigitWriter.images(40, 5);
        Codes codes = codes(model, digits);
        Exhibit deep = Exhibits.of(model, ImageShape.MNIST, codes, digits);
        interpolation.show(deep, false);
        interpolation.read(true, shape -> Optional.of(Exhibit.intensities(digits, 3)));
        interpolation.read(false, shape -> Optional.of(Exhibit.intensities(digits, 8)));
        for (PathKind kind : PathKind.values()) {
            interpolation.kindProperty().set(kind);
            Reading a = interpolation.readingProperty(true).get();
            Reading b = interpolation.readingProperty(false).get();
            assertArrayEquals(a.reconstruction(), film().images()[0], 1e-5f);
            assertArrayEquals(b.reconstruction(), film().images()[InterpolationModel.FRAMES - 1], 1e-5f);
        }
        // Another plane of the same space shows the same way from elsewhere.
        interpolation.kindProperty().set(PathKind.STRAIGHT);
        float[][] before = film().images();
        LatentPoint seen = interpolation.aProperty().get();
        interpolation.show(Exhibits.turned(deep, LatentPlane.ofDimensions(6, 4, 2)), false);
        assertNotEquals(seen, interpolation.aProperty().get());
        for (int frame = 0; frame < before.length; frame++) {
            assertArrayEquals(before[frame], film().images()[frame], 1e-3f);
        }
    }

    @Test
    void aCodeOfTheDataWhoseImageIsNotAtHandIsAnEndAsItIsAndStaysThatOnAnotherPlane() {
        Architecture form = new Architecture(ModelKind.VAE, 784, List.of(12), 6, Activation.TANH, Likelihood.BERNOULLI);
        FrozenModel model = BatchTrainer.initialModel(form, 3);
        Codes codes = codes(model, DigitWriter.images(40, 5));
        Exhibit deep = Exhibits.of(model, ImageShape.MNIST, codes, null);
        interpolation.show(deep, false);
        interpolation.placeNearest(true, deep.cloud().point(3));
        interpolation.placeNearest(false, deep.cloud().point(8));
        assertArrayEquals(deep.decoded(codes.code(3)), film().images()[0], 1e-5f);
        Exhibit turned = Exhibits.turned(deep, LatentPlane.ofDimensions(6, 4, 2));
        interpolation.show(turned, false);
        assertEquals(turned.cloud().point(3), interpolation.aProperty().get());
        assertArrayEquals(deep.decoded(codes.code(3)), film().images()[0], 1e-5f);
        assertArrayEquals(deep.decoded(codes.code(8)), film().images()[InterpolationModel.FRAMES - 1], 1e-5f);
        // A place of the map is what it is: the code at it.
        interpolation.place(true, LatentPoint.ORIGIN);
        assertArrayEquals(turned.decoded(LatentPoint.ORIGIN), film().images()[0], 1e-5f);
    }

    @Test
    void aReadingOfAModelOfFewerDimensionsIsNotTakenForOneOfMore() {
        Deque<Runnable> background = new ArrayDeque<>();
        InterpolationModel slow = new InterpolationModel(background::add, Runnable::run, () -> 0, problems::add);
        slow.show(exhibit(null), false);
        for (boolean first : new boolean[] {true, false}) {
            slow.read(first, shape -> Optional.of(Exhibit.intensities(DigitWriter.images(2, 1), first ? 0 : 1)));
        }
        while (!background.isEmpty()) {
            background.poll().run();
        }
        FrozenModel model = BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, 784, List.of(12), 6, Activation.TANH, Likelihood.BERNOULLI), 3);
        slow.show(Exhibits.of(model, ImageShape.MNIST, codes(model, DigitWriter.images(40, 5)), null), false);
        slow.kindProperty().set(PathKind.STRAIGHT);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        Reading a = slow.readingProperty(true).get();
        assertEquals(6, a.refined().length);
        assertArrayEquals(a.reconstruction(), slow.filmProperty().get().images()[0], 1e-5f);
    }

    private static Codes codes(FrozenModel model, ImageSet images) {
        try (BatchCoder coder = model.newBatchCoder()) {
            return new CloudSample(images, images.size()).encode(coder);
        }
    }

    @Test
    void strokesAreUndoneRedoneAndRestored() {
        Strokes strokes = new Strokes();
        strokes.begin(1, 2);
        assertFalse(strokes.extend(1.2, 2));
        assertTrue(strokes.extend(30, 40));
        strokes.end();
        strokes.begin(5, 5);
        strokes.extend(9, 5);
        strokes.end();
        Drawing drawn = strokes.whole();
        assertArrayEquals(new double[] {1, 2, 30, 40}, drawn.strokes().get(0));
        assertArrayEquals(new double[] {5, 5, 9, 5}, drawn.strokes().get(1));
        strokes.clear();
        assertTrue(strokes.whole().isEmpty());
        strokes.undo();
        assertSame(drawn, strokes.whole());
        strokes.redo();
        assertTrue(strokes.whole().isEmpty());
        strokes.undo();
        strokes.undo();
        assertEquals(1, strokes.whole().strokes().size());
        Strokes again = new Strokes();
        again.begin(7, 7);
        again.end();
        again.undo();
        again.restore(drawn);
        assertSame(drawn, again.whole());
        assertFalse(again.canRedo());
        again.undo();
        assertEquals(1, again.whole().strokes().size());
    }
}

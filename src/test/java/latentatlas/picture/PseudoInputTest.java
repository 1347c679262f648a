package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Metric;
import org.junit.jupiter.api.Test;

class PseudoInputTest {
    private static final int COUNT = 12;

    private final Shown shown;
    private final FrozenModel model;
    private final List<PseudoInput> found;

    PseudoInputTest() throws Exception {
        shown = Shown.model();
        model = shown.withLearnedPrior(COUNT);
        found = PseudoInput.of(model);
    }

    @Test
    void eachLiesWhereItsImageIsEncodedAndCarriesThatImage() {
        assertEquals(COUNT, found.size());
        for (int i = 0; i < COUNT; i++) {
            byte[] bytes = shown.images.image(i);
            float[] image = new float[bytes.length];
            for (int p = 0; p < image.length; p++) {
                image[p] = (bytes[p] & 0xFF) / 255f;
            }
            assertArrayEquals(image, found.get(i).image());
            float[] mean = new float[2];
            model.newEncoder().posterior(image, mean, new float[4]);
            assertEquals(0, model.plane().project(mean, 0).distance(found.get(i).mean()), 1e-6);
        }
    }

    /** The mixture of the Gaussians that the ellipses draw is the prior itself. */
    @Test
    void theEllipsesTogetherAreThePrior() {
        ToDoubleFunction<float[]> prior = model.newLogPrior();
        for (PseudoInput one : found) {
            LatentPoint place =
                    new LatentPoint(one.mean().x() + 0.03, one.mean().y() - 0.02);
            double density = found.stream().mapToDouble(p -> density(p, place)).sum() / COUNT;
            assertEquals(prior.applyAsDouble(model.plane().code(place)), Math.log(density), 1e-3);
        }
    }

    private static double density(PseudoInput component, LatentPoint place) {
        PosteriorEllipse ellipse = component.ellipse();
        double x = place.x() - component.mean().x();
        double y = place.y() - component.mean().y();
        double u = (Math.cos(ellipse.angle()) * x + Math.sin(ellipse.angle()) * y) / ellipse.major();
        double v = (Math.cos(ellipse.angle()) * y - Math.sin(ellipse.angle()) * x) / ellipse.minor();
        return Math.exp(-(u * u + v * v) / 2) / (2 * Math.PI * ellipse.major() * ellipse.minor());
    }

    @Test
    void aFixedPriorHasNone() {
        assertTrue(PseudoInput.of(shown.stored.model()).isEmpty());
    }

    @Test
    void aPictureOfTheMapHasACrossAtEachMean() throws Exception {
        ViewTransform view = new ViewTransform(LatentPoint.ORIGIN, 90, 640, 560);
        LayerRequest layer = new LayerRequest(
                MapLayer.PLAIN, Metric.EUCLIDEAN, false, model, ImageShape.MNIST, shown.cloud, view, Theme.LIGHT, 1);
        Path file = Path.of("target/pictures/pseudo-inputs.png");
        Files.createDirectories(file.getParent());
        new MapPicture(
                        layer,
                        PointMark.DOT,
                        Set.of(),
                        new int[0],
                        null,
                        new Overlays(false, false, found, List.of(), null, null, null, List.of()))
                .write(file);
        BufferedImage picture = ImageIO.read(file.toFile());
        int inView = 0;
        for (PseudoInput one : found) {
            if (view.shows(one.mean())) {
                int x = (int) (2 * view.screenX(one.mean().x()));
                int y = (int) (2 * view.screenY(one.mean().y()));
                assertEquals(Theme.LIGHT.ink(), picture.getRGB(x, y) & 0xFFFFFF);
                inView++;
            }
        }
        assertTrue(inView > COUNT / 2, inView + " in view");
    }
}

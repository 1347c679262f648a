package latentatlas.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.PlaneGrid;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.picture.Shown;
import latentatlas.session.Exhibit;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class PosteriorLensTest {
    @Test
    void itAgreesWithTheQuadratureOfTheSameImages() throws Exception {
        Shown shown = Shown.model();
        int[] chosen = {0, 7, 31, 99, 256, 700};
        try (Quadrature quadrature = new Quadrature(shown.stored.model(), 1);
                PosteriorLens lens = new PosteriorLens(shown.stored.model())) {
            ExactPosterior[] exact = quadrature.of(shown.images, chosen, () -> true);
            for (int i = 0; i < chosen.length; i++) {
                ImagePosterior seen = lens.of(Exhibit.intensities(shown.images, chosen[i]));
                assertEquals(exact[i].logLikelihood(), seen.logLikelihood(), 0.01, "image " + chosen[i]);
                assertTrue(seen.error() < 0.1, "image " + chosen[i] + ": " + seen.error());
                double[] mean = mean(seen);
                assertEquals(exact[i].mean()[0], mean[0], 2e-3);
                assertEquals(exact[i].mean()[1], mean[1], 2e-3);
            }
        }
    }

    @Test
    void itFindsPosteriorsWhereverALearnedPriorHasItsCodes() {
        FrozenModel model = Steep.learned(16);
        ImageSet images = Steep.images(6);
        try (Quadrature quadrature = new Quadrature(model, 1);
                PosteriorLens lens = new PosteriorLens(model)) {
            ExactPosterior[] exact = quadrature.of(images);
            for (int i = 0; i < 6; i++) {
                ImagePosterior seen = lens.of(Exhibit.intensities(images, i));
                assertEquals(exact[i].logLikelihood(), seen.logLikelihood(), 0.01, "image " + i);
                assertEquals(exact[i].mean()[0], mean(seen)[0], 0.03);
                assertEquals(exact[i].mean()[1], mean(seen)[1], 0.03);
            }
        }
    }

    @Test
    void onALineItAgreesWithTheQuadratureAndItsIntervalsHoldTheirShares() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 1, 3);
        int[] chosen = {0, 1, 2, 3, 4, 5};
        ImageSet images = Steep.decoded(model, chosen.length);
        try (Quadrature quadrature = new Quadrature(model, 1);
                PosteriorLens lens = new PosteriorLens(model)) {
            ExactPosterior[] exact = quadrature.of(images, chosen, () -> true);
            for (int i = 0; i < chosen.length; i++) {
                ImagePosterior seen = lens.of(Exhibit.intensities(images, i));
                assertEquals(exact[i].logLikelihood(), seen.logLikelihood(), 0.01, "image " + i);
                assertEquals(exact[i].mean()[0], mean(seen)[0], 2e-3);
                for (Contour contour : Contour.of(seen.grid(), seen.logDensity(), 0.5, 0.9, 0.99)) {
                    assertEquals(contour.share(), inside(seen, contour), 0.02, "image " + i);
                }
            }
        }
    }

    @Test
    void aNarrowPeakFarFromTheEncodersGuessTakesLittleMemoryAndIsFound() {
        float[] image = new float[20];
        Arrays.fill(image, 0.5f);
        try (PosteriorLens lens = new PosteriorLens(narrow(new float[] {2.9f, 3.1f}, new float[] {-3, -3}))) {
            ImagePosterior seen = lens.of(image);
            assertTrue(seen.grid().nodes() <= 1 << 20, "nodes: " + seen.grid().nodes());
            double[] mean = mean(seen);
            assertEquals(2.9, mean[0], 0.01);
            assertEquals(3.1, mean[1], 0.01);
        }
    }

    /** A model that explains a grey image at {@code code} alone, and whose encoder guesses {@code guess} for all. */
    private static FrozenModel narrow(float[] code, float[] guess) {
        Architecture architecture = new Architecture(
                ModelKind.VAE, new ImageShape(5, 4, 1), List.of(), List.of(), 2, Activation.TANH, Likelihood.BERNOULLI);
        float[] weights = new float[40];
        float[] biases = new float[20];
        for (int pixel = 0; pixel < 20; pixel++) {
            weights[pixel] = 400 * (float) Math.cos(pixel);
            weights[20 + pixel] = 400 * (float) Math.sin(pixel);
            biases[pixel] = -weights[pixel] * code[0] - weights[20 + pixel] * code[1];
        }
        return new FrozenModel(
                architecture,
                List.of(Layer.dense(20, 4, new float[80], new float[] {guess[0], guess[1], 0, 0})),
                List.of(Layer.dense(2, 20, weights, biases)),
                LatentPlane.ofFirstTwo(2));
    }

    /** How much of a posterior on a line lies in boxes. */
    private static double inside(ImagePosterior posterior, Contour contour) {
        double inside = 0;
        double all = 0;
        for (int node = 0; node < posterior.grid().nodes(); node++) {
            double x = posterior.grid().x(node);
            double p = Math.exp(posterior.logDensity()[node] - posterior.logLikelihood());
            all += p;
            inside += contour.lines().stream()
                            .anyMatch(box ->
                                    box.get(0).x() <= x && x <= box.get(2).x())
                    ? p
                    : 0;
        }
        return inside / all;
    }

    private static double[] mean(ImagePosterior posterior) {
        PlaneGrid grid = posterior.grid();
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < grid.nodes(); i++) {
            double p = Math.exp(posterior.logDensity()[i] - posterior.logLikelihood());
            sum += p;
            x += p * grid.x(i % grid.columns());
            y += p * grid.y(i / grid.columns());
        }
        return new double[] {x / sum, y / sum};
    }

    @Test
    void modelsWithoutAPriorOrAPlaneHaveNone() {
        FrozenModel plain = Steep.model(ModelKind.AE, Likelihood.BERNOULLI, 2, 1);
        assertFalse(PosteriorLens.possible(plain));
        assertThrows(IllegalArgumentException.class, () -> new PosteriorLens(plain));
        assertFalse(PosteriorLens.possible(Steep.model(Likelihood.BERNOULLI, 3, 1)));
        assertTrue(PosteriorLens.possible(Steep.model(Likelihood.BERNOULLI, 2, 1)));
    }
}

package latentatlas.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuadratureTest {
    private static final int IMAGES = 5;

    @ParameterizedTest
    @EnumSource(Likelihood.class)
    void agreesWithAFineGridOverTheWholePlane(Likelihood likelihood) {
        FrozenModel model = Steep.model(likelihood, 2, 1);
        ImageSet images = Steep.images(IMAGES);
        ExactPosterior[] found = exact(model, images, 2);
        double[] brute = brute(model, images, 0.01);
        for (int i = 0; i < IMAGES; i++) {
            assertTrue(found[i].error() < 0.01, "an error of " + found[i].error());
            assertEquals(brute[i], found[i].logLikelihood(), 0.002);
        }
    }

    @Test
    void findsNarrowPosteriorsBetweenTheNodesOfTheCoarseGrid() {
        FrozenModel model = Steep.model(Likelihood.LINEAR, 2, 8);
        ImageSet images = Steep.decoded(model, IMAGES);
        ExactPosterior[] found = exact(model, images, 1);
        double[] brute = brute(model, images, 0.008);
        for (int i = 0; i < IMAGES; i++) {
            assertTrue(
                    Quadrature.narrowest(found[i].covariance()) < 0.5 * Tile.COARSEST,
                    "a posterior as wide as the coarse grid: " + Quadrature.narrowest(found[i].covariance()));
            assertEquals(brute[i], found[i].logLikelihood(), 0.01);
        }
    }

    @Test
    void aLineOfCodesIsIntegratedAlongTheLine() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 1, 1);
        ImageSet images = Steep.images(IMAGES);
        ExactPosterior[] found = exact(model, images, 2);
        try (JointDensity density = new JointDensity(model, IMAGES, 2_000)) {
            float[] codes = new float[2_000];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = (float) (-6 + 0.006 * (i + 0.5));
            }
            density.codes(codes, codes.length);
            density.images(images, IntStream.range(0, IMAGES).toArray(), 0, IMAGES);
            density.run();
            double[] row = new double[codes.length];
            for (int i = 0; i < IMAGES; i++) {
                density.read(i, row);
                double expected = Math.log(Arrays.stream(row).map(Math::exp).sum() * 0.006);
                assertEquals(expected, found[i].logLikelihood(), 0.002);
                assertEquals(1, found[i].mean().length);
            }
        }
    }

    @Test
    void aDecoderThatIgnoresItsCodeLeavesThePrior() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 2, 0);
        ExactPosterior found = exact(model, Steep.images(1), 1)[0];
        assertEquals(0, found.mean()[0], 1e-4);
        assertEquals(1, found.covariance()[0], 1e-4);
        assertEquals(0, found.covariance()[1], 1e-4);
        assertEquals(1, found.covariance()[3], 1e-4);
    }

    @Test
    void aLearnedPriorIsADensityToo() {
        FrozenModel fixed = Steep.model(Likelihood.BERNOULLI, 2, 0);
        Architecture was = fixed.architecture();
        int inputs = was.inputs();
        Architecture learned = new Architecture(
                was.kind(),
                was.shape(),
                was.filters(),
                was.hidden(),
                was.latent(),
                was.activation(),
                was.likelihood(),
                was.posterior(),
                3,
                0);
        float[] pseudoInputs = new float[3 * inputs];
        Arrays.fill(pseudoInputs, 0, inputs, 1);
        Arrays.fill(pseudoInputs, inputs, inputs + 4, 0.7f);
        FrozenModel model = new FrozenModel(learned, fixed.encoder(), fixed.decoder(), pseudoInputs, fixed.plane());
        ImageSet images = Steep.images(1);
        double expected = exact(fixed, images, 1)[0].logLikelihood();
        assertEquals(expected, exact(model, images, 1)[0].logLikelihood(), 0.005);
    }

    @Test
    void whereALearnedPriorSpreadsItsCodesTheGridIsAsMuchWiderAndTheResultIsTheSame() {
        ImageSet images = Steep.images(IMAGES);
        ExactPosterior[] near = exact(Steep.learned(1), images, 1);
        ExactPosterior[] far = exact(Steep.learned(16), images, 1);
        for (int i = 0; i < IMAGES; i++) {
            assertEquals(near[i].logLikelihood(), far[i].logLikelihood(), 1e-3);
            assertEquals(16 * near[i].mean()[0], far[i].mean()[0], 1e-2);
            assertEquals(16 * near[i].spacing(), far[i].spacing(), 1e-4);
        }
    }

    @Test
    void theNumberOfThreadsChangesNoBit() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 2, 3);
        ImageSet images = Steep.images(40);
        ExactPosterior[] one = exact(model, images, 1);
        ExactPosterior[] three = exact(model, images, 3);
        for (int i = 0; i < one.length; i++) {
            assertEquals(one[i].logLikelihood(), three[i].logLikelihood(), 0.0);
            assertEquals(Arrays.toString(one[i].mean()), Arrays.toString(three[i].mean()));
        }
    }

    @Test
    void stopsWhenItIsAskedTo() {
        try (Quadrature quadrature = new Quadrature(Steep.model(Likelihood.BERNOULLI, 2, 1), 1)) {
            assertThrows(
                    CancellationException.class, () -> quadrature.of(Steep.images(3), new int[] {0, 1}, () -> false));
        }
    }

    @ParameterizedTest
    @CsvSource({"VAE, 1, true", "VAE, 2, true", "VAE, 3, false", "AE, 2, false", "PCA, 2, false"})
    void saysForWhichModelsItIs(ModelKind kind, int latent, boolean possible) {
        List<Integer> hidden = kind == ModelKind.PCA ? List.of() : List.of(4);
        Architecture architecture = new Architecture(kind, 6, hidden, latent, Activation.GELU, Likelihood.BERNOULLI);
        if (possible) {
            assertTrue(Quadrature.possible(architecture));
        } else {
            assertFalse(Quadrature.possible(architecture));
        }
    }

    private static ExactPosterior[] exact(FrozenModel model, ImageSet images, int threads) {
        try (Quadrature quadrature = new Quadrature(model, threads)) {
            return quadrature.of(images);
        }
    }

    /** The midpoint rule over the square of half side 5, row by row. */
    private static double[] brute(FrozenModel model, ImageSet images, double spacing) {
        int side = (int) Math.round(10 / spacing);
        double[] sums = new double[IMAGES];
        double[] greatest = new double[IMAGES];
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        double[] row = new double[side];
        float[] codes = new float[2 * side];
        try (JointDensity density = new JointDensity(model, IMAGES, side)) {
            density.images(images, IntStream.range(0, IMAGES).toArray(), 0, IMAGES);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    codes[2 * x] = (float) (-5 + spacing * (x + 0.5));
                    codes[2 * x + 1] = (float) (-5 + spacing * (y + 0.5));
                }
                density.codes(codes, side);
                density.run();
                for (int i = 0; i < IMAGES; i++) {
                    density.read(i, row);
                    for (double value : row) {
                        if (value > greatest[i]) {
                            sums[i] *= Math.exp(greatest[i] - value);
                            greatest[i] = value;
                        }
                        sums[i] += Math.exp(value - greatest[i]);
                    }
                }
            }
        }
        double[] logs = new double[IMAGES];
        Arrays.setAll(logs, i -> greatest[i] + Math.log(sums[i] * spacing * spacing));
        return logs;
    }
}

package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import latentatlas.latent.LabelDensity;
import latentatlas.picture.Shown;
import org.junit.jupiter.api.Test;

/** Where a prior, fixed or learned, has its codes. */
class PriorReachTest {
    private static final int COMPONENTS = 20;
    private static final int DRAWN = 40_000;

    /** A posterior's mean and deviations, as the encoder gives them. */
    private record Posterior(float[] mean, float[] cholesky) {
        double covariance(int row, int column) {
            double sum = 0;
            for (int d = 0; d < 2; d++) {
                sum += (double) cholesky[2 * row + d] * cholesky[2 * column + d];
            }
            return sum;
        }
    }

    private static FrozenModel learned() throws Exception {
        return Shown.model().withLearnedPrior(COMPONENTS);
    }

    private static Posterior posterior(FrozenModel model, int pseudoInput) {
        int inputs = model.architecture().inputs();
        float[] image = Arrays.copyOfRange(model.pseudoInputs(), pseudoInput * inputs, (pseudoInput + 1) * inputs);
        Posterior posterior = new Posterior(new float[2], new float[4]);
        model.newEncoder().posterior(image, posterior.mean(), posterior.cholesky());
        return posterior;
    }

    @Test
    void aNormalPriorReachesFourDeviationsAroundTheOrigin() throws Exception {
        PriorReach reach = PriorReach.of(Shown.model().stored.model());
        assertArrayEquals(new float[2], reach.middle());
        assertEquals(1, reach.scale());
        assertEquals(4, reach.farthest());
        assertEquals(0.5 + 4 * 3, new PriorReach(new float[] {0.25f, -0.5f, 0}, 3).farthest());
    }

    @Test
    void theSquareOfALearnedPriorIsTheLeastAroundFourDeviationsOfEachComponent() throws Exception {
        FrozenModel model = learned();
        double widest = 0;
        float[] middle = new float[2];
        for (int d = 0; d < 2; d++) {
            double low = Double.MAX_VALUE;
            double high = -Double.MAX_VALUE;
            for (int i = 0; i < COMPONENTS; i++) {
                Posterior posterior = posterior(model, i);
                double deviations = 4 * Math.sqrt(posterior.covariance(d, d));
                low = Math.min(low, posterior.mean()[d] - deviations);
                high = Math.max(high, posterior.mean()[d] + deviations);
            }
            middle[d] = (float) ((low + high) / 2);
            widest = Math.max(widest, high - low);
        }
        PriorReach reach = PriorReach.of(model);
        assertArrayEquals(middle, reach.middle(), 1e-5f);
        assertEquals(widest / 8, reach.scale(), 1e-6);
    }

    @Test
    void aLearnedPriorIsTheMeanOfThePosteriorsOfItsPseudoInputs() throws Exception {
        FrozenModel model = learned();
        List<LabelDensity.Component> components = CodeSampler.prior(model).components();
        assertEquals(COMPONENTS, components.size());
        for (int i = 0; i < COMPONENTS; i++) {
            Posterior posterior = posterior(model, i);
            LabelDensity.Component component = components.get(i);
            assertEquals(1.0 / COMPONENTS, component.weight(), 1e-12);
            for (int row = 0; row < 2; row++) {
                assertEquals(posterior.mean()[row], component.mean()[row], 1e-6);
                for (int column = 0; column < 2; column++) {
                    assertEquals(posterior.covariance(row, column), component.covariance()[row][column], 1e-6);
                }
            }
        }
    }

    @Test
    void codesDrawnFromAPriorHaveItsMeanAndItsCovarianceAndOneSeedGivesThemAgain() throws Exception {
        for (FrozenModel model : List.of(Shown.model().stored.model(), learned())) {
            float[] codes = CodeSampler.prior(model, DRAWN, 8);
            assertEquals(2 * DRAWN, codes.length);
            assertArrayEquals(Arrays.copyOf(codes, 100), CodeSampler.prior(model, 50, 8));
            double[] mean = new double[2];
            double[][] square = new double[2][2];
            for (LabelDensity.Component component : CodeSampler.prior(model).components()) {
                for (int row = 0; row < 2; row++) {
                    mean[row] += component.weight() * component.mean()[row];
                    for (int column = 0; column < 2; column++) {
                        square[row][column] += component.weight()
                                * (component.covariance()[row][column]
                                        + component.mean()[row] * component.mean()[column]);
                    }
                }
            }
            for (int row = 0; row < 2; row++) {
                assertEquals(mean[row], mean(codes, row, -1), 0.03);
                for (int column = 0; column < 2; column++) {
                    assertEquals(square[row][column], mean(codes, row, column), 0.06);
                }
            }
        }
    }

    /** The mean of a number of the codes, or of its product with another. */
    private static double mean(float[] codes, int row, int column) {
        double sum = 0;
        for (int i = 0; i < DRAWN; i++) {
            sum += codes[2 * i + row] * (column < 0 ? 1 : codes[2 * i + column]);
        }
        return sum / DRAWN;
    }
}

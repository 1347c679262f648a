package latentatlas.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.picture.Shown;
import latentatlas.session.Exhibit;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class ImageBoundTest {
    /** What is left of the error of -log p(x), and of the integral over the encoder's posterior. */
    private static final double ERROR = 0.01;

    private static final int IMAGES = 16;

    @Test
    void minusLogLikelihoodIsNeverAboveTheBoundWhateverTheModel() {
        int[] all = IntStream.range(0, IMAGES).toArray();
        for (Likelihood likelihood : Likelihood.values()) {
            for (int latent = 1; latent <= 2; latent++) {
                for (double steepness : new double[] {0.5, 3}) {
                    FrozenModel model = Steep.model(likelihood, latent, steepness);
                    ImageSet images = Steep.decoded(model, IMAGES);
                    try (Quadrature quadrature = new Quadrature(model, 1)) {
                        ExactPosterior[] exact = quadrature.of(images, all, () -> true);
                        for (int i = 0; i < IMAGES; i++) {
                            double bound = ImageBound.of(model, images, i).negativeElbo();
                            assertTrue(
                                    -exact[i].logLikelihood() <= bound + ERROR,
                                    likelihood + ", " + latent + ", " + steepness + ": " + -exact[i].logLikelihood()
                                            + " > " + bound);
                        }
                    }
                }
            }
        }
    }

    @Test
    void whatTheMapSaysOfAnImageIsNeverAboveItsBoundEither() throws Exception {
        Shown shown = Shown.model();
        try (PosteriorLens lens = new PosteriorLens(shown.stored.model())) {
            for (int i = 0; i < IMAGES; i++) {
                double exact = -lens.of(Exhibit.intensities(shown.images, i)).logLikelihood();
                double bound =
                        ImageBound.of(shown.stored.model(), shown.images, i).negativeElbo();
                assertTrue(exact <= bound + ERROR, "image " + i + ": " + exact + " > " + bound);
            }
        }
    }

    @Test
    void itAgreesWithTheBudgetAndOfAPlainAutoencoderIsTheReconstructionAlone() {
        FrozenModel model = Steep.model(Likelihood.BERNOULLI, 2, 1);
        ImageSet images = Steep.images(1);
        ImageBound bound = ImageBound.of(model, images, 0);
        try (Budgeting budgeting = new Budgeting(model, 1)) {
            LossBudget budget = budgeting.of(images, new int[] {0}, () -> true);
            assertEquals(budget.negativeElbo(0), bound.negativeElbo(), 0.01);
        }
        FrozenModel plain = Steep.model(ModelKind.AE, Likelihood.BERNOULLI, 2, 1);
        ImageBound only = ImageBound.of(plain, images, 0);
        ImageLosses losses;
        try (latentatlas.vae.BatchCoder coder = plain.newBatchCoder()) {
            losses = coder.measure(images);
        }
        assertEquals(losses.meanReconstruction(), only.negativeElbo(), 1e-4);
    }
}

package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import latentatlas.picture.Shown;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartGridTest {
    private static final int SIDE = 20;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theCodeOfTheGridThatExplainsAnImageBestIsFound(boolean learned) throws Exception {
        FrozenModel model = learned
                ? Shown.model().withLearnedPrior(20)
                : Shown.model().stored.model();
        PriorReach where = PriorReach.of(model);
        StartGrid grid = new StartGrid(model);
        Prior prior = model.newPrior();
        for (double beta : new double[] {0.5, 1, 30}) {
            for (int image = 0; image < 8; image++) {
                float[] intensities = image(image);
                float[] best = null;
                double least = Double.POSITIVE_INFINITY;
                for (int i = 0; i < SIDE * SIDE; i++) {
                    float[] code = {at(where, 0, i % SIDE), at(where, 1, Math.floorDiv(i, SIDE))};
                    double loss = loss(model, code, intensities) + beta * prior.energy(code);
                    if (loss < least) {
                        least = loss;
                        best = code;
                    }
                }
                float[] found = grid.best(intensities, beta);
                double loss = loss(model, found, intensities) + beta * prior.energy(found);
                assertEquals(least, loss, 1e-3 * Math.abs(least));
                assertTrue(best != null && Math.hypot(best[0] - found[0], best[1] - found[1]) < 1e-4);
            }
        }
    }

    private static float at(PriorReach where, int axis, int step) {
        return (float) (where.middle()[axis] + 3.2 * where.scale() * (2.0 * step / (SIDE - 1) - 1));
    }

    private static float[] image(int index) throws Exception {
        byte[] bytes = Shown.model().images.image(index);
        float[] image = new float[bytes.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (bytes[i] & 0xFF) / 255f;
        }
        return image;
    }

    private static double loss(FrozenModel model, float[] code, float[] image) {
        int inputs = image.length;
        float[] outputs = new float[inputs];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.outputs(code, 1, outputs);
        }
        float[] targets = new float[inputs];
        for (int i = 0; i < inputs; i++) {
            targets[i] = model.architecture().likelihood().input(image[i]);
        }
        float[] losses = new float[inputs];
        model.architecture().likelihood().loss(outputs, targets, losses, inputs);
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum;
    }
}

package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
        int inputs = model.architecture().inputs();
        List<float[]> codes = codes(where);
        float[] outputs = new float[codes.size() * inputs];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.outputs(joined(codes), codes.size(), outputs);
        }
        for (double beta : new double[] {0.5, 1, 30}) {
            for (int image = 0; image < 8; image++) {
                float[] targets = targets(model, image);
                float[] found = grid.best(intensities(image), beta);
                double[] totals = new double[codes.size()];
                int best = 0;
                for (int i = 0; i < totals.length; i++) {
                    float[] shown = Arrays.copyOfRange(outputs, i * inputs, (i + 1) * inputs);
                    totals[i] = loss(model, shown, targets) + beta * prior.energy(codes.get(i));
                    best = totals[i] < totals[best] ? i : best;
                }
                float[] least = codes.get(best);
                assertTrue(Math.hypot(least[0] - found[0], least[1] - found[1]) < 1e-4);
                assertEquals(
                        totals[best],
                        loss(model, decoded(model, found), targets) + beta * prior.energy(found),
                        1e-3 * totals[best]);
            }
        }
    }

    private static List<float[]> codes(PriorReach where) {
        return IntStream.range(0, SIDE * SIDE)
                .mapToObj(i -> new float[] {at(where, 0, i % SIDE), at(where, 1, Math.floorDiv(i, SIDE))})
                .toList();
    }

    private static float[] joined(List<float[]> codes) {
        float[] all = new float[2 * codes.size()];
        for (int i = 0; i < codes.size(); i++) {
            System.arraycopy(codes.get(i), 0, all, 2 * i, 2);
        }
        return all;
    }

    private static float at(PriorReach where, int axis, int step) {
        return (float) (where.middle()[axis] + 3.2 * where.scale() * (2.0 * step / (SIDE - 1) - 1));
    }

    private static float[] intensities(int index) throws Exception {
        byte[] bytes = Shown.model().images.image(index);
        float[] image = new float[bytes.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = (bytes[i] & 0xFF) / 255f;
        }
        return image;
    }

    private static float[] targets(FrozenModel model, int index) throws Exception {
        float[] image = intensities(index);
        for (int i = 0; i < image.length; i++) {
            image[i] = model.architecture().likelihood().input(image[i]);
        }
        return image;
    }

    private static float[] decoded(FrozenModel model, float[] code) {
        float[] outputs = new float[model.architecture().inputs()];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.outputs(code, 1, outputs);
        }
        return outputs;
    }

    private static double loss(FrozenModel model, float[] outputs, float[] targets) {
        float[] losses = new float[targets.length];
        model.architecture().likelihood().loss(outputs, targets, losses, targets.length);
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum;
    }
}

package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.image.Pixels;
import latentatlas.net.Adam;
import latentatlas.net.Matrix;

/** Copies out what a step left in the memory of its stages. Confined to the trainer thread. */
final class StepTracer {
    private static final float WHITE = 255f;

    private final Stages stages;
    private final FrozenModel before;
    private final Decoder decoder;
    private final int samples;
    private final int pseudoInputs;

    /**
     * A tracer of a step that is done.
     *
     * @param before the model that the batch went through
     * @param samples of each image's code
     */
    StepTracer(Stages stages, FrozenModel before, int samples) {
        this.stages = stages;
        this.before = before;
        this.samples = samples;
        pseudoInputs = before.architecture().pseudoInputs();
        decoder = before.newDecoder();
    }

    /**
     * One image of the batch; with several samples, on the way of the first.
     *
     * @param place in the batch
     * @param scale of the gradients
     */
    StepTrace.OneImage image(int place, Pixels pixels, int index, double scale) {
        Architecture architecture = before.architecture();
        int row = pseudoInputs + place;
        int latent = architecture.latent();
        Posterior posterior = new Posterior(architecture);
        stages.encoded().values().read(row, 0, posterior.encoding, 0, posterior.encoding.length);
        float[] mean = new float[latent];
        System.arraycopy(posterior.encoding, 0, mean, 0, latent);
        float[] cholesky = new float[latent * latent];
        posterior.cholesky(cholesky, 0);
        float[] code = row(stages.latent().out().values(), row * samples);
        float[] reconstruction = new float[architecture.inputs()];
        decoder.decode(code, reconstruction);
        List<float[]> activations = new ArrayList<>();
        List<float[]> gradients = new ArrayList<>();
        List<LayerStage> layers = stages.layers();
        for (int i = 0; i < layers.size(); i++) {
            Signal out = layers.get(i).out();
            int own = i < before.encoder().size() ? row : row * samples;
            if (i < layers.size() - 1) {
                activations.add(row(out.values(), own));
            }
            gradients.add(scaled(row(out.requireGradient(), own), (float) scale));
        }
        return new StepTrace.OneImage(
                index,
                intensities(pixels, index),
                List.copyOf(activations),
                List.copyOf(gradients),
                mean,
                cholesky,
                code,
                reconstruction,
                stages.loss().reconstruction()[row],
                stages.latent().kl()[row]);
    }

    private static float[] intensities(Pixels pixels, int index) {
        byte[] bytes = new byte[pixels.values()];
        pixels.read(index, bytes, 0);
        float[] intensities = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            intensities[i] = (bytes[i] & 0xFF) / WHITE;
        }
        return intensities;
    }

    private static float[] row(Matrix matrix, int row) {
        float[] values = new float[matrix.columns()];
        matrix.read(row, 0, values, 0, values.length);
        return values;
    }

    private static float[] scaled(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return values;
    }

    /** The weights' gradients, which Adam's running means tell: m' = 0.9·m + 0.1·g. */
    List<float[]> gradients(OptimiserState earlier, OptimiserState later) {
        List<float[]> gradients = new ArrayList<>();
        for (int i = 0; i < stages.layers().size(); i++) {
            // The biases' moments stand between those of the weights.
            float[] old = earlier.first().get(2 * i);
            float[] gradient = later.first().get(2 * i).clone();
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] = (gradient[j] - Adam.BETA1 * old[j]) / (1 - Adam.BETA1);
            }
            gradients.add(gradient);
        }
        return gradients;
    }
}

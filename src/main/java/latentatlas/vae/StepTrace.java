package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.net.Layer;

/**
 * One step of training, looked at: what its quantities were, from the pixels of a few images to the change of the weights.
 * Immutable by agreement: nobody writes to the arrays.
 *
 * @param step counted from 1 since the optimiser began
 * @param losses of the whole batch
 * @param images a few of the batch
 * @param before the model that the batch went through
 * @param after what the step made of it
 * @param gradients [layers][weights], of the batch's mean loss, the encoder's layers first
 */
public record StepTrace(
        long step,
        StepLosses losses,
        double beta,
        double learningRate,
        List<OneImage> images,
        FrozenModel before,
        FrozenModel after,
        List<float[]> gradients) {
    /**
     * What became of one image. Layers are the encoder's and then the decoder's.
     *
     * @param index in the set of images
     * @param pixels [inputs], intensities
     * @param activations [layers but the last][outputs]; the encoder's last one is the posterior
     * @param gradients [layers][outputs], of the image's loss, before the activation
     * @param mean [latent]
     * @param cholesky [latent, latent], the factor of its covariance; zeros for a code that is not sampled
     * @param code [latent], the sample
     * @param reconstruction [inputs], intensities
     * @param loss of the reconstruction, nats
     * @param kl nats
     */
    public record OneImage(
            int index,
            float[] pixels,
            List<float[]> activations,
            List<float[]> gradients,
            float[] mean,
            float[] cholesky,
            float[] code,
            float[] reconstruction,
            double loss,
            double kl) {
        /** The deviation of one dimension, whatever the others. */
        public double sigma(int d) {
            double squares = 0;
            for (int j = 0; j < mean.length; j++) {
                squares += (double) cholesky[d * mean.length + j] * cholesky[d * mean.length + j];
            }
            return Math.sqrt(squares);
        }
    }

    public StepTrace {
        images = List.copyOf(images);
        gradients = List.copyOf(gradients);
    }

    /** The batch's mean of reconstruction + beta·KL, nats: what the step makes smaller. */
    public double loss() {
        return (losses.reconstruction() + beta * losses.kl()) / losses.images();
    }

    /** The layers as they were, the encoder's first. */
    public List<Layer> layers() {
        return layers(before);
    }

    private static List<Layer> layers(FrozenModel model) {
        List<Layer> layers = new ArrayList<>(model.encoder());
        layers.addAll(model.decoder());
        return layers;
    }

    /** How much each weight of a layer changed. */
    public float[] change(int layer) {
        float[] old = layers(before).get(layer).weights();
        float[] change = layers(after).get(layer).weights().clone();
        for (int i = 0; i < change.length; i++) {
            change[i] -= old[i];
        }
        return change;
    }

    /** The length of a layer's gradient. */
    public double gradientLength(int layer) {
        return length(gradients.get(layer));
    }

    /** The Euclidean length of an array of numbers. */
    public static double length(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }
}

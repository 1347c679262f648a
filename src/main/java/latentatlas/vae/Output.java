package latentatlas.vae;

import latentatlas.net.Scalars;

/** The output unit and reconstruction loss of a likelihood, over whole arrays. */
final class Output {
    private Output() {}

    /** Replaces outputs of the last layer by intensities in [0, 1]. */
    static void intensities(Likelihood likelihood, float[] outputs, int count) {
        switch (likelihood) {
            case BERNOULLI, GAUSSIAN -> {
                for (int i = 0; i < count; i++) {
                    outputs[i] = Scalars.sigmoid(outputs[i]);
                }
            }
            case GAUSSIAN_TANH -> {
                for (int i = 0; i < count; i++) {
                    outputs[i] = 0.5f + 0.5f * Scalars.tanh(outputs[i]);
                }
            }
            case LINEAR -> {
                for (int i = 0; i < count; i++) {
                    outputs[i] = Math.max(0f, Math.min(1f, outputs[i]));
                }
            }
        }
    }

    /** The derivative of each intensity with respect to the last layer's output, given the intensity. */
    static void slopes(Likelihood likelihood, float[] intensities, float[] slopes) {
        for (int i = 0; i < intensities.length; i++) {
            float p = intensities[i];
            slopes[i] = switch (likelihood) {
                case BERNOULLI, GAUSSIAN -> p * (1 - p);
                case GAUSSIAN_TANH -> 2 * p * (1 - p);
                case LINEAR -> 1;
            };
        }
    }

    /**
     * Reconstruction loss of {@code count} values and its gradient.
     *
     * @param outputs the last layer's outputs; receives the loss's gradient with respect to them
     * @param targets what the network was shown, same range as {@link Preprocessing}
     * @param loss [count or more], receives each value's loss in nats; a sum within the loop could not be vectorised
     */
    static void loss(Likelihood likelihood, float[] outputs, float[] targets, float[] loss, int count) {
        switch (likelihood) {
            case BERNOULLI -> bernoulli(outputs, targets, loss, count);
            case GAUSSIAN -> gaussian(outputs, targets, loss, count);
            case GAUSSIAN_TANH -> gaussianTanh(outputs, targets, loss, count);
            case LINEAR -> linear(outputs, targets, loss, count);
        }
    }

    /**
     * Cross-entropy of a logit l and an intensity t: max(l, 0) - l t - log(sigmoid(|l|)). In three loops, each short enough
     * to be vectorised.
     */
    private static void bernoulli(float[] outputs, float[] targets, float[] loss, int count) {
        float[] half = loss;
        for (int i = 0; i < count; i++) {
            half[i] = 0.5f * Scalars.tanh(0.5f * outputs[i]);
        }
        bernoulliLoss(outputs, targets, loss, count);
        for (int i = 0; i < count; i++) {
            outputs[i] = Scalars.sigmoid(outputs[i]) - targets[i];
        }
    }

    private static void bernoulliLoss(float[] l, float[] t, float[] half, int count) {
        for (int i = 0; i < count; i++) {
            half[i] = Math.max(l[i], 0f) - l[i] * t[i] - Scalars.logOfUpperHalf(0.5f + Math.abs(half[i]));
        }
    }

    private static void gaussian(float[] outputs, float[] targets, float[] loss, int count) {
        for (int i = 0; i < count; i++) {
            float p = Scalars.sigmoid(outputs[i]);
            float d = p - targets[i];
            loss[i] = d * d;
            outputs[i] = 2f * d * p * (1f - p);
        }
    }

    private static void gaussianTanh(float[] outputs, float[] targets, float[] loss, int count) {
        for (int i = 0; i < count; i++) {
            float p = Scalars.tanh(outputs[i]);
            float d = p - targets[i];
            loss[i] = d * d;
            outputs[i] = 2f * d * (1f - p * p);
        }
    }

    private static void linear(float[] outputs, float[] targets, float[] loss, int count) {
        for (int i = 0; i < count; i++) {
            float d = outputs[i] - targets[i];
            loss[i] = d * d;
            outputs[i] = 2f * d;
        }
    }
}

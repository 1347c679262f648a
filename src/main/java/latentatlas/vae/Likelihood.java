package latentatlas.vae;

import latentatlas.net.OperatorGraph;
import latentatlas.net.Scalars;

/**
 * The distribution of a pixel given its code, and with it the output unit and the reconstruction loss, over whole arrays in
 * loops that the compiler turns into vector instructions.
 */
public enum Likelihood {
    /** Sigmoid output and cross-entropy with the intensity in [0, 1], summed over pixels. */
    BERNOULLI("sigmoid") {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Sigmoid", x);
        }

        @Override
        void intensities(float[] outputs, int count) {
            sigmoids(outputs, count);
        }

        @Override
        float slope(float output) {
            return sigmoidSlope(output);
        }

        /** Cross-entropy of a logit l and an intensity t: max(l, 0) - l t - log(sigmoid(|l|)). */
        @Override
        void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                loss[i] = 0.5f * Scalars.tanh(0.5f * outputs[i]);
            }
            crossEntropies(outputs, targets, loss, count);
            for (int i = 0; i < count; i++) {
                outputs[i] = Scalars.sigmoid(outputs[i]) - targets[i];
            }
        }
    },
    /** Sigmoid output and squared error in [0, 1], summed over pixels. */
    GAUSSIAN("sigmoid") {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Sigmoid", x);
        }

        @Override
        void intensities(float[] outputs, int count) {
            sigmoids(outputs, count);
        }

        @Override
        float slope(float output) {
            return sigmoidSlope(output);
        }

        @Override
        void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                float p = Scalars.sigmoid(outputs[i]);
                float d = p - targets[i];
                loss[i] = d * d;
                outputs[i] = 2f * d * p * (1f - p);
            }
        }
    },
    /** Inputs in [-1, 1], tanh output and squared error there, summed over pixels. */
    GAUSSIAN_TANH("tanh") {
        @Override
        float input(float intensity) {
            return 2 * intensity - 1;
        }

        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.linear(graph.apply("Tanh", x), 0.5f, 0.5f);
        }

        @Override
        void intensities(float[] outputs, int count) {
            for (int i = 0; i < count; i++) {
                outputs[i] = 0.5f + 0.5f * Scalars.tanh(outputs[i]);
            }
        }

        @Override
        float slope(float output) {
            float t = Scalars.tanh(output);
            return 0.5f - 0.5f * t * t;
        }

        @Override
        void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                float p = Scalars.tanh(outputs[i]);
                float d = p - targets[i];
                loss[i] = d * d;
                outputs[i] = 2f * d * (1f - p * p);
            }
        }
    },
    /** Linear output and squared error in [0, 1], summed over pixels: PCA. */
    LINEAR("clip") {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Clip", x, graph.scalar(0), graph.scalar(1));
        }

        @Override
        void intensities(float[] outputs, int count) {
            for (int i = 0; i < count; i++) {
                outputs[i] = Math.max(0f, Math.min(1f, outputs[i]));
            }
        }

        @Override
        float slope(float output) {
            return 1;
        }

        @Override
        void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                float d = outputs[i] - targets[i];
                loss[i] = d * d;
                outputs[i] = 2f * d;
            }
        }
    };

    private final String unit;

    Likelihood(String unit) {
        this.unit = unit;
    }

    /** How outputs become intensities: {@code sigmoid}; {@code tanh}, halved and shifted; {@code clip} to [0, 1]. */
    public String unit() {
        return unit;
    }

    /** What the network sees for an intensity in [0, 1]. */
    float input(float intensity) {
        return intensity;
    }

    /** The least that the network sees; the most is 1. */
    public float black() {
        return input(0);
    }

    /** Replaces outputs of the last layer by intensities in [0, 1]. */
    abstract void intensities(float[] outputs, int count);

    /** Adds what {@link #intensities} does to a graph of operators; returns the name of its result. */
    public abstract String describe(OperatorGraph graph, String x);

    /** The derivative of an intensity with respect to the last layer's output. */
    abstract float slope(float output);

    /**
     * Reconstruction loss of {@code count} values and its gradient. Apart from what depends on the target alone, a loss is
     * linear in the target: {@link StartGrid} relies on it.
     *
     * @param outputs the last layer's outputs; receives the loss's gradient with respect to them
     * @param targets what the network was shown, see {@link #input}
     * @param loss [count or more], receives each value's loss in nats; a sum within the loop could not be vectorised
     */
    abstract void loss(float[] outputs, float[] targets, float[] loss, int count);

    private static void sigmoids(float[] outputs, int count) {
        for (int i = 0; i < count; i++) {
            outputs[i] = Scalars.sigmoid(outputs[i]);
        }
    }

    private static float sigmoidSlope(float output) {
        float s = Scalars.sigmoid(output);
        return s * (1 - s);
    }

    /** A loop of its own, short enough to be vectorised. */
    private static void crossEntropies(float[] l, float[] t, float[] half, int count) {
        for (int i = 0; i < count; i++) {
            half[i] = Math.max(l[i], 0f) - l[i] * t[i] - Scalars.logOfUpperHalf(0.5f + Math.abs(half[i]));
        }
    }
}

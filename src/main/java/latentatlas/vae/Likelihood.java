package latentatlas.vae;

import java.util.Arrays;
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

        /** The weights are the logits, and the constant is the sum of log(1 + e^l). */
        @Override
        double linearise(float[] outputs, int offset, int count) {
            double constant = 0;
            for (int i = offset; i < offset + count; i++) {
                float half = 0.5f * Scalars.tanh(0.5f * Math.abs(outputs[i]));
                constant += Math.max(outputs[i], 0f) - Scalars.logOfUpperHalf(0.5f + half);
            }
            return constant;
        }
    },
    /**
     * The continuous Bernoulli distribution of a grey pixel (Loaiza-Ganem and Cunningham 2019): cross-entropy less the log of
     * the constant that makes it a density on [0, 1]. The output is the logit l of its parameter, an intensity its mean.
     */
    CONTINUOUS_BERNOULLI("mean") {
        @Override
        public String describe(OperatorGraph graph, String x) {
            String tanh = graph.apply("Tanh", graph.linear(x, 0.5f, 0));
            String whole =
                    graph.apply("Sub", graph.apply("Div", graph.scalar(0.5f), tanh), graph.apply("Reciprocal", x));
            String steep = graph.linear(whole, 1, 0.5f);
            String flat = graph.linear(x, 1 / 12f, 0.5f);
            return graph.apply("Where", graph.apply("Less", graph.apply("Abs", x), graph.scalar(0.1f)), flat, steep);
        }

        @Override
        void intensities(float[] outputs, int count) {
            for (int i = 0; i < count; i++) {
                outputs[i] = mean(outputs[i]);
            }
        }

        /** The variance: 1/l² - 1/(2 sinh(l/2))². */
        @Override
        float slope(float output) {
            double l = Math.abs(output);
            double sinh = 2 * Math.sinh(l / 2);
            return (float) (l < 0.05 ? 1 / 12.0 - l * l / 240 : 1 / (l * l) - 1 / (sinh * sinh));
        }

        @Override
        void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                float l = Math.abs(outputs[i]);
                float t = Scalars.tanh(0.5f * l);
                // The density's constant is l / tanh(l/2), which is 2 at 0.
                loss[i] = Math.max(outputs[i], 0f)
                        - outputs[i] * targets[i]
                        - Scalars.logOfUpperHalf(0.5f + 0.5f * t)
                        - Scalars.log(Math.max(l, 1e-4f) / Math.max(t, 0.5e-4f));
            }
            for (int i = 0; i < count; i++) {
                outputs[i] = mean(outputs[i]) - targets[i];
            }
        }

        /** 1/2 + 1/(2 tanh(l/2)) - 1/l, and its series where that would cancel. */
        private static float mean(float l) {
            float series = l * (1f / 12f - l * l * (1f / 720f - l * l * (1f / 30240f)));
            return 0.5f + (Math.abs(l) < 0.5f ? series : 0.5f / Scalars.tanh(0.5f * l) - 1f / l);
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

    /** How outputs become intensities: {@code sigmoid}; {@code tanh}, halved and shifted; {@code clip} to [0, 1]; the continuous Bernoulli's {@code mean}. */
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
     * linear in the target: {@link #linearise} relies on it.
     *
     * @param outputs the last layer's outputs; receives the loss's gradient with respect to them
     * @param targets what the network was shown, see {@link #input}
     * @param loss [count or more], receives each value's loss in nats; a sum within the loop could not be vectorised
     */
    abstract void loss(float[] outputs, float[] targets, float[] loss, int count);

    /**
     * The loss of {@code count} outputs as a function of the intensities t of its targets: a constant less weights·t, and
     * something that depends on the target alone.
     *
     * @param outputs the last layer's outputs from {@code offset} on; receives the weights
     * @return the constant, nats
     */
    double linearise(float[] outputs, int offset, int count) {
        float[] logits = Arrays.copyOfRange(outputs, offset, offset + count);
        float[] black = new float[count];
        float[] white = new float[count];
        float[] targets = new float[count];
        Arrays.fill(targets, input(0));
        loss(logits.clone(), targets, black, count);
        Arrays.fill(targets, input(1));
        loss(logits, targets, white, count);
        double constant = 0;
        for (int i = 0; i < count; i++) {
            constant += black[i];
            outputs[offset + i] = black[i] - white[i];
        }
        return constant;
    }

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

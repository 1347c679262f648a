package latentatlas.vae;

import java.util.Arrays;
import java.util.Locale;
import latentatlas.message.Message;
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

        /** 2 arcsin sqrt(p) - pi/2, the Gudermannian of half the logit. */
        @Override
        void coordinates(float[] outputs, int count) {
            for (int i = 0; i < count; i++) {
                outputs[i] = 2f * Scalars.arctan(Scalars.tanh(0.25f * outputs[i]));
            }
        }

        @Override
        public double entropy(float[] intensities) {
            double sum = 0;
            for (float p : intensities) {
                sum -= p > 0 && p < 1 ? p * Math.log(p) + (1 - p) * Math.log1p(-p) : 0;
            }
            return sum;
        }

        /** Cross-entropy of a logit l and an intensity t: max(l, 0) - l t - log(sigmoid(|l|)). */
        @Override
        public void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                loss[i] = 0.5f * outputs[i];
            }
            Scalars.tanh(loss, count);
            for (int i = 0; i < count; i++) {
                float l = outputs[i];
                float half = 0.5f * loss[i];
                outputs[i] = 0.5f + half - targets[i];
                loss[i] = Math.max(l, 0f) - l * targets[i] - Scalars.logOfUpperHalf(0.5f + Math.abs(half));
            }
        }

        /** The weights are the logits, and the constant is the sum of log(1 + e^l). */
        @Override
        public double linearise(float[] outputs, int offset, int count) {
            float[] black = new float[count];
            loss(Arrays.copyOfRange(outputs, offset, offset + count), new float[count], black, count);
            double constant = 0;
            for (float loss : black) {
                constant += loss;
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
                outputs[i] = mean(outputs[i], Scalars.tanh(0.5f * outputs[i]));
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
        void coordinates(float[] outputs, int count) {
            for (int i = 0; i < count; i++) {
                outputs[i] = ArcLength.of(outputs[i]);
            }
        }

        @Override
        public void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                loss[i] = 0.5f * outputs[i];
            }
            Scalars.tanh(loss, count);
            for (int i = 0; i < count; i++) {
                float l = outputs[i];
                float size = Math.abs(l);
                float tanh = loss[i];
                float t = Math.abs(tanh);
                outputs[i] = mean(l, tanh) - targets[i];
                // The density's constant is l / tanh(l/2), which is 2 at 0.
                loss[i] = Math.max(l, 0f)
                        - l * targets[i]
                        - Scalars.logOfUpperHalf(0.5f + 0.5f * t)
                        - Scalars.log(Math.max(size, 1e-4f) / Math.max(t, 0.5e-4f));
            }
        }

        /** 1/2 + 1/(2 tanh(l/2)) - 1/l, and its series where that would cancel. */
        private static float mean(float l, float tanhOfHalf) {
            float series = l * (1f / 12f - l * l * (1f / 720f - l * l * (1f / 30240f)));
            return 0.5f + (Math.abs(l) < 0.5f ? series : 0.5f / tanhOfHalf - 1f / l);
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
        float information(float output) {
            return ofSquares(slope(output));
        }

        @Override
        void coordinates(float[] outputs, int count) {
            sigmoids(outputs, count);
            scale(outputs, SQUARES, count);
        }

        @Override
        public void loss(float[] outputs, float[] targets, float[] loss, int count) {
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
        public float input(float intensity) {
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
        float information(float output) {
            return ofSquares(2 * slope(output));
        }

        @Override
        void coordinates(float[] outputs, int count) {
            for (int i = 0; i < count; i++) {
                outputs[i] = SQUARES * Scalars.tanh(outputs[i]);
            }
        }

        @Override
        public void loss(float[] outputs, float[] targets, float[] loss, int count) {
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
        float information(float output) {
            return ofSquares(1);
        }

        @Override
        void coordinates(float[] outputs, int count) {
            scale(outputs, SQUARES, count);
        }

        @Override
        public void loss(float[] outputs, float[] targets, float[] loss, int count) {
            for (int i = 0; i < count; i++) {
                float d = outputs[i] - targets[i];
                loss[i] = d * d;
                outputs[i] = 2f * d;
            }
        }
    };

    /** A squared error in nats is a normal distribution of variance 1/2: a unit is so many standard deviations. */
    private static final float SQUARES = (float) Math.sqrt(2);

    private final String unit;

    Likelihood(String unit) {
        this.unit = unit;
    }

    /** How outputs become intensities: {@code sigmoid}; {@code tanh}, halved and shifted; {@code clip} to [0, 1]; the continuous Bernoulli's {@code mean}. */
    public String unit() {
        return unit;
    }

    /** What the network sees for an intensity in [0, 1]. */
    public float input(float intensity) {
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
     * The Fisher information of a pixel about the last layer's output. Where that is the natural parameter of the
     * distribution it is the variance, which is the mean's derivative too.
     */
    float information(float output) {
        return slope(output);
    }

    /** Replaces outputs of the last layer by coordinates in which the Fisher-Rao distance of two images is Euclidean. */
    abstract void coordinates(float[] outputs, int count);

    /** The entropy of an image, nats, its pixels being independent given the code; NaN where pixels are no events. */
    public double entropy(float[] intensities) {
        return Double.NaN;
    }

    /**
     * Reconstruction loss of {@code count} values and its gradient. Apart from what depends on the target alone, a loss is
     * linear in the target: {@link #linearise} relies on it.
     *
     * @param outputs the last layer's outputs; receives the loss's gradient with respect to them
     * @param targets what the network was shown, see {@link #input}
     * @param loss [count or more], receives each value's loss in nats; a sum within the loop could not be vectorised
     */
    public abstract void loss(float[] outputs, float[] targets, float[] loss, int count);

    /**
     * The loss of {@code count} outputs as a function of the intensities t of its targets: a constant less weights·t, and
     * something that depends on the target alone.
     *
     * @param outputs the last layer's outputs from {@code offset} on; receives the weights
     * @return the constant, nats
     */
    public double linearise(float[] outputs, int offset, int count) {
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

    /** The information of a squared error whose mean moves by {@code slope}. */
    private static float ofSquares(float slope) {
        return 2 * slope * slope;
    }

    private static void scale(float[] values, float factor, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
    }

    private static float sigmoidSlope(float output) {
        float s = Scalars.sigmoid(output);
        return s * (1 - s);
    }

    /** Its name in the language of the moment. */
    public String title() {
        return Message.text(
                "training.likelihood." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}

package latentatlas.net;

/**
 * The non-linearity after a hidden layer.
 *
 * <p>{@link #activate} works on whole arrays in loops the compiler turns into vector instructions; with {@code Math.exp}
 * these would cost more than the matrix products of a small model.
 */
public enum Activation {
    RELU {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Relu", x);
        }

        @Override
        public void activate(float[] z, float[] slope, int count) {
            for (int i = 0; i < count; i++) {
                z[i] = Math.max(z[i], 0f);
            }
        }

        @Override
        public void scale(float[] gradient, float[] factor, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= Math.min(1f, factor[i] * STEEP);
            }
        }

        @Override
        public boolean slopeKept() {
            return false;
        }
    },
    /** Slope 0.01 below zero. */
    LEAKY_RELU {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("LeakyRelu", "alpha", LEAK, x);
        }

        @Override
        public void activate(float[] z, float[] slope, int count) {
            for (int i = 0; i < count; i++) {
                z[i] = Math.max(z[i], LEAK * z[i]);
            }
        }

        @Override
        public void scale(float[] gradient, float[] factor, int count) {
            for (int i = 0; i < count; i++) {
                gradient[i] *= Math.max(LEAK, Math.min(1f, factor[i] * STEEP));
            }
        }

        @Override
        public boolean slopeKept() {
            return false;
        }
    },
    /** Alpha 1. */
    ELU {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Elu", x);
        }

        @Override
        public void activate(float[] z, float[] slope, int count) {
            for (int i = 0; i < count; i++) {
                slope[i] = 0.5f * Math.min(z[i], 0f);
            }
            Scalars.tanh(slope, count);
            for (int i = 0; i < count; i++) {
                // exp(z) - 1 = 2t / (1 - t) with t = tanh(z/2): exact enough and free of exp.
                float t = slope[i];
                float below = 2f * t / (1f - t);
                slope[i] = below + 1f;
                z[i] = Math.max(z[i], 0f) + below;
            }
        }
    },
    /** The tanh form (Hendrycks and Gimpel 2016, section 2). */
    GELU {
        @Override
        public String describe(OperatorGraph graph, String x) {
            // x·(1/2 + 1/2·tanh(s·x·(1 + c·x²))); ONNX has an operator of its own only since set 20.
            String cubic = graph.linear(graph.apply("Mul", x, x), GELU_CUBIC, 1);
            String bent = graph.apply("Mul", graph.apply("Mul", x, cubic), graph.scalar(GELU_SCALE));
            return graph.apply("Mul", x, graph.linear(graph.apply("Tanh", bent), 0.5f, 0.5f));
        }

        @Override
        public void activate(float[] z, float[] slope, int count) {
            for (int i = 0; i < count; i++) {
                slope[i] = GELU_SCALE * z[i] * (1f + GELU_CUBIC * z[i] * z[i]);
            }
            Scalars.tanh(slope, count);
            for (int i = 0; i < count; i++) {
                float x = z[i];
                float t = slope[i];
                float half = 0.5f + 0.5f * t;
                slope[i] = half + 0.5f * x * (1f - t * t) * GELU_SCALE * (1f + 3f * GELU_CUBIC * x * x);
                z[i] = x * half;
            }
        }
    },
    /** x·sigmoid(x), also called swish. */
    SILU {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Mul", x, graph.apply("Sigmoid", x));
        }

        @Override
        public void activate(float[] z, float[] slope, int count) {
            for (int i = 0; i < count; i++) {
                slope[i] = 0.5f * z[i];
            }
            Scalars.tanh(slope, count);
            for (int i = 0; i < count; i++) {
                float x = z[i];
                float s = 0.5f + 0.5f * slope[i];
                slope[i] = s * (1f + x * (1f - s));
                z[i] = x * s;
            }
        }
    },
    TANH {
        @Override
        public String describe(OperatorGraph graph, String x) {
            return graph.apply("Tanh", x);
        }

        @Override
        public void activate(float[] z, float[] slope, int count) {
            Scalars.tanh(z, count);
            for (int i = 0; i < count; i++) {
                slope[i] = 1f - z[i] * z[i];
            }
        }
    };

    private static final float LEAK = 0.01f;
    /** Makes a step function of a positive number by arithmetic alone: a comparison would keep a loop from vectorising. */
    private static final float STEEP = 1e30f;

    private static final float GELU_SCALE = 0.7978846f; // sqrt(2 / pi)
    private static final float GELU_CUBIC = 0.044715f;

    /**
     * Replaces pre-activations by activations.
     *
     * @param z pre-activations, receives activations
     * @param slope scratch memory; receives the derivative, if {@link #slopeKept()}
     */
    public abstract void activate(float[] z, float[] slope, int count);

    /**
     * Multiplies a gradient by the activation's derivative.
     *
     * @param factor the kept slope if {@link #slopeKept()}, else the activation's output
     */
    public void scale(float[] gradient, float[] factor, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= factor[i];
        }
    }

    /** Adds the activation to a graph of operators; returns the name of its result. */
    public abstract String describe(OperatorGraph graph, String x);

    /** Whether backpropagation needs the derivative that {@link #activate} computed, and not the output alone. */
    public boolean slopeKept() {
        return true;
    }

    /** Replaces one vector's pre-activations by activations; {@code slope} receives the derivative at each. */
    public void applyWithSlope(float[] z, float[] slope) {
        activate(z, slope, z.length);
        if (!slopeKept()) {
            java.util.Arrays.fill(slope, 1f);
            scale(slope, z, z.length);
        }
    }
}

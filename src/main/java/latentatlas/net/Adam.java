package latentatlas.net;

/**
 * Adam (Kingma and Ba 2015, algorithm 1, with the bias corrections folded into the step length) for one array of
 * parameters, small enough for a core's nearest cache.
 *
 * <p>Moments of pixels that are rarely lit decay into denormal floats, on which arithmetic is a hundred times slower.
 * Adding and subtracting a constant rounds them to zero and vectorises; the constants are chosen so that the products
 * formed from what remains stay normal too.
 *
 * <p>Not synchronised.
 */
public final class Adam {
    public static final float BETA1 = 0.9f;
    public static final float BETA2 = 0.999f;
    public static final float EPSILON = 1e-8f;

    /** Leaves gradients as multiples of 6e-18, whose square times 0.001 is still normal. */
    private static final float FLUSH_GRADIENT = 1e-10f;
    /** Leaves first moments as multiples of 6e-33, which a step length may still shrink. */
    private static final float FLUSH_FIRST = 1e-25f;
    /** Leaves second moments as multiples of 6e-38, normal themselves. */
    private static final float FLUSH_SECOND = 1e-30f;

    private final float[] first;
    private final float[] second;

    public Adam(int parameters) {
        first = new float[parameters];
        second = new float[parameters];
    }

    /** The running mean of the gradient, [parameters]; live, for checkpoints. */
    public float[] first() {
        return first;
    }

    /** The running mean of the squared gradient, [parameters]; live, for checkpoints. */
    public float[] second() {
        return second;
    }

    /** Takes both moments back from {@code first} and {@code second}, from number {@code offset} on. */
    public void load(float[] first, float[] second, int offset) {
        System.arraycopy(first, offset, this.first, 0, this.first.length);
        System.arraycopy(second, offset, this.second, 0, this.second.length);
    }

    /**
     * Updates the parameters.
     *
     * @param values [parameters], read and written
     * @param gradient [parameters]
     */
    public void update(float[] values, float[] gradient, StepLength length) {
        update(values, first, second, gradient, length.rate(), length.rootCorrection(), first.length);
    }

    /** One loop, which the compiler vectorises as long as it reads and writes each array once: memory is what Adam waits for. */
    private static void update(float[] w, float[] m, float[] v, float[] gradient, float rate, float root, int count) {
        for (int i = 0; i < count; i++) {
            float g = (gradient[i] + FLUSH_GRADIENT) - FLUSH_GRADIENT;
            float mean = ((BETA1 * m[i] + (1 - BETA1) * g) + FLUSH_FIRST) - FLUSH_FIRST;
            float square = ((BETA2 * v[i] + (1 - BETA2) * g * g) + FLUSH_SECOND) - FLUSH_SECOND;
            m[i] = mean;
            v[i] = square;
            w[i] -= rate * mean / ((float) Math.sqrt(square) * root + EPSILON);
        }
    }

    /**
     * What one step has in common for all parameters.
     *
     * @param rate learning rate over (1 - beta1^t)
     * @param rootCorrection one over the square root of (1 - beta2^t)
     */
    public record StepLength(float rate, float rootCorrection) {
        /** The lengths of step {@code step}, counted from 1. */
        public static StepLength at(long step, double learningRate) {
            return new StepLength((float) (learningRate / (1 - Math.pow(BETA1, (double) step))), (float)
                    (1 / Math.sqrt(1 - Math.pow(BETA2, (double) step))));
        }
    }
}

package latentatlas.net;

/**
 * Standard normal numbers addressed by where they are used, not by the order in which they are drawn: the noise of a
 * row depends on the seed, the step and the row alone, whichever thread computes it.
 */
public final class Noise {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private final long seed;

    public Noise(long seed) {
        this.seed = mix(seed + GOLDEN);
    }

    /** Fills {@code count} numbers for row {@code row} of step {@code step} by the method of Box and Muller. */
    public void fill(long step, long row, float[] target, int offset, int count) {
        long state = mix(mix(seed ^ step * GOLDEN) + row * GOLDEN);
        for (int i = 0; i < count; i += 2) {
            double u = ((mix(state += GOLDEN) >>> 11) + 1) * UNIT;
            double v = (mix(state += GOLDEN) >>> 11) * UNIT;
            double radius = Math.sqrt(-2 * Math.log(u));
            target[offset + i] = (float) (radius * Math.cos(2 * Math.PI * v));
            if (i + 1 < count) {
                target[offset + i + 1] = (float) (radius * Math.sin(2 * Math.PI * v));
            }
        }
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

package latentatlas.image;

/** Black and white pixels made of grey ones whenever they are read. */
final class BinaryPixels implements Pixels {
    static final Rule HALF = (index, bytes, from, to) -> {
        for (int i = from; i < to; i++) {
            bytes[i] = (byte) ((bytes[i] & 0xFF) < 128 ? 0 : 255);
        }
    };

    private final Pixels grey;
    private final Rule rule;

    /** Makes the bytes of image {@code index}, from {@code from} up to {@code to}, black or white. */
    @FunctionalInterface
    interface Rule {
        void apply(int index, byte[] bytes, int from, int to);
    }

    BinaryPixels(Pixels grey, Rule rule) {
        this.grey = grey;
        this.rule = rule;
    }

    @Override
    public int count() {
        return grey.count();
    }

    @Override
    public int values() {
        return grey.values();
    }

    @Override
    public void read(int index, byte[] target, int offset) {
        grey.read(index, target, offset);
        rule.apply(index, target, offset, offset + values());
    }

    /** White with the grey level as probability: chance addressed by draw, image and pixel, not drawn in order. */
    record Sampled(long draw) implements Rule {
        private static final long GOLDEN = 0x9E3779B97F4A7C15L;
        private static final int BITS = 16;

        @Override
        public void apply(int index, byte[] bytes, int from, int to) {
            long state = mix(mix(draw + GOLDEN) + index * GOLDEN);
            long chance = 0;
            for (int i = from; i < to; i++) {
                if ((i - from) % (Long.SIZE / BITS) == 0) {
                    state += GOLDEN;
                    chance = mix(state);
                }
                // Uniform in 0..254, so that white stays white, and black black.
                int level = (int) (((chance & 0xFFFF) * 255) >> BITS);
                bytes[i] = (byte) (level < (bytes[i] & 0xFF) ? 255 : 0);
                chance >>>= BITS;
            }
        }

        /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
        private static long mix(long value) {
            long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }
    }
}

package latentatlas.training;

/** IEEE 754 binary16 numbers as the bits of shorts: half the memory of floats, and weights look the same to the eye. */
final class Half {
    private static final float LARGEST = 65_504f;
    /** All of them, by their bits. */
    private static final float[] FLOATS = floats();

    private Half() {}

    private static float[] floats() {
        float[] all = new float[1 << 16];
        for (int bits = 0; bits < all.length; bits++) {
            int exponent = bits >> 10 & 0x1F;
            int fraction = bits & 0x3FF;
            float size =
                    exponent == 0 ? Math.scalb((float) fraction, -24) : Math.scalb(0x400 + fraction, exponent - 25);
            all[bits] = bits >> 15 == 0 ? size : -size;
        }
        return all;
    }

    /** The nearest one, ties to even; what is larger than any of them becomes the largest. */
    static short of(float value) {
        int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
        float size = Math.min(LARGEST, Math.abs(value));
        int bits = Float.floatToRawIntBits(size);
        int half;
        if (bits < 0x38800000) {
            // Below 2^-14 they lie at steps of 2^-24: so do the floats from 0.5 on.
            half = Float.floatToRawIntBits(size + 0.5f) - 0x3F000000;
        } else {
            half = (bits - 0x38000000 + 0xFFF + (bits >>> 13 & 1)) >>> 13;
        }
        return (short) (sign | Math.min(half, 0x7BFF));
    }

    static float toFloat(short bits) {
        return FLOATS[bits & 0xFFFF];
    }

    /** Writes {@code values} to {@code halves} from {@code at} on; the place after them. */
    static int write(float[] values, short[] halves, int at) {
        for (int i = 0; i < values.length; i++) {
            halves[at + i] = of(values[i]);
        }
        return at + values.length;
    }

    /** {@code count} numbers from {@code at} on. */
    static float[] read(short[] halves, int at, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = toFloat(halves[at + i]);
        }
        return values;
    }
}

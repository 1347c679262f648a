package latentatlas.image.npy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A kind of number that a NumPy array may hold; little-endian. */
public enum NpyType {
    BOOLEAN("|b1"),
    UNSIGNED_8("|u1"),
    SIGNED_8("|i1"),
    UNSIGNED_16("<u2"),
    SIGNED_16("<i2"),
    UNSIGNED_32("<u4"),
    SIGNED_32("<i4"),
    UNSIGNED_64("<u8"),
    SIGNED_64("<i8"),
    FLOAT_16("<f2"),
    FLOAT_32("<f4"),
    FLOAT_64("<f8");

    private static final int HALF_EXPONENT = 0x7C00;

    private final String code;

    NpyType(String code) {
        this.code = code;
    }

    /** The one that NumPy calls so, such as {@code <f4}. */
    static Optional<NpyType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** What NumPy calls it. */
    String code() {
        return code;
    }

    /** Bytes of one number. */
    public int bytes() {
        return code.charAt(2) - '0';
    }

    /** The number at byte {@code place} of little-endian {@code data}. */
    double at(ByteBuffer data, int place) {
        return switch (this) {
            case BOOLEAN -> data.get(place) == 0 ? 0 : 1;
            case UNSIGNED_8 -> data.get(place) & 0xFF;
            case SIGNED_8 -> data.get(place);
            case UNSIGNED_16 -> data.getShort(place) & 0xFFFF;
            case SIGNED_16 -> data.getShort(place);
            case UNSIGNED_32 -> data.getInt(place) & 0xFFFFFFFFL;
            case SIGNED_32 -> data.getInt(place);
            case UNSIGNED_64 -> 2.0 * (data.getLong(place) >>> 1) + (data.getLong(place) & 1);
            case SIGNED_64 -> data.getLong(place);
            case FLOAT_16 -> half(data.getShort(place));
            case FLOAT_32 -> data.getFloat(place);
            case FLOAT_64 -> data.getDouble(place);
        };
    }

    /** Whether the first {@code count} numbers of little-endian {@code data} are finite. */
    boolean finite(ByteBuffer data, int count) {
        boolean finite = true;
        switch (this) {
            case FLOAT_16 -> {
                for (int i = 0; i < count; i++) {
                    finite &= (data.getShort(i * Short.BYTES) & HALF_EXPONENT) != HALF_EXPONENT;
                }
            }
            case FLOAT_32 -> {
                for (int i = 0; i < count; i++) {
                    finite &= Float.isFinite(data.getFloat(i * Float.BYTES));
                }
            }
            case FLOAT_64 -> {
                for (int i = 0; i < count; i++) {
                    finite &= Double.isFinite(data.getDouble(i * Double.BYTES));
                }
            }
            default -> {
                // Integers are.
            }
        }
        return finite;
    }

    /** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size;
        if (exponent == 0) {
            size = Math.scalb((double) fraction, -24);
        } else if (exponent == 0x1F) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else {
            size = Math.scalb(0x400 + (double) fraction, exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}

package latentatlas.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy array of 32-bit floats or integers: format version 1.0, C order, little-endian (NumPy Enhancement Proposal 1).
 *
 * @param rows first dimension
 * @param columns second dimension, 0 for an array of one dimension
 * @param floats the content of a float array, else empty
 * @param integers the content of an integer array, else empty
 */
record NpyArray(Type type, int rows, int columns, float[] floats, int[] integers) {
    /** The kinds of number. */
    enum Type {
        FLOAT("<f4"),
        INTEGER("<i4");

        private final String description;

        Type(String description) {
            this.description = description;
        }
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int PREFIX = MAGIC.length + Short.BYTES;
    private static final int MOST_BEFORE_NUMBERS = 3 * ALIGNMENT;
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '(<f4|<i4)', 'fortran_order': False, 'shape': \\((\\d{1,9}),(?: ([1-9]\\d{0,8}))?\\), \\} *\n");

    NpyArray {
        long size = (long) rows * Math.max(1, columns);
        int held = type == Type.FLOAT ? floats.length : integers.length;
        int other = type == Type.FLOAT ? integers.length : floats.length;
        if (rows < 0 || columns < 0 || size != held || other != 0) {
            throw new IllegalArgumentException(
                    "an array of " + rows + " by " + columns + " with " + held + " and " + other + " numbers");
        }
    }

    static NpyArray of(float[] values) {
        return new NpyArray(Type.FLOAT, values.length, 0, values, new int[0]);
    }

    static NpyArray of(float[] values, int columns) {
        return new NpyArray(Type.FLOAT, values.length / columns, columns, values, new int[0]);
    }

    static NpyArray of(int[] values) {
        return new NpyArray(Type.INTEGER, values.length, 0, new float[0], values);
    }

    /** The most bytes that {@code numbers} numbers may take. */
    static long mostBytes(long numbers) {
        return MOST_BEFORE_NUMBERS + numbers * Float.BYTES;
    }

    boolean finite() {
        for (float value : floats) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    byte[] bytes() {
        String shape = columns == 0 ? "(" + rows + ",)" : "(" + rows + ", " + columns + ")";
        String header = "{'descr': '" + type.description + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int padded = (PREFIX + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - PREFIX;
        int numbers = floats.length + integers.length;
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(PREFIX + padded, Math.multiplyExact(numbers, Float.BYTES)))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) padded).put(header.getBytes(StandardCharsets.US_ASCII));
        while (out.position() < PREFIX + padded - 1) {
            out.put((byte) ' ');
        }
        out.put((byte) '\n');
        if (type == Type.FLOAT) {
            out.asFloatBuffer().put(floats);
        } else {
            out.asIntBuffer().put(integers);
        }
        return out.array();
    }

    /**
     * Reads an array as {@link #bytes} and NumPy write it. Never allocates more than {@code bytes} holds.
     *
     * @throws Refused saying what is wrong
     */
    static NpyArray parse(byte[] bytes) throws Refused {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < PREFIX || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new Refused("an entry is no NumPy array of version 1.0");
        }
        int start = PREFIX + Short.toUnsignedInt(in.getShort(MAGIC.length));
        if (start > Math.min(bytes.length, MOST_BEFORE_NUMBERS)) {
            throw new Refused("an array's header is cut short or too long");
        }
        Matcher header = HEADER.matcher(new String(bytes, PREFIX, start - PREFIX, StandardCharsets.US_ASCII));
        if (!header.matches()) {
            throw new Refused("an array is not of 32-bit little-endian numbers in C order");
        }
        int rows = Integer.parseInt(header.group(2));
        int columns = header.group(3) == null ? 0 : Integer.parseInt(header.group(3));
        long size = (long) rows * Math.max(1, columns);
        if (size * Float.BYTES != bytes.length - start) {
            throw new Refused("an array of " + size + " numbers has " + (bytes.length - start) + " bytes");
        }
        ByteBuffer numbers = in.position(start).slice().order(ByteOrder.LITTLE_ENDIAN);
        if (header.group(1).equals(Type.FLOAT.description)) {
            float[] values = new float[(int) size];
            numbers.asFloatBuffer().get(values);
            return new NpyArray(Type.FLOAT, rows, columns, values, new int[0]);
        }
        int[] values = new int[(int) size];
        numbers.asIntBuffer().get(values);
        return new NpyArray(Type.INTEGER, rows, columns, new float[0], values);
    }
}

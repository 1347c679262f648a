package latentatlas.archive;

import java.io.IOException;
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
record NpyArray(int rows, int columns, float[] floats, int[] integers) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int PREFIX = MAGIC.length + 2;
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '(<f4|<i4)', 'fortran_order': False, 'shape': \\((\\d{1,9}),(?: (\\d{1,9}))?\\), \\}");

    static NpyArray of(float[] values) {
        return new NpyArray(values.length, 0, values, new int[0]);
    }

    static NpyArray of(float[] values, int columns) {
        return new NpyArray(values.length / columns, columns, values, new int[0]);
    }

    static NpyArray of(int[] values) {
        return new NpyArray(values.length, 0, new float[0], values);
    }

    boolean real() {
        return integers.length == 0;
    }

    private long size() {
        return (long) rows * Math.max(1, columns);
    }

    byte[] bytes() {
        String shape = columns == 0 ? "(" + rows + ",)" : "(" + rows + ", " + columns + ")";
        String header =
                "{'descr': '" + (real() ? "<f4" : "<i4") + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int padded = (PREFIX + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - PREFIX;
        ByteBuffer out = ByteBuffer.allocate(PREFIX + padded + (int) size() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).putShort((short) padded).put(header.getBytes(StandardCharsets.US_ASCII));
        while (out.position() < PREFIX + padded - 1) {
            out.put((byte) ' ');
        }
        out.put((byte) '\n');
        if (real()) {
            out.asFloatBuffer().put(floats);
        } else {
            out.asIntBuffer().put(integers);
        }
        return out.array();
    }

    /**
     * Reads an array in the form that {@link #bytes} writes.
     *
     * @throws IOException saying what is wrong
     */
    static NpyArray parse(byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < PREFIX || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IOException("an entry is no NumPy array of version 1.0");
        }
        int length = in.getShort(MAGIC.length) & 0xFFFF;
        if (PREFIX + length > bytes.length) {
            throw new IOException("an array's header is cut short");
        }
        Matcher header = HEADER.matcher(new String(bytes, PREFIX, length, StandardCharsets.US_ASCII).trim());
        if (!header.matches()) {
            throw new IOException("an array is not of 32-bit little-endian numbers in C order");
        }
        int rows = Integer.parseInt(header.group(2));
        int columns = header.group(3) == null ? 0 : Integer.parseInt(header.group(3));
        long size = (long) rows * Math.max(1, columns);
        if (size * Float.BYTES != bytes.length - PREFIX - length) {
            throw new IOException(
                    "an array of " + size + " numbers has " + (bytes.length - PREFIX - length) + " bytes");
        }
        in.position(PREFIX + length);
        if (header.group(1).equals("<f4")) {
            float[] values = new float[(int) size];
            in.slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
            return new NpyArray(rows, columns, values, new int[0]);
        }
        int[] values = new int[(int) size];
        in.slice().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
        return new NpyArray(rows, columns, new float[0], values);
    }
}

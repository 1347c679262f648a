package latentatlas.image.npy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import latentatlas.message.Message;

/**
 * A whole array in memory. Immutable by agreement.
 *
 * @param data its numbers, little-endian from byte 0 on
 */
public record NpyArray(NpyHeader header, ByteBuffer data) {
    private static final int PIECE = 4_096;

    public NpyArray {
        if (data.capacity() != header.bytes() || data.order() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalArgumentException(
                    "an array of " + header.count() + " numbers has " + data.capacity() + " bytes");
        }
    }

    /** [rows, columns]; of one dimension without {@code columns}. */
    public static NpyArray of(float[] values, int... columns) {
        ByteBuffer data = data(values.length);
        data.asFloatBuffer().put(values);
        return new NpyArray(header(NpyType.FLOAT_32, values.length, columns), data);
    }

    /** [rows]. */
    public static NpyArray of(int[] values) {
        ByteBuffer data = data(values.length);
        data.asIntBuffer().put(values);
        return new NpyArray(header(NpyType.SIGNED_32, values.length), data);
    }

    /** Bits of binary16 numbers, [rows, columns]. */
    public static NpyArray ofHalves(short[] bits, int columns) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(bits.length, Short.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.asShortBuffer().put(bits);
        return new NpyArray(header(NpyType.FLOAT_16, bits.length, columns), data);
    }

    private static ByteBuffer data(int numbers) {
        return ByteBuffer.allocate(Math.multiplyExact(numbers, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static NpyHeader header(NpyType type, int numbers, int... columns) {
        return new NpyHeader(
                type, columns.length == 0 ? new int[] {numbers} : new int[] {numbers / columns[0], columns[0]});
    }

    /**
     * Reads an array that is all of {@code bytes}, which is not copied and must not change.
     *
     * @throws IOException saying what is wrong
     */
    public static NpyArray parse(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        NpyHeader header = NpyHeader.read(in);
        int start = bytes.length - in.available();
        if (header.bytes() != in.available()) {
            throw new IOException(Message.text("image.npy.bytes", header.count(), in.available()));
        }
        return new NpyArray(
                header, ByteBuffer.wrap(bytes, start, in.available()).slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Bytes of the array as NumPy saves it. */
    public long size() {
        return (long) header.encoded().length + data.capacity();
    }

    /** Writes the array as NumPy saves it, in small pieces: no copy of it is made. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(header.encoded());
        byte[] piece = new byte[PIECE];
        ByteBuffer rest = data.duplicate().clear();
        while (rest.hasRemaining()) {
            int length = Math.min(PIECE, rest.remaining());
            rest.get(piece, 0, length);
            out.write(piece, 0, length);
        }
    }

    /** The most bytes that an array of {@code numbers} floats or integers of 32 bits may take. */
    public static long mostBytes(long numbers) {
        return NpyHeader.USUAL + numbers * Float.BYTES;
    }

    public NpyType type() {
        return header.type();
    }

    /** The first side; 1 of a single number. */
    public int rows() {
        return header.shape().length == 0 ? 1 : header.shape()[0];
    }

    /** The second side, 0 where there is none; -1 of an array of more than two. */
    public int columns() {
        int[] shape = header.shape();
        return shape.length < 2 ? 0 : shape.length == 2 ? shape[1] : -1;
    }

    /** Number {@code index} in C order. */
    public double at(int index) {
        return type().at(data, index * type().bytes());
    }

    /** Whether all numbers are finite. */
    public boolean finite() {
        return type().finite(data, header.count());
    }

    /** All numbers of an array of 32-bit floats, a copy. */
    public float[] floats() {
        require(NpyType.FLOAT_32);
        float[] floats = new float[header.count()];
        data.asFloatBuffer().get(floats);
        return floats;
    }

    /** All numbers of an array of 32-bit integers, a copy. */
    public int[] integers() {
        require(NpyType.SIGNED_32);
        int[] integers = new int[header.count()];
        data.asIntBuffer().get(integers);
        return integers;
    }

    /** The bits of all numbers of an array of 16-bit floats, a copy. */
    public short[] halves() {
        require(NpyType.FLOAT_16);
        short[] bits = new short[header.count()];
        data.asShortBuffer().get(bits);
        return bits;
    }

    private void require(NpyType type) {
        if (type() != type) {
            throw new IllegalStateException("an array of " + type() + " where " + type + " is due");
        }
    }
}

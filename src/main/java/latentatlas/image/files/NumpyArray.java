package latentatlas.image.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy array of numbers as .npy keeps it (NEP 1), little-endian or of bytes, in C order.
 *
 * @param kind 'u', 'i', 'b' or 'f'
 * @param bytes of one number
 */
record NumpyArray(int[] shape, char kind, int bytes, ByteBuffer data) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<|=])([uifb])(\\d)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*False");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
    private static final int LONGEST_HEADER = 1 << 16;
    private static final long LARGEST = 2_000_000_000L;

    /**
     * Reads one array.
     *
     * @throws IOException saying what is wrong, where it is no such array
     */
    static NumpyArray read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("it is no NumPy array");
        }
        int lengthBytes = start[6] >= 2 ? 4 : 2;
        byte[] size = exactly(in, lengthBytes);
        ByteBuffer little = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN);
        long length = lengthBytes == 2 ? little.getShort() & 0xFFFF : little.getInt() & 0xFFFFFFFFL;
        if (length > LONGEST_HEADER) {
            throw new IOException("its header is " + length + " bytes long");
        }
        String header = new String(exactly(in, (int) length), StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !shape.find() || !FORTRAN.matcher(header).find()) {
            throw new IOException("its numbers are of a kind that cannot be read here: " + header.strip());
        }
        int[] sides = Arrays.stream(shape.group(1).split(","))
                .map(String::strip)
                .filter(side -> !side.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        int bytes = Integer.parseInt(type.group(3));
        double all = bytes;
        for (int side : sides) {
            all *= side;
        }
        if (all > LARGEST) {
            throw new IOException("it claims " + (long) all + " bytes, more than the limit of " + LARGEST);
        }
        ByteBuffer data = ByteBuffer.wrap(exactly(in, (int) all)).order(ByteOrder.LITTLE_ENDIAN);
        return new NumpyArray(sides, type.group(2).charAt(0), bytes, data);
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("it is cut short: " + count + " bytes were due and " + read.length + " are there");
        }
        return read;
    }

    int count() {
        return data.capacity() / bytes;
    }

    double at(int index) {
        int from = index * bytes;
        if (kind == 'f') {
            return bytes == 4 ? data.getFloat(from) : data.getDouble(from);
        }
        return switch (bytes) {
            case 1 -> kind == 'i' ? data.get(from) : data.get(from) & 0xFF;
            case 2 -> kind == 'i' ? data.getShort(from) : data.getShort(from) & 0xFFFF;
            case 4 -> data.getInt(from);
            default -> data.getLong(from);
        };
    }
}

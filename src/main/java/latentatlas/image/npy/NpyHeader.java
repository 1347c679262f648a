package latentatlas.image.npy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latentatlas.message.Message;

/**
 * What stands before the numbers of an array: their kind and the array's sides, in C order. Immutable by agreement.
 *
 * @param shape none negative; of less than 2³¹ numbers together
 */
public record NpyHeader(NpyType type, int[] shape) {
    /** Bytes that the header of an array of one or two dimensions takes at most, as NumPy and this program write it. */
    static final int USUAL = 192;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int PREFIX = MAGIC.length + 2 + Short.BYTES;
    private static final int ALIGNMENT = 64;
    private static final int LONGEST = 1 << 16;
    private static final int PIECE = 1 << 14;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*False");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
    private static final Pattern SIDE = Pattern.compile("\\d+");

    public NpyHeader {
        double numbers = 1;
        for (int side : shape) {
            numbers *= side;
        }
        if (numbers > Integer.MAX_VALUE || Arrays.stream(shape).anyMatch(side -> side < 0)) {
            throw new IllegalArgumentException("an array of " + Arrays.toString(shape) + " numbers");
        }
    }

    /**
     * Reads up to the first number.
     *
     * @throws IOException saying what is wrong, where no array of known numbers follows
     */
    public static NpyHeader read(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException(Message.text("image.npy.none"));
        }
        // Little-endian: two bytes in version 1, four later.
        byte[] size = exactly(in, start[MAGIC.length] >= 2 ? Integer.BYTES : Short.BYTES);
        long length = ByteBuffer.wrap(Arrays.copyOf(size, Long.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length > LONGEST) {
            throw new IOException(Message.text("image.npy.header", length));
        }
        String text = new String(exactly(in, (int) length), StandardCharsets.ISO_8859_1);
        Matcher type = TYPE.matcher(text);
        Matcher sides = SHAPE.matcher(text);
        if (!type.find() || !sides.find() || !ORDER.matcher(text).find()) {
            throw new IOException(Message.text("image.npy.order", text.strip()));
        }
        NpyType numbers = NpyType.of(type.group(1))
                .orElseThrow(() -> new IOException(Message.text("image.npy.kind", text.strip())));
        try {
            int[] shape = SIDE.matcher(sides.group(1))
                    .results()
                    .mapToInt(side -> Integer.parseInt(side.group()))
                    .toArray();
            return new NpyHeader(numbers, shape);
        } catch (IllegalArgumentException e) {
            throw new IOException(Message.text("image.npy.limit", Integer.MAX_VALUE), e);
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] read = in.readNBytes(count);
        if (read.length < count) {
            throw new EOFException(Message.text("image.npy.header-cut"));
        }
        return read;
    }

    /** How many numbers follow. */
    public int count() {
        int count = 1;
        for (int side : shape) {
            count *= side;
        }
        return count;
    }

    /** How many bytes follow. */
    public long bytes() {
        return (long) count() * type.bytes();
    }

    /**
     * Reads the numbers that follow, one after another; none but a few of them are held.
     *
     * @throws IOException if there are fewer
     */
    public void numbers(InputStream in, DoubleConsumer taker) throws IOException {
        byte[] piece = new byte[PIECE * type.bytes()];
        ByteBuffer data = ByteBuffer.wrap(piece).order(ByteOrder.LITTLE_ENDIAN);
        for (long left = bytes(); left > 0; left -= piece.length) {
            int due = (int) Math.min(left, piece.length);
            int came = in.readNBytes(piece, 0, due);
            if (came < due) {
                throw new EOFException(Message.text("image.npy.cut", bytes(), bytes() - left + came));
            }
            for (int at = 0; at < due; at += type.bytes()) {
                taker.accept(type.at(data, at));
            }
        }
    }

    /** The header as NumPy writes it, format version 1.0. */
    byte[] encoded() {
        String sides = IntStream.of(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String text = "{'descr': '" + type.code() + "', 'fortran_order': False, 'shape': (" + sides
                + (shape.length == 1 ? ",)" : ")") + ", }";
        int whole = (PREFIX + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        byte[] bytes = new byte[whole];
        Arrays.fill(bytes, (byte) ' ');
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put(new byte[] {1, 0})
                .putShort((short) (whole - PREFIX))
                .put(text.getBytes(StandardCharsets.US_ASCII));
        bytes[whole - 1] = '\n';
        return bytes;
    }
}

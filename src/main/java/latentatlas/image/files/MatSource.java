package latentatlas.image.files;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import us.hebi.matlab.mat.types.AbstractSource;
import us.hebi.matlab.mat.types.Source;

/**
 * What is read of a MATLAB file, from its beginning on. The library makes room for what a tag claims before it looks
 * whether that is there, and of single numbers it reads none but those of tags.
 */
final class MatSource extends AbstractSource {
    private static final int BUFFER = 1 << 12;

    private final InputStream in;
    private final long packed;
    private long position;

    /** {@code packed} bytes are in the file. */
    MatSource(InputStream in, long packed) {
        super(BUFFER);
        this.in = in;
        this.packed = packed;
    }

    /** @throws latentatlas.problem.Unfit if a tag claims more bytes than the file can hold */
    @Override
    public int readInt() throws IOException {
        int claimed = super.readInt();
        ImageBytes.accepted(Integer.toUnsignedLong(claimed), packed);
        return claimed;
    }

    @Override
    public void readBytes(byte[] target, int offset, int length) throws IOException {
        int read = in.readNBytes(target, offset, length);
        position += read;
        if (read < length) {
            throw new EOFException("the file ends after " + position + " bytes");
        }
    }

    @Override
    public Source readInflated(int bytes, int bufferSize) throws IOException {
        return new MatSource(new InflaterInputStream(readBytesAsStream(bytes)), packed).order(order());
    }

    @Override
    protected InputStream readBytesAsStream(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = left == 0 ? -1 : in.read(target, offset, (int) Math.min(left, length));
                left -= Math.max(0, read);
                position += Math.max(0, read);
                return read;
            }
        };
    }

    @Override
    public long getPosition() {
        return position;
    }

    @Override
    public boolean isMutatedByChildren() {
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

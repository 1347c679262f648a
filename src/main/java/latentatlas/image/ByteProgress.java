package latentatlas.image;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells a {@link Loading} how many bytes of one or several files are done, and ends reading where it shall not go on. */
public final class ByteProgress {
    private final Loading loading;
    private final long total;
    private long done;

    /**
     * Nothing is done yet.
     *
     * @param total bytes of all files, about
     */
    public ByteProgress(Loading loading, long total) {
        this.loading = loading;
        this.total = Math.max(1, total);
    }

    public long done() {
        return done;
    }

    /** Some more bytes are done. */
    public void add(long bytes) {
        done += bytes;
        loading.step(Math.min(done, total), total);
    }

    /** Only {@code bytes} are done after all. */
    public void back(long bytes) {
        done = bytes;
    }

    /** The same stream, whose bytes count as they are read. */
    public InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                add(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int read = super.read(target, offset, length);
                add(Math.max(0, read));
                return read;
            }
        };
    }
}

package latentatlas.image.files;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import latentatlas.image.Pixels;

/**
 * Images that stay in their file, which the operating system reads as they are needed: a million of them take no heap.
 * The file must not shrink meanwhile.
 */
final class MappedPixels implements Pixels {
    private final MappedByteBuffer bytes;
    private final int values;

    /**
     * Images of {@code values} bytes, {@code count} of them from byte {@code from} of the file on.
     *
     * @throws IOException if the file cannot be read
     */
    MappedPixels(Path file, long from, int count, int values) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            bytes = channel.map(FileChannel.MapMode.READ_ONLY, from, (long) count * values);
        }
        this.values = values;
    }

    @Override
    public int count() {
        return bytes.capacity() / values;
    }

    @Override
    public int values() {
        return values;
    }

    @Override
    public void read(int index, byte[] target, int offset) {
        bytes.get(index * values, target, offset, values);
    }
}

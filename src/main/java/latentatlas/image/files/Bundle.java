package latentatlas.image.files;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Files that belong together and have not been read: those of a folder, or the entries of a zip. Close it. */
final class Bundle implements AutoCloseable {
    private final List<Item> items;
    private final @Nullable ZipFile zip;

    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * One of the files.
     *
     * @param path where it lies; within the zip for an entry
     * @param size its bytes as they are read
     * @param packed its bytes in the zip, or {@link ImageBytes#PLAIN}
     */
    record Item(Path path, long size, long packed, Opener opener) {
        static Item of(Path file) throws IOException {
            return new Item(file, Files.size(file), ImageBytes.PLAIN, () -> Files.newInputStream(file));
        }

        String name() {
            return String.valueOf(path.getFileName());
        }

        /** Whether it is called so, whatever the case of its letters. */
        boolean endsWith(String ending) {
            return name().toLowerCase(Locale.ROOT).endsWith(ending);
        }
    }

    private Bundle(List<Item> items, @Nullable ZipFile zip) {
        this.items = items.stream().sorted(Comparator.comparing(Item::name)).toList();
        this.zip = zip;
    }

    /** What lies in a folder, but not in folders of it, or anywhere in a zip. */
    static Bundle of(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            try (Stream<Path> files = Files.list(place)) {
                List<Item> items = new java.util.ArrayList<>();
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    items.add(Item.of(file));
                }
                return new Bundle(items, null);
            }
        }
        ZipFile zip = new ZipFile(place.toFile());
        try {
            return new Bundle(entries(place, zip), zip);
        } catch (InvalidPathException e) {
            zip.close();
            throw new ZipException(e.getMessage());
        }
    }

    private static List<Item> entries(Path place, ZipFile zip) {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> new Item(
                        place.resolve(entry.getName()),
                        entry.getSize(),
                        entry.getCompressedSize(),
                        () -> new Unpacked(zip.getInputStream(entry))))
                .toList();
    }

    /** An entry, of which an end before its time is damage like all else that does not unpack. */
    private static final class Unpacked extends FilterInputStream {
        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (EOFException e) {
                throw new ZipException(e.getMessage());
            }
        }
    }

    /** In the order of their names. */
    List<Item> items() {
        return items;
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}

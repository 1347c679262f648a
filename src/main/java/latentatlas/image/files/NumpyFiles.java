package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import latentatlas.image.ByteProgress;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.image.npy.NpyHeader;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads images from NumPy files: .npz as Keras ships them (x_train, y_train, x_test, y_test), one array of images as in
 * KMNIST's (arr_0), and single .npy arrays. Images are [count, height, width], [count, height, width, channels] or [count,
 * values] of square images; numbers of any kind, from 0 to 1 or 0 to 255.
 */
final class NumpyFiles {
    private static final List<String> IMAGES =
            List.of("x_train", "train_images", "train_x", "images", "x", "data", "arr_0");
    private static final List<String> LABELS = List.of("y_train", "train_labels", "train_y", "labels", "y", "target");
    private static final List<String> TEST_IMAGES = List.of("x_test", "test_images", "test_x");
    private static final List<String> TEST_LABELS = List.of("y_test", "test_labels", "test_y");
    private static final String NEXT =
            "Save images as x_train (bytes, [count, height, width]) and labels as y_train with numpy.savez";

    private final Path file;
    private final Map<String, Array> arrays;
    private final ByteProgress progress;

    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * An array that has not been read.
     *
     * @param packed its bytes in the file, or {@link ImageBytes#PLAIN}
     * @param size its bytes, header and numbers
     */
    private record Array(String name, long packed, long size, Opener opener) {}

    private NumpyFiles(Path file, Map<String, Array> arrays, Loading loading) {
        this.file = file;
        this.arrays = arrays;
        long total = Stream.of(IMAGES, LABELS, TEST_IMAGES, TEST_LABELS)
                .map(this::first)
                .mapToLong(array -> array == null ? 0 : array.size())
                .sum();
        progress = new ByteProgress(loading, total);
    }

    /** Reads a .npz or .npy file; of an .npz no other arrays than those it needs. */
    static DataSet read(Path file, Loading loading) throws ProblemException {
        String name = String.valueOf(file.getFileName());
        try {
            if (name.toLowerCase(Locale.ROOT).endsWith(".npy")) {
                long size = Files.size(file);
                Array only = new Array(name, ImageBytes.PLAIN, size, () -> Files.newInputStream(file));
                return new NumpyFiles(file, Map.of("images", only), loading).read();
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                Map<String, Array> arrays = new TreeMap<>();
                zip.stream()
                        .forEach(entry -> arrays.put(
                                entry.getName().toLowerCase(Locale.ROOT).replace(".npy", ""),
                                new Array(
                                        entry.getName(),
                                        entry.getCompressedSize(),
                                        entry.getSize(),
                                        () -> zip.getInputStream(entry))));
                return new NumpyFiles(file, arrays, loading).read();
            }
        } catch (IOException e) {
            throw new ProblemException(name + " cannot be read: " + e.getMessage(), file, NEXT, e);
        }
    }

    private DataSet read() throws ProblemException {
        ImageSet train = images(IMAGES, LABELS);
        if (train == null) {
            throw new ProblemException(
                    "the file has no array of images; it has " + String.join(", ", arrays.keySet()), file, NEXT);
        }
        ImageSet test = images(TEST_IMAGES, TEST_LABELS);
        String name = String.valueOf(file.getFileName());
        if (test != null && !test.shape().equals(train.shape())) {
            throw new ProblemException(
                    "the test images are " + test.shape() + " and the training images " + train.shape(), file, NEXT);
        }
        return new DataSet(name.substring(0, name.lastIndexOf('.')), train, test);
    }

    private @Nullable Array first(List<String> names) {
        return names.stream()
                .filter(arrays::containsKey)
                .map(arrays::get)
                .findFirst()
                .orElse(null);
    }

    private @Nullable ImageSet images(List<String> imageNames, List<String> labelNames) throws ProblemException {
        Array images = first(imageNames);
        if (images == null) {
            return null;
        }
        ImageSet read = with(images, this::images);
        Array labels = first(labelNames);
        if (labels == null) {
            return read;
        }
        int[] numbers = with(labels, (array, header, in) -> labels(header, in, read.size()));
        int most = Arrays.stream(numbers).max().orElse(0);
        return new ImageSet(read.shape(), read.pixels(), numbers, ImageSet.numbered(most + 1));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(Array array, NpyHeader header, InputStream in) throws IOException;
    }

    private <T> T with(Array array, Reading<T> reading) throws ProblemException {
        try (InputStream in = new BufferedInputStream(progress.of(array.opener().open()), 1 << 16)) {
            return reading.from(array, NpyHeader.read(in), in);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(array.name() + " cannot be read: " + e.getMessage(), file, NEXT, e);
        }
    }

    private ImageSet images(Array array, NpyHeader header, InputStream in) throws IOException {
        ImageShape shape = shape(header.shape());
        ImageBytes.accepted(header.bytes(), array.packed());
        ImageBytes bytes = new ImageBytes(header.count());
        header.numbers(in, bytes::add);
        return new ImageSet(shape, Pixels.of(bytes.all(), shape.values()), null, List.of());
    }

    private static int[] labels(NpyHeader header, InputStream in, int images) throws IOException {
        if (header.count() != images) {
            throw new IOException("there are " + header.count() + " labels for " + images + " images");
        }
        int[] labels = new int[images];
        int[] next = new int[1];
        header.numbers(in, label -> {
            if (!(label >= 0 && label < ImageSet.MOST_LABELS)) {
                throw new IllegalArgumentException(
                        "label " + next[0] + " is " + label + ", not 0 to " + (ImageSet.MOST_LABELS - 1));
            }
            labels[next[0]++] = (int) label;
        });
        return labels;
    }

    private static ImageShape shape(int[] sides) {
        int side = sides.length == 2 ? (int) Math.round(Math.sqrt(sides[1])) : 0;
        if (sides.length > 0 && sides[0] > 0) {
            if (sides.length == 2 && side * side == sides[1]) {
                return new ImageShape(side, side, 1);
            }
            if (sides.length == 3 || sides.length == 4) {
                return new ImageShape(sides[2], sides[1], sides.length == 3 ? 1 : sides[3]);
            }
        }
        throw new IllegalArgumentException("an array " + Arrays.toString(sides) + " is no set of images");
    }
}

package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads images from NumPy files: .npz as Keras ships them (x_train, y_train, x_test, y_test), one array of images as in
 * KMNIST's (arr_0), and single .npy arrays. Images are [count, height, width], [count, height, width, channels] or [count,
 * values] of square images; bytes, or floats from 0 to 1 or 0 to 255.
 */
public final class NumpyFiles {
    private static final List<String> IMAGES =
            List.of("x_train", "train_images", "train_x", "images", "x", "data", "arr_0");
    private static final List<String> LABELS = List.of("y_train", "train_labels", "train_y", "labels", "y", "target");
    private static final List<String> TEST_IMAGES = List.of("x_test", "test_images", "test_x");
    private static final List<String> TEST_LABELS = List.of("y_test", "test_labels", "test_y");
    private static final String NEXT =
            "Save images as x_train (bytes, [count, height, width]) and labels as y_train with numpy.savez";

    private NumpyFiles() {}

    /** Reads a .npz or .npy file. */
    public static DataSet read(Path file) throws ProblemException {
        Map<String, NumpyArray> arrays = arrays(file);
        ImageSet train = images(file, arrays, IMAGES, LABELS);
        if (train == null) {
            throw new ProblemException(
                    "the file has no array of images; it has " + String.join(", ", arrays.keySet()), file, NEXT);
        }
        ImageSet test = images(file, arrays, TEST_IMAGES, TEST_LABELS);
        String name = String.valueOf(file.getFileName());
        return new DataSet(name.substring(0, name.lastIndexOf('.')), train, test);
    }

    private static Map<String, NumpyArray> arrays(Path file) throws ProblemException {
        Map<String, NumpyArray> arrays = new HashMap<>();
        String inside = String.valueOf(file.getFileName());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (inside.toLowerCase(Locale.ROOT).endsWith(".npy")) {
                arrays.put("images", NumpyArray.read(in));
                return arrays;
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                inside = entry.getName();
                if (wanted(inside)) {
                    arrays.put(name(inside), NumpyArray.read(zip));
                }
            }
            return arrays;
        } catch (IOException e) {
            throw new ProblemException(inside + " cannot be read: " + e.getMessage(), file, NEXT, e);
        }
    }

    private static String name(String entry) {
        return entry.toLowerCase(Locale.ROOT).replace(".npy", "");
    }

    /** Nothing but known arrays is unpacked. */
    private static boolean wanted(String entry) {
        String name = name(entry);
        return IMAGES.contains(name)
                || LABELS.contains(name)
                || TEST_IMAGES.contains(name)
                || TEST_LABELS.contains(name);
    }

    private static @Nullable ImageSet images(
            Path file, Map<String, NumpyArray> arrays, List<String> imageNames, List<String> labelNames)
            throws ProblemException {
        NumpyArray images = first(arrays, imageNames);
        if (images == null) {
            return null;
        }
        ImageShape shape = shape(file, images.shape());
        Pixels pixels = Pixels.of(bytes(images), shape.values());
        NumpyArray labels = first(arrays, labelNames);
        if (labels == null) {
            return new ImageSet(shape, pixels, null, List.of());
        }
        if (labels.count() != pixels.count()) {
            throw new ProblemException(
                    "there are " + labels.count() + " labels for " + pixels.count() + " images", file, NEXT);
        }
        int[] read = new int[labels.count()];
        int most = 0;
        for (int i = 0; i < read.length; i++) {
            double label = labels.at(i);
            if (!(label >= 0 && label < ImageSet.MOST_LABELS)) {
                throw new ProblemException(
                        "label " + i + " is " + label + ", not 0 to " + (ImageSet.MOST_LABELS - 1), file, NEXT);
            }
            read[i] = (int) label;
            most = Math.max(most, read[i]);
        }
        return new ImageSet(shape, pixels, read, ImageSet.numbered(most + 1));
    }

    private static @Nullable NumpyArray first(Map<String, NumpyArray> arrays, List<String> names) {
        return names.stream()
                .filter(arrays::containsKey)
                .map(arrays::get)
                .findFirst()
                .orElse(null);
    }

    private static ImageShape shape(Path file, int[] sides) throws ProblemException {
        int side = sides.length == 2 ? (int) Math.round(Math.sqrt(sides[1])) : 0;
        try {
            if (sides.length > 0 && sides[0] > 0) {
                if (sides.length == 2 && side * side == sides[1]) {
                    return new ImageShape(side, side, 1);
                }
                if (sides.length == 3) {
                    return new ImageShape(sides[2], sides[1], 1);
                }
                if (sides.length == 4) {
                    return new ImageShape(sides[2], sides[1], sides[3]);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    "the images are " + Arrays.toString(sides) + ": " + e.getMessage(), file, NEXT, e);
        }
        throw new ProblemException("an array " + Arrays.toString(sides) + " is no set of images", file, NEXT);
    }

    private static byte[] bytes(NumpyArray images) {
        byte[] bytes = new byte[images.count()];
        if (images.bytes() == 1) {
            images.data().get(0, bytes);
            return bytes;
        }
        double largest = 0;
        for (int i = 0; i < bytes.length; i++) {
            largest = Math.max(largest, images.at(i));
        }
        double scale = largest <= 1 ? 255 : 1;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(Math.max(0, Math.min(255, scale * images.at(i))));
        }
        return bytes;
    }
}

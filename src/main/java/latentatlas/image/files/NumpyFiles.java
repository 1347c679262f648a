package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import latentatlas.image.ByteProgress;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.image.files.Bundle.Item;
import latentatlas.image.npy.NpyHeader;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;
import org.jspecify.annotations.Nullable;

/**
 * Reads images from NumPy files: .npz as Keras ships them (x_train, y_train, x_test, y_test), one array of images as in
 * KMNIST's (arr_0), single .npy arrays, and folders of them with images and labels apart. Images are [count, height,
 * width], [count, height, width, channels] or [count, values] of square images; numbers of any kind, from 0 to 1 or 0 to
 * 255.
 */
final class NumpyFiles {
    private static final List<String> IMAGES =
            List.of("x_train", "train_images", "train_x", "images", "x", "data", "arr_0");
    private static final List<String> LABELS = List.of("y_train", "train_labels", "train_y", "labels", "y", "target");
    private static final List<String> TEST_IMAGES = List.of("x_test", "test_images", "test_x");
    private static final List<String> TEST_LABELS = List.of("y_test", "test_labels", "test_y");
    private static final Message NEXT = Message.of("image.formOfNumpy");

    private static final Set<String> IMAGE_WORDS = Set.of("x", "img", "imgs", "image", "images", "data", "pixels");
    private static final Set<String> LABEL_WORDS =
            Set.of("y", "label", "labels", "target", "targets", "class", "classes");
    private static final Set<String> TEST_WORDS = Set.of("test", "t10k");
    private static final String ARRAY = ".npy";
    private static final String ARRAYS = ".npz";

    private final Path file;
    private final Map<String, Item> arrays;
    private final ByteProgress progress;

    private NumpyFiles(Path file, Map<String, Item> arrays, Loading loading) {
        this.file = file;
        this.arrays = arrays;
        long total = Stream.of(IMAGES, LABELS, TEST_IMAGES, TEST_LABELS)
                .map(names -> first(arrays, names))
                .mapToLong(array -> array == null ? 0 : array.size())
                .sum();
        progress = new ByteProgress(loading, total);
    }

    /**
     * What a file of a folder holds, by the words of its name, such as {@code kmnist-test-labels.npz}: the name of the
     * array it would be among others. Null for anything else.
     */
    private static @Nullable String role(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(ARRAY) && !name.endsWith(ARRAYS)) {
            return null;
        }
        Set<String> words =
                Set.copyOf(List.of(name.substring(0, name.lastIndexOf('.')).split("[^a-z0-9]+")));
        boolean test = words.stream().anyMatch(TEST_WORDS::contains);
        if (words.stream().anyMatch(LABEL_WORDS::contains)) {
            return (test ? TEST_LABELS : LABELS).get(0);
        }
        return words.stream().anyMatch(IMAGE_WORDS::contains) ? (test ? TEST_IMAGES : IMAGES).get(0) : null;
    }

    /** Whether a folder holds a file of images by its name, such as {@code kmnist-train-imgs.npz}. */
    static boolean present(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(NumpyFiles::role)
                    .anyMatch(role ->
                            IMAGES.get(0).equals(role) || TEST_IMAGES.get(0).equals(role));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a .npz or .npy file, or a folder of them that holds images and labels apart; of an .npz no other arrays than
     * those it needs.
     */
    static Parts read(Path place, Loading loading) throws ProblemException {
        try {
            return open(place, loading);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("image.itemUnreadable", String.valueOf(place.getFileName()), reason(e)), place, NEXT, e);
        }
    }

    /** Why, in words for people: what unpacks a zip has others, and for one that points beyond its own end none. */
    private static Object reason(Exception refusal) {
        String message = refusal.getMessage();
        return refusal instanceof ZipException || message == null ? Message.of("image.compressedDamaged") : message;
    }

    private static Parts open(Path place, Loading loading) throws IOException, ProblemException {
        List<Bundle> bundles = new ArrayList<>();
        try {
            Map<String, Item> arrays = new TreeMap<>();
            if (Files.isDirectory(place)) {
                gather(place, arrays, bundles);
            } else if (Item.of(place).endsWith(ARRAY)) {
                arrays.put("images", Item.of(place));
            } else {
                arrays.putAll(arrays(place, bundles));
            }
            return new NumpyFiles(place, arrays, loading).read();
        } finally {
            for (Bundle bundle : bundles) {
                bundle.close();
            }
        }
    }

    private static Map<String, Item> arrays(Path zip, List<Bundle> bundles) throws IOException {
        Bundle bundle = Bundle.of(zip);
        bundles.add(bundle);
        return bundle.items().stream()
                .collect(Collectors.toMap(
                        item -> item.name().toLowerCase(Locale.ROOT).replace(ARRAY, ""),
                        item -> item,
                        (one, other) -> one));
    }

    private static void gather(Path folder, Map<String, Item> arrays, List<Bundle> bundles)
            throws IOException, ProblemException {
        Bundle files = Bundle.of(folder);
        bundles.add(files);
        Map<String, Path> taken = new HashMap<>();
        for (Item item : files.items()) {
            String role = role(item.path());
            if (role == null) {
                continue;
            }
            Path other = taken.put(role, item.path());
            if (other != null) {
                throw new ProblemException(
                        Message.of("image.bothSeem", String.valueOf(other.getFileName()), item.name(), role),
                        folder,
                        Message.of("image.oneSetOnly"));
            }
            arrays.put(role, item.endsWith(ARRAY) ? item : only(item, role, bundles));
        }
    }

    /** The array of a file that holds one kind of them. */
    private static Item only(Item file, String role, List<Bundle> bundles) throws IOException, ProblemException {
        Map<String, Item> arrays = arrays(file.path(), bundles);
        boolean labels = role.startsWith("y");
        Item named = first(arrays, labels ? LABELS : IMAGES);
        if (named == null && arrays.size() != 1) {
            throw new ProblemException(
                    Message.of(
                            "image.noneCalled",
                            String.join(", ", new TreeMap<>(arrays).keySet()),
                            Message.of(labels ? "image.kindLabels" : "image.kindImages")),
                    file.path(),
                    NEXT);
        }
        return named == null ? arrays.values().iterator().next() : named;
    }

    private Parts read() throws ProblemException {
        ImageSet train = images(IMAGES, LABELS);
        ImageSet test = images(TEST_IMAGES, TEST_LABELS);
        if (train == null && test == null) {
            throw new ProblemException(Message.of("image.noArrayOf", String.join(", ", arrays.keySet())), file, NEXT);
        }
        String name = String.valueOf(file.toAbsolutePath().normalize().getFileName());
        return Parts.of(name.replaceFirst("\\.np[yz]$", ""), train, test, file);
    }

    private static @Nullable Item first(Map<String, Item> arrays, List<String> names) {
        return names.stream()
                .filter(arrays::containsKey)
                .map(arrays::get)
                .findFirst()
                .orElse(null);
    }

    private @Nullable ImageSet images(List<String> imageNames, List<String> labelNames) throws ProblemException {
        Item images = first(arrays, imageNames);
        if (images == null) {
            return null;
        }
        ImageSet read = with(images, this::images);
        Item labels = first(arrays, labelNames);
        if (labels == null) {
            return read;
        }
        int[] numbers = with(labels, (array, header, in) -> labels(header, in, read.size()));
        int most = Arrays.stream(numbers).max().orElse(0);
        return new ImageSet(read.shape(), read.pixels(), numbers, ImageSet.numbered(most + 1));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(Item array, NpyHeader header, InputStream in) throws IOException;
    }

    private <T> T with(Item array, Reading<T> reading) throws ProblemException {
        try (InputStream in = new BufferedInputStream(progress.of(array.opener().open()), 1 << 16)) {
            return reading.from(array, NpyHeader.read(in), in);
        } catch (IOException | Unfit e) {
            throw new ProblemException(
                    Message.of("image.itemUnreadable", array.name(), reason(e)), array.path(), NEXT, e);
        }
    }

    private ImageSet images(Item array, NpyHeader header, InputStream in) throws IOException {
        ImageShape shape = shape(header.shape());
        ImageBytes.accepted(header.bytes(), array.packed());
        ImageBytes bytes = new ImageBytes(header.count());
        header.numbers(in, bytes::add);
        return new ImageSet(shape, Pixels.of(bytes.all(), shape.values()), null, List.of());
    }

    private static int[] labels(NpyHeader header, InputStream in, int images) throws IOException {
        if (header.count() != images) {
            throw new IOException(Message.text("image.npy.labels", header.count(), images));
        }
        int[] labels = new int[images];
        int[] next = new int[1];
        header.numbers(in, label -> {
            if (!(label >= 0 && label < ImageSet.MOST_LABELS)) {
                throw new Unfit(
                        Message.of("image.npy.label", next[0], String.valueOf(label), ImageSet.MOST_LABELS - 1));
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
        throw new Unfit(Message.of("image.noSetOfImages", Arrays.toString(sides)));
    }
}

package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import latentatlas.image.ByteProgress;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders in the form of MNIST: IDX files (LeCun, Cortes and Burges 1998), gzipped or not.
 *
 * <p>An IDX file is a big-endian magic number (0x0803 for images, 0x0801 for labels), one count a dimension, and bytes.
 */
public final class IdxFiles {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final String TEST = "t10k";

    /** Bytes before the first image. */
    private static final long HEADER = 16;
    /** Larger files that are not compressed stay where they are. */
    private static final long MAPPED = 100_000_000L;

    private static final String FOLDER_HINT =
            "Choose a folder with train-images-idx3-ubyte and train-labels-idx1-ubyte, gzipped or not";

    private final ByteProgress progress;

    private IdxFiles(ByteProgress progress) {
        this.progress = progress;
    }

    /** Whether {@code folder} holds IDX training images by one of their usual names. */
    public static boolean present(Path folder) {
        return find(folder, "train", true) != null || find(folder, "train", false) != null;
    }

    /**
     * Reads training images and, if they are there, test images.
     *
     * @throws ProblemException naming the file, what was expected and what was found
     * @throws java.util.concurrent.CancellationException where {@code loading} does not go on
     */
    public static DataSet read(Path folder, Loading loading) throws ProblemException {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException("there is no such folder", folder, FOLDER_HINT);
        }
        long total = Stream.of("train", TEST)
                .flatMap(part -> Stream.of(find(folder, part, true), find(folder, part, false)))
                .filter(Objects::nonNull)
                .mapToLong(file -> file.toFile().length())
                .sum();
        IdxFiles files = new IdxFiles(new ByteProgress(loading, total));
        ImageSet train = files.read(folder, "train");
        if (train == null) {
            throw new ProblemException(
                    "the folder has no file train-images-idx3-ubyte or train-images-idx3-ubyte.gz",
                    folder,
                    FOLDER_HINT);
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        ImageSet test = files.read(folder, TEST);
        if (test != null && !test.shape().equals(train.shape())) {
            throw new ProblemException(
                    "the test images are " + test.shape() + " pixels and the training images " + train.shape(),
                    find(folder, TEST, true),
                    "Put test images of the same size beside the training images, or remove them");
        }
        return new DataSet(name == null ? "images" : titled(name.toString()), train, test);
    }

    private static String titled(String folder) {
        return folder.equalsIgnoreCase("mnist") ? "MNIST" : folder;
    }

    private @Nullable ImageSet read(Path folder, String part) throws ProblemException {
        Path images = find(folder, part, true);
        Path labels = find(folder, part, false);
        if (images == null) {
            if (labels != null) {
                throw new ProblemException(
                        "there are labels but no images beside them",
                        labels,
                        "Put " + part + "-images-idx3-ubyte.gz into the same folder");
            }
            return null;
        }
        ImageFile content = readImages(images);
        if (labels == null) {
            return new ImageSet(content.shape(), content.pixels(), null, List.of());
        }
        int[] read = readLabels(labels, content.pixels().count(), images);
        int most = 0;
        for (int label : read) {
            most = Math.max(most, label);
        }
        return new ImageSet(content.shape(), content.pixels(), read, ImageSet.numbered(most + 1));
    }

    private static @Nullable Path find(Path folder, String part, boolean images) {
        String kind = images ? "images" : "labels";
        String dimensions = images ? "idx3" : "idx1";
        for (String separator : List.of("-", ".")) {
            for (String ending : List.of("", ".gz")) {
                Path file = folder.resolve(part + "-" + kind + separator + dimensions + "-ubyte" + ending);
                if (Files.exists(file)) {
                    return file;
                }
            }
        }
        return null;
    }

    private record ImageFile(ImageShape shape, Pixels pixels) {}

    private ImageFile readImages(Path file) throws ProblemException {
        try (InputStream in = open(file)) {
            ByteBuffer head = head(in, file, IMAGES_MAGIC, "images");
            ByteBuffer size = ByteBuffer.wrap(exactly(in, 8, file, "the header of an image file"));
            int count = head.getInt(4);
            int height = size.getInt(0);
            int width = size.getInt(4);
            if (count < 1) {
                throw new ProblemException(
                        "the file holds " + count + " images", file, "Choose a file with images in it");
            }
            ImageShape shape = shape(width, height, file);
            long due = HEADER + (long) count * shape.values();
            if (due > MAPPED && due <= ImageBytes.MOST && Files.size(file) == due) {
                progress.add(due);
                return new ImageFile(shape, new MappedPixels(file, HEADER, count, shape.values()));
            }
            byte[] bytes = body(in, (long) count * shape.values(), file, count + " images of " + shape);
            return new ImageFile(shape, Pixels.of(bytes, shape.values()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ImageShape shape(int width, int height, Path file) throws ProblemException {
        try {
            return new ImageShape(width, height, 1);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    "the file claims images of " + width + " x " + height + " pixels",
                    file,
                    "Fetch the file again: it is damaged or not an IDX file of images",
                    e);
        }
    }

    private int[] readLabels(Path file, int images, Path imageFile) throws ProblemException {
        try (InputStream in = open(file)) {
            int count = head(in, file, LABELS_MAGIC, "labels").getInt(4);
            if (count != images) {
                throw new ProblemException(
                        "the file has " + count + " labels for the " + images + " images in " + imageFile.getFileName(),
                        file,
                        "Use the label file that belongs to these images");
            }
            byte[] bytes = body(in, count, file, count + " labels");
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 0xFF;
            }
            return labels;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private InputStream open(Path file) throws IOException {
        InputStream watched = progress.of(Files.newInputStream(file));
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(watched, 1 << 16), 2);
        byte[] two = in.readNBytes(2);
        in.unread(two);
        boolean zipped = two.length == 2 && (two[0] & 0xFF) == GZIP_FIRST && (two[1] & 0xFF) == GZIP_SECOND;
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static ByteBuffer head(InputStream in, Path file, int magic, String kind)
            throws IOException, ProblemException {
        ByteBuffer head = ByteBuffer.wrap(exactly(in, 8, file, "an IDX file of " + kind));
        int found = head.getInt(0);
        if (found == magic) {
            return head;
        }
        String meaning = found == IMAGES_MAGIC
                ? "this is a file of images"
                : found == LABELS_MAGIC ? "this is a file of labels" : "this is no IDX file of " + kind;
        throw new ProblemException(
                String.format("%s: its magic number is 0x%08X, for %s it would be 0x%08X", meaning, found, kind, magic),
                file,
                "Put the file of " + kind + " in its place");
    }

    private static byte[] body(InputStream in, long expected, Path file, String what)
            throws IOException, ProblemException {
        int due;
        try {
            due = ImageBytes.accepted(expected, in instanceof GZIPInputStream ? Files.size(file) : ImageBytes.PLAIN);
        } catch (IOException e) {
            throw new ProblemException(
                    what + ": " + e.getMessage(), file, "Use a smaller file, or fetch it again if it is damaged", e);
        }
        byte[] bytes = exactly(in, due, file, what);
        if (in.read() >= 0) {
            throw new ProblemException(
                    "the file goes on after its " + what, file, "Fetch the file again: it is damaged");
        }
        return bytes;
    }

    private static byte[] exactly(InputStream in, int due, Path file, String what)
            throws IOException, ProblemException {
        byte[] bytes;
        try {
            bytes = new ImageBytes(due).fill(in).all();
        } catch (EOFException | ZipException e) {
            throw new ProblemException(
                    "the compressed file ends early or is damaged, before " + what + " were whole",
                    file,
                    "Fetch the file again",
                    e);
        }
        if (bytes.length < due) {
            throw new ProblemException(
                    "the file is cut short: " + what + " need " + due + " bytes and " + bytes.length + " are there",
                    file,
                    "Fetch the file again");
        }
        return bytes;
    }

    private static ProblemException unreadable(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new ProblemException("the file has vanished", file, "Choose the folder again", cause);
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new ProblemException("the compressed file is damaged", file, "Fetch the file again", cause);
        }
        return new ProblemException(
                "the file cannot be read (" + cause.getMessage() + ")", file, "Check that you may read it", cause);
    }
}

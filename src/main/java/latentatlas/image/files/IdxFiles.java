package latentatlas.image.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import latentatlas.image.ByteProgress;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Part;
import latentatlas.image.Pixels;
import latentatlas.image.files.Bundle.Item;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders and zips in the form of MNIST: IDX files (LeCun, Cortes and Burges 1998), gzipped or not.
 *
 * <p>An IDX file is a big-endian magic number (0x0803 for images, 0x0801 for labels), one count a dimension, and bytes.
 * EMNIST (Cohen et al. 2017) keeps several sets together, its images with rows and columns exchanged, and beside each set
 * a table of the characters its labels stand for.
 */
public final class IdxFiles {
    private static final int IMAGES_MAGIC = 0x0803;
    private static final int LABELS_MAGIC = 0x0801;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;
    private static final Pattern NAME = Pattern.compile(
            "(?:emnist-(?<set>[a-z]+)-)?(?<part>train|t10k|test)-(?<kind>images|labels)[-.]idx[13]-ubyte(?:\\.gz)?");
    private static final String USUAL_SET = "balanced";

    /** Bytes before the first image. */
    private static final long HEADER = 16;
    /** Larger files that are not compressed stay where they are. */
    private static final long MAPPED = 100_000_000L;

    private static final Message FOLDER_HINT = Message.of("image.chooseIdxFolder");

    private final String set;
    private final Map<Key, Item> files;
    private final Map<String, Item> tables;
    private final ByteProgress progress;

    /**
     * What a file holds.
     *
     * @param set of EMNIST; empty for the only one
     */
    private record Key(String set, Part part, boolean images) {}

    private IdxFiles(String set, Map<Key, Item> files, Map<String, Item> tables, Loading loading) {
        this.set = set;
        this.files = files;
        this.tables = tables;
        progress = new ByteProgress(
                loading,
                files.entrySet().stream()
                        .filter(file -> file.getKey().set().equals(set))
                        .mapToLong(file -> file.getValue().size())
                        .sum());
    }

    private static @Nullable Key key(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return null;
        }
        String set = parts.group("set");
        Part part = parts.group("part").equals("train") ? Part.TRAIN : Part.TEST;
        return new Key(set == null ? "" : set, part, parts.group("kind").equals("images"));
    }

    /** Whether {@code folder} holds IDX files by their usual names. */
    public static boolean present(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> key(String.valueOf(file.getFileName())) != null);
        } catch (IOException e) {
            return false;
        }
    }

    /** The only set, or the balanced one, of a folder or zip, to train on; else as below. */
    public static DataSet read(Path place, Loading loading) throws ProblemException {
        return read(place, "", loading).whole(place.toString());
    }

    /**
     * Reads training and test images, those that are there.
     *
     * @param place a folder or a zip
     * @param set which one of EMNIST's; empty for the only one, or the balanced one
     * @throws ProblemException naming the file, what was expected and what was found
     * @throws java.util.concurrent.CancellationException where {@code loading} does not go on
     */
    static Parts read(Path place, String set, Loading loading) throws ProblemException {
        if (!Files.exists(place)) {
            throw new ProblemException(Message.of("image.noFolder"), place, FOLDER_HINT);
        }
        try (Bundle bundle = Bundle.of(place)) {
            Map<Key, Item> files = new HashMap<>();
            Map<String, Item> tables = new HashMap<>();
            for (Item item : bundle.items()) {
                Key key = key(item.name());
                if (key == null) {
                    tables.put(item.name(), item);
                } else {
                    files.putIfAbsent(key, item);
                }
            }
            List<String> sets =
                    files.keySet().stream().map(Key::set).distinct().sorted().toList();
            return new IdxFiles(chosen(set, sets, place), files, tables, loading).read(place);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    private static String chosen(String wanted, List<String> sets, Path place) throws ProblemException {
        if (sets.isEmpty()) {
            throw new ProblemException(
                    Message.of(Files.isDirectory(place) ? "image.noIdxInFolder" : "image.noIdxInZip"),
                    place,
                    FOLDER_HINT);
        }
        if (wanted.isEmpty() && !sets.contains("")) {
            return sets.contains(USUAL_SET) ? USUAL_SET : sets.get(0);
        }
        if (!sets.contains(wanted)) {
            throw new ProblemException(
                    sets.contains("")
                            ? Message.of("image.noSet", wanted)
                            : Message.of("image.noSetButOthers", wanted, String.join(", ", sets)),
                    place,
                    sets.contains("")
                            ? Message.of("image.leaveOutColon")
                            : Message.of("image.nameSet", place.getFileName() + ":" + sets.get(0)));
        }
        return wanted;
    }

    private Parts read(Path place) throws ProblemException {
        ImageSet train = read(Part.TRAIN);
        ImageSet test = read(Part.TEST);
        Path name = place.toAbsolutePath().normalize().getFileName();
        String title = set.isEmpty() ? titled(String.valueOf(name)) : "EMNIST " + set;
        return Parts.of(title, train, test, place);
    }

    private static String titled(String place) {
        return place.equalsIgnoreCase("mnist") ? "MNIST" : place.replaceFirst("(?i)\\.zip$", "");
    }

    private @Nullable ImageSet read(Part part) throws ProblemException {
        Item images = files.get(new Key(set, part, true));
        Item labels = files.get(new Key(set, part, false));
        if (images == null) {
            if (labels != null) {
                throw new ProblemException(
                        Message.of("image.labelsAlone"),
                        labels.path(),
                        Message.of("image.putBeside", labels.name().replace("labels-idx1", "images-idx3")));
            }
            return null;
        }
        ImageFile content = readImages(images, !set.isEmpty());
        if (labels == null) {
            return new ImageSet(content.shape(), content.pixels(), null, List.of());
        }
        int[] read = readLabels(labels, content.pixels().count(), images);
        Item table = tables.get("emnist-" + set + "-mapping.txt");
        if (table != null) {
            return characters(content, read, table);
        }
        int most = IntStream.of(read).max().orElse(0);
        return new ImageSet(content.shape(), content.pixels(), read, ImageSet.numbered(most + 1));
    }

    /** Labels by the characters they stand for; the table has a line a label: its number and its characters' codes. */
    private static ImageSet characters(ImageFile content, int[] numbers, Item table) throws ProblemException {
        Map<Integer, Integer> places = new HashMap<>();
        List<String> names = new ArrayList<>();
        try (InputStream in = table.opener().open()) {
            String text = new String(in.readNBytes(1 << 16), StandardCharsets.US_ASCII);
            for (String line : text.strip().split("\\R")) {
                String[] columns = line.strip().split("\\s+");
                places.put(Integer.parseInt(columns[0]), names.size());
                names.add(Character.toString(Integer.parseInt(columns[1])));
            }
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(
                    Message.of("image.charactersUnreadable"), table.path(), Message.of("image.fetchIt"), e);
        }
        int[] labels = new int[numbers.length];
        for (int i = 0; i < labels.length; i++) {
            Integer place = places.get(numbers[i]);
            if (place == null) {
                throw new ProblemException(
                        Message.of("image.noCharacter", numbers[i]), table.path(), Message.of("image.fetchIt"));
            }
            labels[i] = place;
        }
        return new ImageSet(content.shape(), content.pixels(), labels, names);
    }

    private record ImageFile(ImageShape shape, Pixels pixels) {}

    /** Reads images, whose rows and columns are exchanged where they are {@code turned}. */
    private ImageFile readImages(Item item, boolean turned) throws ProblemException {
        Path file = item.path();
        try (InputStream in = open(item)) {
            ByteBuffer head = head(in, file, IMAGES_MAGIC);
            ByteBuffer size = ByteBuffer.wrap(exactly(in, 8, file, Message.of("image.header")));
            int count = head.getInt(4);
            int height = size.getInt(0);
            int width = size.getInt(4);
            if (count < 1) {
                throw new ProblemException(
                        Message.of("image.holdsImages", count), file, Message.of("image.chooseWithImages"));
            }
            ImageShape shape = shape(width, height, file);
            long due = HEADER + (long) count * shape.values();
            boolean apart = item.packed() == ImageBytes.PLAIN && !turned;
            if (apart && due > MAPPED && due <= ImageBytes.MOST && item.size() == due) {
                progress.add(due);
                return new ImageFile(shape, new MappedPixels(file, HEADER, count, shape.values()));
            }
            byte[] bytes = body(in, (long) count * shape.values(), item, Message.of("image.imagesOf", count, shape));
            if (turned) {
                turn(bytes, shape);
                shape = new ImageShape(/* width= */ height, /* height= */ width, 1);
            }
            return new ImageFile(shape, Pixels.of(bytes, shape.values()));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** Exchanges rows and columns of each image, in its place. */
    private static void turn(byte[] bytes, ImageShape shape) {
        byte[] image = new byte[shape.values()];
        for (int from = 0; from < bytes.length; from += image.length) {
            System.arraycopy(bytes, from, image, 0, image.length);
            for (int i = 0; i < image.length; i++) {
                bytes[from + i % shape.width() * shape.height() + Math.floorDiv(i, shape.width())] = image[i];
            }
        }
    }

    private static ImageShape shape(int width, int height, Path file) throws ProblemException {
        try {
            return new ImageShape(width, height, 1);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Message.of("image.claims", width, height), file, Message.of("image.damagedOrNoIdx"), e);
        }
    }

    private int[] readLabels(Item item, int images, Item imageFile) throws ProblemException {
        Path file = item.path();
        try (InputStream in = open(item)) {
            int count = head(in, file, LABELS_MAGIC).getInt(4);
            if (count != images) {
                throw new ProblemException(
                        Message.of("image.labelsDiffer", count, images, imageFile.name()),
                        file,
                        Message.of("image.useItsLabels"));
            }
            byte[] bytes = body(in, count, item, Message.of("image.labels", count));
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = bytes[i] & 0xFF;
            }
            return labels;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private InputStream open(Item item) throws IOException {
        InputStream watched = progress.of(item.opener().open());
        PushbackInputStream in = new PushbackInputStream(new BufferedInputStream(watched, 1 << 16), 2);
        byte[] two = in.readNBytes(2);
        in.unread(two);
        boolean zipped = two.length == 2 && (two[0] & 0xFF) == GZIP_FIRST && (two[1] & 0xFF) == GZIP_SECOND;
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static ByteBuffer head(InputStream in, Path file, int magic) throws IOException, ProblemException {
        Message kind = Message.of(magic == IMAGES_MAGIC ? "image.kindImages" : "image.kindLabels");
        ByteBuffer head = ByteBuffer.wrap(exactly(in, 8, file, Message.of("image.idxOf", kind)));
        int found = head.getInt(0);
        if (found == magic) {
            return head;
        }
        Message meaning = found == IMAGES_MAGIC
                ? Message.of("image.isImages")
                : found == LABELS_MAGIC ? Message.of("image.isLabels") : Message.of("image.noIdxOf", kind);
        throw new ProblemException(
                Message.of("image.magic", meaning, String.format("%08X", found), kind, String.format("%08X", magic)),
                file,
                Message.of("image.putInPlace", kind));
    }

    private static byte[] body(InputStream in, long expected, Item item, Message what)
            throws IOException, ProblemException {
        Path file = item.path();
        long packed = in instanceof GZIPInputStream ? Math.min(item.size(), item.packed()) : item.packed();
        int due;
        try {
            due = ImageBytes.accepted(expected, packed);
        } catch (Unfit e) {
            throw new ProblemException(
                    Message.of("image.refused", what, String.valueOf(e.getMessage())),
                    file,
                    Message.of("image.smallerOrAgain"),
                    e);
        }
        byte[] bytes = exactly(in, due, file, what);
        if (in.read() >= 0) {
            throw new ProblemException(Message.of("image.goesOn", what), file, Message.of("image.fetchDamaged"));
        }
        return bytes;
    }

    private static byte[] exactly(InputStream in, int due, Path file, Message what)
            throws IOException, ProblemException {
        byte[] bytes;
        try {
            bytes = new ImageBytes(due).fill(in).all();
        } catch (EOFException | ZipException e) {
            throw new ProblemException(Message.of("image.endsEarly", what), file, Message.of("image.fetchFile"), e);
        }
        if (bytes.length < due) {
            throw new ProblemException(
                    Message.of("image.cutShort", what, due, bytes.length), file, Message.of("image.fetchFile"));
        }
        return bytes;
    }

    private static ProblemException unreadable(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new ProblemException(Message.of("image.vanished"), file, Message.of("image.chooseAgain"), cause);
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new ProblemException(
                    Message.of("image.compressedDamaged"), file, Message.of("image.fetchFile"), cause);
        }
        return new ProblemException(
                Message.of("problem.fileUnreadable", String.valueOf(cause.getMessage())),
                file,
                Message.of("problem.mayRead"),
                cause);
    }
}

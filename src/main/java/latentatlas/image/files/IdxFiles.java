package latentatlas.image.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentatlas.image.ByteProgress;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Part;
import latentatlas.image.files.Bundle.Item;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads folders and zips in the form of MNIST: IDX files by their usual names.
 *
 * <p>EMNIST (Cohen et al. 2017) keeps several sets together, its images with rows and columns exchanged, and beside each set
 * a table of the characters its labels stand for.
 */
public final class IdxFiles {
    private static final Pattern NAME = Pattern.compile(
            "(?:emnist-(?<set>[a-z]+)-)?(?<part>train|t10k|test)-(?<kind>images|labels)[-.]idx[13]-ubyte(?:\\.gz)?");
    private static final String USUAL_SET = "balanced";

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
            throw IdxFile.unreadable(place, e);
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
        IdxFile.Content content = new IdxFile(images, progress).images(!set.isEmpty());
        if (labels == null) {
            return new ImageSet(content.shape(), content.pixels(), null, List.of());
        }
        int[] read = new IdxFile(labels, progress).labels(content.pixels().count(), images);
        Item table = tables.get("emnist-" + set + "-mapping.txt");
        if (table != null) {
            return characters(content, read, table);
        }
        int most = IntStream.of(read).max().orElse(0);
        return new ImageSet(content.shape(), content.pixels(), read, ImageSet.numbered(most + 1));
    }

    /** Labels by the characters they stand for; the table has a line a label: its number and its characters' codes. */
    private static ImageSet characters(IdxFile.Content content, int[] numbers, Item table) throws ProblemException {
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
}

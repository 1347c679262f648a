package latentatlas.image.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latentatlas.image.ByteProgress;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;

/**
 * Yes-or-no attributes of pictures as CelebA keeps them (Liu et al. 2015): a line with the number of pictures, one with the
 * attributes' names, then a line a picture: its file name, and 1 or -1 for each attribute. The lines stay in the file.
 */
public final class Attributes {
    private static final List<String> NAMES = List.of("list_attr_celeba.txt", "list_attr.txt", "attributes.txt");
    private static final Message NEXT = Message.of("image.withoutAttribute");

    private final Path file;
    private final List<String> names;

    private Attributes(Path file) throws ProblemException {
        this.file = file;
        try (BufferedReader in = lines(Loading.UNWATCHED)) {
            String count = in.readLine();
            String heading = in.readLine();
            if (count == null || heading == null || !count.strip().matches("\\d+")) {
                throw new ProblemException(Message.of("image.noAttributeTable"), file, NEXT);
            }
            names = List.of(heading.strip().split("\\s+"));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BufferedReader lines(Loading loading) throws IOException {
        ByteProgress progress = new ByteProgress(loading, Files.size(file));
        return new BufferedReader(
                new InputStreamReader(progress.of(Files.newInputStream(file)), StandardCharsets.UTF_8.newDecoder()));
    }

    private ProblemException unreadable(IOException cause) {
        Message why = cause instanceof CharacterCodingException ? Message.of("image.notUtf8") : FileTrouble.why(cause);
        return new ProblemException(Message.of("image.attributesUnreadable", why), file, NEXT, cause);
    }

    /** The attributes in a folder of pictures or beside it, if there are any. */
    public static Optional<Attributes> find(Path folder) throws ProblemException {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        for (Path place : parent == null ? List.of(folder) : List.of(folder, parent)) {
            for (String name : NAMES) {
                Path file = place.resolve(name);
                if (Files.isRegularFile(file)) {
                    return Optional.of(new Attributes(file));
                }
            }
        }
        return Optional.empty();
    }

    /** What can be asked of each picture. */
    public List<String> names() {
        return names;
    }

    /** The labels of an attribute: without it, and with it. */
    List<String> labels(String attribute) {
        return List.of("not " + attribute, attribute);
    }

    /**
     * The label of each picture.
     *
     * @param loading hears how much of the table is read
     */
    int[] of(List<Path> pictures, String attribute, Loading loading) throws ProblemException {
        int column = 1 + names.indexOf(attribute);
        if (column == 0) {
            throw new ProblemException(
                    Message.of("image.noAttribute", attribute, String.join(", ", names)),
                    file,
                    Message.of("image.chooseAttribute"));
        }
        Map<String, Integer> labels = new HashMap<>();
        pictures.forEach(picture -> labels.put(name(picture), ImageSet.UNLABELLED));
        try (BufferedReader in = lines(loading)) {
            in.readLine();
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length == names.size() + 1) {
                    labels.computeIfPresent(parts[0], (name, label) -> parts[column].equals("1") ? 1 : 0);
                } else if (!line.isBlank()) {
                    throw new ProblemException(
                            Message.of("image.attributeLine", line.strip(), names.size()), file, NEXT);
                }
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        int[] found = new int[pictures.size()];
        for (int i = 0; i < found.length; i++) {
            String picture = name(pictures.get(i));
            found[i] = labels.getOrDefault(picture, ImageSet.UNLABELLED);
            if (found[i] == ImageSet.UNLABELLED) {
                throw new ProblemException(Message.of("image.noAttributeLine", picture), file, NEXT);
            }
        }
        return found;
    }

    private static String name(Path picture) {
        return String.valueOf(picture.getFileName());
    }
}

package latentatlas.image.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latentatlas.problem.ProblemException;

/**
 * Yes-or-no attributes of pictures as CelebA keeps them (Liu et al. 2015): a line with the number of pictures, one with the
 * attributes' names, then a line a picture: its file name, and 1 or -1 for each attribute.
 */
public final class Attributes {
    private static final List<String> NAMES = List.of("list_attr_celeba.txt", "list_attr.txt", "attributes.txt");
    private static final String NEXT = "Fetch it again, or open the pictures without an attribute";

    private final Path file;
    private final List<String> names;
    private final Map<String, String[]> lines;

    private Attributes(Path file, List<String> names, Map<String, String[]> lines) {
        this.file = file;
        this.names = names;
        this.lines = lines;
    }

    /** The attributes in a folder of pictures or beside it, if there are any. */
    public static Optional<Attributes> find(Path folder) throws ProblemException {
        Path parent = folder.toAbsolutePath().normalize().getParent();
        for (Path place : parent == null ? List.of(folder) : List.of(folder, parent)) {
            for (String name : NAMES) {
                Path file = place.resolve(name);
                if (Files.isRegularFile(file)) {
                    return Optional.of(read(file));
                }
            }
        }
        return Optional.empty();
    }

    private static Attributes read(Path file) throws ProblemException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String count = in.readLine();
            String heading = in.readLine();
            if (count == null || heading == null || !count.strip().matches("\\d+")) {
                throw new ProblemException("this is no table of attributes", file, NEXT);
            }
            List<String> names = List.of(heading.strip().split("\\s+"));
            Map<String, String[]> lines = new HashMap<>();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length == names.size() + 1) {
                    lines.put(parts[0], parts);
                } else if (!line.isBlank()) {
                    throw new ProblemException(
                            "the line \"" + line.strip() + "\" has not one value for each of " + names.size()
                                    + " attributes",
                            file,
                            NEXT);
                }
            }
            return new Attributes(file, names, lines);
        } catch (IOException e) {
            throw new ProblemException("the attributes cannot be read (" + e.getMessage() + ")", file, NEXT, e);
        }
    }

    /** What can be asked of each picture. */
    public List<String> names() {
        return names;
    }

    /** The labels of an attribute: without it, and with it. */
    List<String> labels(String attribute) {
        return List.of("not " + attribute, attribute);
    }

    /** The label of each picture. */
    int[] of(List<Path> pictures, String attribute) throws ProblemException {
        int column = names.indexOf(attribute);
        if (column < 0) {
            throw new ProblemException(
                    "there is no attribute \"" + attribute + "\"; there are " + String.join(", ", names),
                    file,
                    "Choose one of them");
        }
        int[] labels = new int[pictures.size()];
        for (int i = 0; i < labels.length; i++) {
            String[] line = lines.get(String.valueOf(pictures.get(i).getFileName()));
            if (line == null) {
                throw new ProblemException(
                        "there is no line for the picture " + pictures.get(i).getFileName(), file, NEXT);
            }
            labels[i] = line[column + 1].equals("1") ? 1 : 0;
        }
        return labels;
    }
}

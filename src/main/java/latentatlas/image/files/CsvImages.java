package latentatlas.image.files;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads images from a table: a line an image, a column a pixel from 0 to 255, and a label first, or under the heading
 * "label" or "class". Square images, grey.
 */
public final class CsvImages {
    private static final String NEXT = "Give each line a label and one number from 0 to 255 a pixel";
    private static final int LARGEST = 2_000_000_000;

    private CsvImages() {}

    /** Reads the whole table. */
    public static DataSet read(Path file) throws ProblemException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Table table = new Table(file);
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    table.line(number, line.strip().split("\\s*[,;\\t]\\s*", -1));
                }
            }
            return table.finish();
        } catch (IOException e) {
            throw new ProblemException("the table cannot be read (" + e.getMessage() + ")", file, NEXT, e);
        }
    }

    /** A table as it is read. */
    private static final class Table {
        private final Path file;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> labels = new ArrayList<>();
        private int labelColumn = -1;
        private int columns;
        private @Nullable ImageShape shape;

        Table(Path file) {
            this.file = file;
        }

        void line(int number, String[] cells) throws ProblemException {
            if (columns == 0) {
                columns = cells.length;
                boolean heading = Arrays.stream(cells).anyMatch(cell -> !cell.matches("-?[\\d.]+"))
                        && cells.length > 1
                        && !cells[1].matches("-?[\\d.]+");
                shape = shape(heading ? cells : null);
                if (heading) {
                    return;
                }
            }
            if (cells.length != columns) {
                throw problem(number, "has " + cells.length + " columns and the first has " + columns);
            }
            if (bytes.size() > LARGEST - columns) {
                throw problem(number, "goes beyond the limit of " + LARGEST + " bytes");
            }
            for (int i = 0; i < columns; i++) {
                if (i == labelColumn) {
                    labels.add(cells[i]);
                } else {
                    bytes.write(pixel(number, cells[i]));
                }
            }
        }

        private ImageShape shape(String @Nullable [] heading) throws ProblemException {
            if (heading != null) {
                for (int i = 0; i < heading.length; i++) {
                    String name = heading[i].replace("\"", "").toLowerCase(Locale.ROOT);
                    labelColumn = name.equals("label") || name.equals("class") ? i : labelColumn;
                }
            }
            int side = (int) Math.round(Math.sqrt(columns));
            if (side * side != columns || labelColumn >= 0) {
                labelColumn = Math.max(0, labelColumn);
                side = (int) Math.round(Math.sqrt(columns - 1.0));
                if (side * side != columns - 1 || side == 0) {
                    throw problem(1, "has " + columns + " columns, which is no label and a square of pixels");
                }
            }
            try {
                return new ImageShape(side, side, 1);
            } catch (IllegalArgumentException e) {
                throw problem(1, "is an image of " + side + " by " + side + ": " + e.getMessage());
            }
        }

        private int pixel(int number, String cell) throws ProblemException {
            try {
                double value = Double.parseDouble(cell);
                if (value >= 0 && value <= 255) {
                    return (int) Math.round(value);
                }
            } catch (NumberFormatException e) {
                throw problem(number, "has \"" + cell + "\" for a pixel");
            }
            throw problem(number, "has " + cell + " for a pixel, not 0 to 255");
        }

        private ProblemException problem(int number, String what) {
            return new ProblemException("line " + number + " " + what, file, NEXT);
        }

        DataSet finish() throws ProblemException {
            ImageShape form = shape;
            if (form == null || bytes.size() == 0) {
                throw new ProblemException("the table has no images", file, NEXT);
            }
            String name = String.valueOf(file.getFileName());
            Pixels pixels = Pixels.of(bytes.toByteArray(), form.values());
            return new DataSet(name.replaceFirst("\\.[^.]*$", ""), labelled(form, pixels), null);
        }

        private ImageSet labelled(ImageShape form, Pixels pixels) throws ProblemException {
            if (labelColumn < 0) {
                return new ImageSet(form, pixels, null, List.of());
            }
            boolean numbers = labels.stream().allMatch(label -> label.matches("\\d{1,4}"));
            if (numbers) {
                int[] read = labels.stream().mapToInt(Integer::parseInt).toArray();
                return new ImageSet(
                        form,
                        pixels,
                        read,
                        ImageSet.numbered(1 + Arrays.stream(read).max().orElse(0)));
            }
            List<String> names = List.copyOf(new TreeSet<>(labels));
            if (names.size() > ImageSet.MOST_LABELS) {
                throw new ProblemException(names.size() + " different labels", file, NEXT);
            }
            Map<String, Integer> places = new HashMap<>();
            names.forEach(label -> places.put(label, places.size()));
            return new ImageSet(
                    form, pixels, labels.stream().mapToInt(places::get).toArray(), names);
        }
    }
}

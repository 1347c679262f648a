package latentatlas.image.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import latentatlas.image.ByteProgress;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Reads images from a table (RFC 4180, UTF-8, columns separated by commas, semicolons or tabs): a line an image, a column a
 * pixel from 0 to 255 or, in the whole table, from 0 to 1, and a label first, or under the heading "label" or "class".
 * Square images, grey.
 */
final class CsvImages {
    private static final Message NEXT = Message.of("image.formOfTable");
    private static final Set<String> LABEL_HEADINGS = Set.of("label", "class");
    private static final int WHITE = 255;
    private static final int MOST_COLUMNS = 512 * 512 + 1;
    /** What the reader of tables says beside the cause: where the line began. */
    private static final Pattern LINE = Pattern.compile("started in line (\\d{1,9})");

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final Path file;
    private final ImageBytes bytes = new ImageBytes(ImageBytes.MOST);
    private final List<String> labels = new ArrayList<>();
    /** Labels as they are first met, so that a million lines do not hold a million texts. */
    private final Map<String, String> known = new HashMap<>();

    private int labelColumn = -1;
    private int columns;
    private @Nullable ImageShape shape;

    private CsvImages(Path file) {
        this.file = file;
    }

    /** Reads the whole table. */
    static DataSet read(Path file, Loading loading) throws ProblemException {
        CsvImages table = new CsvImages(file);
        try (CsvReader<CsvRecord> lines = lines(file, loading)) {
            for (CsvRecord line : lines) {
                table.line(line.getStartingLineNumber(), line.getFields());
            }
            return table.finish();
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            Object why = cause instanceof CharacterCodingException
                    ? Message.of("image.notUtf8")
                    : cause instanceof CsvParseException
                            ? Message.of("image.tableForm")
                            : String.valueOf(cause.getMessage());
            if (cause != e && line.find()) {
                why = Message.of("image.tableLine", Integer.parseInt(line.group(1)), why);
            }
            throw new ProblemException(Message.of("image.tableUnreadable", why), file, NEXT, e);
        }
    }

    private static CsvReader<CsvRecord> lines(Path file, Loading loading) throws IOException {
        ByteProgress progress = new ByteProgress(loading, Files.size(file));
        // A decoder of its own refuses what is not UTF-8; a charset's name would replace it.
        BufferedReader text = new BufferedReader(
                new InputStreamReader(progress.of(Files.newInputStream(file)), StandardCharsets.UTF_8.newDecoder()));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return CsvReader.builder()
                .fieldSeparator(separator(file))
                .allowMissingFields(true)
                .allowExtraFields(true)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_COLUMNS)
                                .fieldModifier(FieldModifiers.STRIP)
                                .build(),
                        text);
    }

    /** What the file's beginning has most of. */
    private static char separator(Path file) throws IOException {
        char[] begin = new char[1 << 12];
        int length;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            length = in.read(begin);
        }
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long found = new String(begin, 0, Math.max(0, length))
                    .chars()
                    .filter(c -> c == candidate)
                    .count();
            if (found > most) {
                best = candidate;
                most = found;
            }
        }
        return best;
    }

    private void line(long number, List<String> cells) throws ProblemException {
        if (columns == 0) {
            columns = cells.size();
            boolean heading = columns > 1 && Double.isNaN(number(cells.get(1)));
            shape = shape(heading ? cells : List.of());
            if (heading) {
                return;
            }
        }
        if (cells.size() != columns) {
            throw problem(number, Message.of("image.columnsDiffer", cells.size(), columns));
        }
        if (bytes.size() > ImageBytes.MOST - columns) {
            throw problem(number, Message.of("image.beyondLimit", ImageBytes.MOST));
        }
        for (int i = 0; i < columns; i++) {
            String cell = cells.get(i);
            if (i == labelColumn) {
                labels.add(known.computeIfAbsent(cell, label -> label));
            } else {
                bytes.add(pixel(number, cell));
            }
        }
    }

    private ImageShape shape(List<String> heading) throws ProblemException {
        for (int i = 0; i < heading.size(); i++) {
            labelColumn = LABEL_HEADINGS.contains(heading.get(i).toLowerCase(Locale.ROOT)) ? i : labelColumn;
        }
        int side = (int) Math.round(Math.sqrt(columns));
        if (side * side != columns || labelColumn >= 0) {
            labelColumn = Math.max(0, labelColumn);
            side = (int) Math.round(Math.sqrt(columns - 1.0));
            if (side * side != columns - 1 || side == 0) {
                throw problem(1, Message.of("image.columnsNoSquare", columns));
            }
        }
        return new ImageShape(side, side, 1);
    }

    private double pixel(long number, String cell) throws ProblemException {
        double value = number(cell);
        if (Double.isNaN(value)) {
            throw problem(number, Message.of("image.cellNoNumber", cell));
        }
        if (value < 0 || value > WHITE) {
            throw problem(number, Message.of("image.cellOutOfRange", cell));
        }
        return value;
    }

    /** What a cell says; NaN where it is no number. */
    private static double number(String cell) {
        try {
            return cell.length() == 1 && Character.isDigit(cell.charAt(0))
                    ? Character.digit(cell.charAt(0), 10)
                    : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private ProblemException problem(long number, Message what) {
        return new ProblemException(Message.of("image.line", number, what), file, NEXT);
    }

    private DataSet finish() throws ProblemException {
        ImageShape form = shape;
        if (form == null || bytes.size() == 0) {
            throw new ProblemException(Message.of("image.emptyTable"), file, NEXT);
        }
        String name = String.valueOf(file.getFileName());
        Pixels pixels = Pixels.of(bytes.all(), form.values());
        return new DataSet(name.replaceFirst("\\.[^.]*$", ""), labelled(form, pixels), null);
    }

    private ImageSet labelled(ImageShape form, Pixels pixels) throws ProblemException {
        if (labelColumn < 0) {
            return new ImageSet(form, pixels, null, List.of());
        }
        if (known.keySet().stream().allMatch(label -> label.matches("\\d{1,4}"))) {
            int[] read = labels.stream().mapToInt(Integer::parseInt).toArray();
            int most = known.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0);
            return new ImageSet(form, pixels, read, ImageSet.numbered(1 + most));
        }
        List<String> names = List.copyOf(new TreeSet<>(known.keySet()));
        if (names.size() > ImageSet.MOST_LABELS) {
            throw new ProblemException(Message.of("image.tooManyLabels", names.size()), file, NEXT);
        }
        Map<String, Integer> places = new HashMap<>();
        names.forEach(label -> places.put(label, places.size()));
        return new ImageSet(form, pixels, labels.stream().mapToInt(places::get).toArray(), names);
    }
}

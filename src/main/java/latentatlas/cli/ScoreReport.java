package latentatlas.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import latentatlas.archive.Json;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.vae.Architecture;
import picocli.CommandLine.Help.Ansi;

/** The scores of models on the same images: a table with a column for each, or a line of JSON for each. */
final class ScoreReport {
    private static final int NAMES = 28;
    private static final int NUMBERS = 10;
    private static final String GAP = "  ";
    private static final String NONE = "–";

    private final List<Column> columns = new ArrayList<>();

    /**
     * What was measured of a model.
     *
     * @param title empty if it stands alone
     * @param scores NaN, or left out, where they have no meaning for the model
     */
    record Column(String title, Architecture architecture, int images, Map<Score, Double> scores) {
        private boolean has(Score score) {
            return !Double.isNaN(scores.getOrDefault(score, Double.NaN));
        }

        private int width() {
            return Math.max(NUMBERS, Ansi.OFF.new Text(title).getCJKAdjustedLength());
        }

        private String cell(Score score) {
            String figure = has(score) ? String.format(Locale.ROOT, "%.4f", scores.get(score)) : NONE;
            return " ".repeat(width() - figure.length()) + figure;
        }

        private String heading() {
            return " ".repeat(width() - Ansi.OFF.new Text(title).getCJKAdjustedLength()) + title;
        }

        private String json() {
            Map<String, Object> figures = new LinkedHashMap<>();
            if (!title.isEmpty()) {
                figures.put("file", title);
            }
            figures.put("images", images);
            scores.forEach((score, value) -> figures.put(score.key(), Rounded.figure(value)));
            return Json.tree(figures).toString();
        }
    }

    void add(Column column) {
        columns.add(column);
    }

    void print(PrintWriter out, boolean json) {
        if (json) {
            columns.forEach(column -> out.println(column.json()));
        } else {
            table(out);
        }
    }

    /** The scores that any of the models has, and why another has it not. */
    private void table(PrintWriter out) {
        out.println(Message.text(
                "cli.images", String.format(Locale.ROOT, "%,d", columns.get(0).images())));
        if (columns.size() > 1) {
            StringBuilder headings = new StringBuilder(" ".repeat(NAMES));
            columns.forEach(column -> headings.append(column.heading()).append(GAP));
            out.println(headings.toString().stripTrailing());
        }
        Set<String> notes = new LinkedHashSet<>();
        Arrays.stream(Score.values())
                .filter(score -> columns.stream().anyMatch(column -> column.has(score)))
                .forEach(score -> out.println(row(score, notes)));
        Scores.incomparable(columns.stream().map(Column::architecture).toList())
                .ifPresent(warning -> notes.add(warning.text()));
        notes.forEach(out::println);
    }

    private String row(Score score, Set<String> notes) {
        StringBuilder row = new StringBuilder(Columns.padded(score.title(), NAMES));
        for (Column column : columns) {
            row.append(column.cell(score)).append(GAP);
            if (!column.has(score)) {
                String why = Scores.undefined(score, column.architecture()).text();
                notes.add(NONE + " " + column.title() + ": " + why);
            }
        }
        return row.append(score.unit()).toString();
    }
}

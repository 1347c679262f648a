package latentatlas.ui.scores;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.ui.theme.Term;
import latentatlas.vae.Architecture;

/** Scores, a line each, in columns of figures; where one is missing the pointer is told why. */
final class ScoreTable extends TableView<ScoreTable.Row> {
    /** There is little room: cells have less padding. */
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    /** There is less yet: names have two lines, and they and titles are smaller than figures. */
    private static final PseudoClass WRAPPED = PseudoClass.getPseudoClass("wrapped");

    /** Of both sides of a cell, in em, as in the style sheet. */
    private static final double PADDING = 1;

    private static final double TIGHT_PADDING = 0.5;
    /** Of the size of figures, as in the style sheet. */
    private static final double SMALLER = 0.92;
    /** Pixels of the table's edges, and what is rounded. */
    private static final double EDGES = 4;
    /** Pixels that a cell has beside its text and padding: its border, and what is rounded. */
    private static final double BORDER = 2;
    /** As in the style sheet, with text of its usual size. */
    private static final double ROW = 27;

    /**
     * A figure.
     *
     * @param value NaN where there is none
     * @param text as it is shown
     * @param why there is no figure; empty where there is
     */
    record Cell(double value, String text, String why) {
        static Cell of(double value) {
            return new Cell(value, Figures.signed(value, Math.abs(value) >= 10 ? 2 : 3), "");
        }

        static Cell undefined(Message why) {
            return new Cell(Double.NaN, "–", why.text());
        }

        static Cell awaited() {
            return new Cell(Double.NaN, "…", Message.text("scores.awaited"));
        }

        /** What was measured of a model, or why it was not. */
        static Cell of(Score score, Map<Score, Double> measured, Architecture architecture) {
            double value = measured.getOrDefault(score, Double.NaN);
            return Double.isNaN(value) ? undefined(Scores.undefined(score, architecture)) : of(value);
        }

        private String field() {
            return Double.isNaN(value) ? "" : Double.toString(value);
        }
    }

    /** A score and its figure in each column. */
    record Row(Score score, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        List<String> fields() {
            List<String> fields = new ArrayList<>(List.of(score.key(), score.unit()));
            cells.forEach(cell -> fields.add(cell.field()));
            return fields;
        }
    }

    private final List<String> columns;

    /**
     * A table without lines.
     *
     * @param titles of the columns of figures
     * @param columns what they are called where the table is taken to
     */
    ScoreTable(List<String> titles, List<String> columns) {
        this.columns = List.copyOf(columns);
        setId("scores");
        setAccessibleText(Message.text("spoken.scores"));
        getStyleClass().addAll(Styles.DENSE, "scores");
        setPlaceholder(new Label(""));
        getColumns().add(names());
        for (int i = 0; i < titles.size(); i++) {
            getColumns().add(numbers(titles.get(i), i));
        }
        setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy();
                event.consume();
            }
        });
    }

    /** Takes the height that shows so many lines without a scroll bar, and has its columns grow with text as far as they can. */
    void fit(int lines) {
        Runnable fit = () -> fit(lines, getFixedCellSize(), getWidth());
        fixedCellSizeProperty().subscribe(fit);
        widthProperty().subscribe(fit);
        getItems().subscribe(fit);
        fit.run();
    }

    /** Figures are never cut: what room they leave is that of the names. */
    private void fit(int lines, double set, double width) {
        double row = set > 0 ? set : ROW;
        setPrefHeight((lines + 2) * row);
        setMinHeight((lines + 2) * row);
        Font font = font();
        double room = width - EDGES;
        boolean tight = wide(font, 1, PADDING) > room;
        boolean wrapped = tight && wide(font, 1, TIGHT_PADDING) > room;
        pseudoClassStateChanged(TIGHT, tight);
        pseudoClassStateChanged(WRAPPED, wrapped);
        double padding = (tight ? TIGHT_PADDING : PADDING) * font.getSize();
        double number = figuresWidth(font, wrapped ? SMALLER : 1) + padding;
        int figures = getColumns().size() - 1;
        getColumns().stream().skip(1).forEach(column -> column.setPrefWidth(number));
        getColumns().get(0).setPrefWidth(Math.max(wordWidth(font) * SMALLER + padding, room - figures * number));
    }

    /** The width of all columns with names in a line each. */
    private double wide(Font font, double titles, double padding) {
        int figures = getColumns().size() - 1;
        return namesWidth(font) + figures * figuresWidth(font, titles) + (figures + 1) * padding * font.getSize();
    }

    /** What the names take in one line, padding included; with text of another size or in another language it is another. */
    double namesWidth() {
        Font font = font();
        return namesWidth(font) + PADDING * font.getSize();
    }

    /** Of the widest column of figures without padding; {@code titles} is the size of its title, of that of figures. */
    private double figuresWidth(Font font, double titles) {
        Font bold = Font.font(font.getFamily(), FontWeight.BOLD, font.getSize() * titles);
        return BORDER
                + Math.max(
                        getColumns().stream()
                                .skip(1)
                                .mapToDouble(column -> width(column.getText(), bold))
                                .max()
                                .orElse(0),
                        getItems().stream()
                                .flatMap(row -> row.cells().stream())
                                .mapToDouble(cell -> width(cell.text(), font))
                                .max()
                                .orElse(0));
    }

    private static double namesWidth(Font font) {
        return BORDER
                + Arrays.stream(Score.values())
                        .mapToDouble(score -> width(score.title(), font))
                        .max()
                        .orElse(0);
    }

    private static double wordWidth(Font font) {
        return BORDER
                + Arrays.stream(Score.values())
                        .flatMap(score -> Arrays.stream(score.title().split("[ -]")))
                        .mapToDouble(word -> width(word, font))
                        .max()
                        .orElse(0);
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return Math.ceil(text.getLayoutBounds().getWidth());
    }

    /** What the style sheet has cells written in. */
    private Font font() {
        Label ruler = new Label();
        getChildren().add(ruler);
        ruler.applyCss();
        getChildren().remove(ruler);
        return ruler.getFont();
    }

    private static TableColumn<Row, Score> names() {
        TableColumn<Row, Score> names = new TableColumn<>(Message.text("scores.name"));
        names.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().score()));
        names.setComparator((a, b) -> a.title().compareToIgnoreCase(b.title()));
        names.setCellFactory(column -> new TableCell<>() {
            {
                getStyleClass().add("score-name");
                setWrapText(true);
            }

            @Override
            protected void updateItem(Score score, boolean empty) {
                super.updateItem(score, empty);
                setText(empty || score == null ? "" : score.title());
                if (!empty && score != null) {
                    Term.of(score).marks(this);
                }
                setTooltip(empty || score == null ? null : tip(Message.text("scores.tip", score.text(), score.unit())));
            }
        });
        return names;
    }

    private static TableColumn<Row, Cell> numbers(String title, int index) {
        TableColumn<Row, Cell> numbers = new TableColumn<>(title);
        numbers.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().cells().get(index)));
        numbers.setComparator((a, b) -> Double.compare(a.value(), b.value()));
        numbers.setCellFactory(column -> new TableCell<>() {
            {
                getStyleClass().add("score-number");
            }

            @Override
            protected void updateItem(Cell cell, boolean empty) {
                super.updateItem(cell, empty);
                setText(empty || cell == null ? "" : cell.text());
                setTooltip(empty || cell == null || cell.why().isEmpty() ? null : tip(cell.why()));
            }
        });
        return numbers;
    }

    private static Tooltip tip(String text) {
        Tooltip tip = new Tooltip(text);
        tip.setWrapText(true);
        tip.setMaxWidth(300);
        return tip;
    }

    /** Its lines as text, below a header. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("score", "unit"));
        header.addAll(columns);
        rows.add(header);
        getItems().forEach(row -> rows.add(row.fields()));
        return rows;
    }

    /** Puts the table on the clipboard. */
    void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(rows().stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}

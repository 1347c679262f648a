package latentatlas.ui.scores;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import latentatlas.image.ImageSet;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.session.OpenData;
import org.jspecify.annotations.Nullable;

/** The scores of the model at hand on training and on held-out images, as a table to sort and to take away. */
public final class ScoresPage extends VBox {
    private static final int MOST_IMAGES = 500;
    private static final int ROWS = 17;
    private static final double ROW = 27;

    private final Jobs jobs;
    private final int threads;
    private final Button measure = new Button(Message.text("scores.measure"));
    private final Button cancel = new Button(Message.text("scores.cancel"));
    private final Button copy = new Button(Message.text("scores.copy"));
    private final Button csv = new Button(Message.text("scores.csv"));
    private final Label note = new Label();
    private final TableView<Row> table = new TableView<>();
    private @Nullable Exhibit exhibit;
    private Jobs.@Nullable Handle measuring;

    /** A score; NaN where it has no meaning. */
    record Row(Score score, double training, double held) {
        List<String> fields() {
            return List.of(score.key(), score.unit(), number(training), number(held));
        }

        private static String number(double value) {
            return Double.isNaN(value) ? "" : Double.toString(value);
        }
    }

    /**
     * A page.
     *
     * @param threads that scores are computed on
     * @param save asks for a file and writes rows, the first of which is the header
     */
    public ScoresPage(Jobs jobs, int threads, Consumer<List<List<String>>> save) {
        this.jobs = jobs;
        this.threads = threads;
        getStyleClass().add("side-panel");
        Label heading = new Label(Message.text("scores.heading"));
        heading.getStyleClass().add("section-heading");
        measure.setId("measure-scores");
        cancel.setId("cancel-scores");
        copy.setId("copy-scores");
        csv.setId("save-scores");
        for (Button button : List.of(measure, cancel, copy, csv)) {
            button.getStyleClass().add(Styles.SMALL);
        }
        measure.setOnAction(event -> measure());
        cancel.setOnAction(event -> cancel());
        copy.setTooltip(new Tooltip(Message.text("scores.copy.tip")));
        copy.setOnAction(event -> copy());
        csv.setOnAction(event -> save.accept(rows()));
        HBox tools = new HBox(measure, cancel, copy, csv);
        tools.getStyleClass().add("row");
        note.setId("scores-note");
        note.setWrapText(true);
        note.getStyleClass().add("page-note");
        table.setId("scores");
        table.getStyleClass().addAll(Styles.DENSE, "scores");
        table.setFixedCellSize(ROW);
        table.setPrefHeight(ROWS * ROW + 2 * ROW);
        table.setMinHeight(ROWS * ROW + 2 * ROW);
        table.getColumns().add(names());
        table.getColumns().add(numbers(Message.text("scores.training"), Row::training));
        table.getColumns().add(numbers(Message.text("scores.held"), Row::held));
        table.setPlaceholder(new Label(""));
        table.setOnKeyPressed(event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
                copy();
                event.consume();
            }
        });
        getChildren().addAll(heading, tools, note, table);
        update();
    }

    private static TableColumn<Row, Score> names() {
        TableColumn<Row, Score> names = new TableColumn<>(Message.text("scores.name"));
        names.setPrefWidth(142);
        names.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(row.getValue().score()));
        names.setComparator((a, b) -> a.title().compareToIgnoreCase(b.title()));
        names.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(Score score, boolean empty) {
                super.updateItem(score, empty);
                setText(empty || score == null ? "" : score.title());
                setTooltip(empty || score == null ? null : tip(score));
            }
        });
        return names;
    }

    private static Tooltip tip(Score score) {
        Tooltip tip = new Tooltip(Message.text("scores.tip", score.text(), score.unit()));
        tip.setWrapText(true);
        tip.setMaxWidth(300);
        return tip;
    }

    private static TableColumn<Row, Number> numbers(String title, ToDoubleFunction<Row> value) {
        TableColumn<Row, Number> numbers = new TableColumn<>(title);
        numbers.setPrefWidth(66);
        numbers.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(row.getValue())));
        numbers.setCellFactory(column -> new TableCell<>() {
            @Override
            protected void updateItem(Number number, boolean empty) {
                super.updateItem(number, empty);
                setText(empty || number == null ? "" : text(number.doubleValue()));
                getStyleClass().add("score-number");
            }
        });
        return numbers;
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "–" : Figures.fixed(value, Math.abs(value) >= 10 ? 2 : 3);
    }

    /** Shows another model: what was measured is of the one before. */
    public void show(Exhibit shown) {
        Exhibit before = exhibit;
        exhibit = shown;
        if (before == null || !before.model().equals(shown.model()) || !Objects.equals(before.data(), shown.data())) {
            if (before == null || !before.model().equals(shown.model())) {
                cancel();
                table.getItems().clear();
            }
            update();
        }
    }

    private void update() {
        Exhibit now = exhibit;
        boolean ready = now != null && now.data() != null;
        measure.setDisable(!ready || measuring != null);
        cancel.setVisible(measuring != null);
        cancel.setManaged(measuring != null);
        copy.setDisable(table.getItems().isEmpty());
        csv.setDisable(table.getItems().isEmpty());
        note.setText(
                now == null
                        ? Message.text("scores.no-model")
                        : ready ? Message.text("scores.note", MOST_IMAGES) : Message.text("scores.no-images"));
    }

    private void cancel() {
        Jobs.Handle now = measuring;
        if (now != null) {
            now.cancel();
        }
        measuring = null;
        update();
    }

    private void measure() {
        Exhibit now = exhibit;
        OpenData data = now == null ? null : now.data();
        if (now == null || data == null) {
            return;
        }
        table.getItems().clear();
        measuring = jobs.read(Message.text("scores.measuring"), loading -> {
            List<Row> rows;
            try {
                Scores scores = new Scores(now.model(), now.codes(), threads, () -> loading.at(0, 0));
                Map<Score, Double> training = scores.of(some(data.train()), Scores.SAMPLES);
                loading.step(1, 2);
                rows = rows(training, scores.of(some(data.held()), Scores.SAMPLES));
            } catch (RuntimeException | Error e) {
                Platform.runLater(() -> ended(now));
                throw e;
            }
            List<Row> made = rows;
            Platform.runLater(() -> {
                if (loading.at(1, 1)) {
                    table.getItems().setAll(made);
                    ended(now);
                }
            });
        });
        update();
    }

    private void ended(Exhibit of) {
        if (of.equals(exhibit)) {
            measuring = null;
            update();
        }
    }

    private static ImageSet some(ImageSet images) {
        int count = Math.min(MOST_IMAGES, images.size());
        return images.subset(IntStream.range(0, count)
                .map(i -> (int) ((long) i * images.size() / count))
                .toArray());
    }

    static List<Row> rows(Map<Score, Double> training, Map<Score, Double> held) {
        Map<Score, Row> rows = new LinkedHashMap<>();
        for (Score score : Score.values()) {
            double one = training.getOrDefault(score, Double.NaN);
            double other = held.getOrDefault(score, Double.NaN);
            if (!Double.isNaN(one) || !Double.isNaN(other)) {
                rows.put(score, new Row(score, one, other));
            }
        }
        return List.copyOf(rows.values());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new java.util.ArrayList<>();
        rows.add(List.of("score", "unit", "training", "held_out"));
        table.getItems().forEach(row -> rows.add(row.fields()));
        return rows;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(rows().stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }
}

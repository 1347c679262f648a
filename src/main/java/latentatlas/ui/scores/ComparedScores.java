package latentatlas.ui.scores;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.session.Comparison;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.ui.scores.ScoreTable.Cell;
import latentatlas.ui.scores.ScoreTable.Row;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/** The scores of models side by side, on the same held-out images; each model's come as soon as they are measured. */
public final class ComparedScores extends VBox implements AutoCloseable {
    private static final double SCROLL_BAR = 12;

    private final Comparison comparison;
    private final ImageSet images;
    private final int threads;
    private final Label note = new Label();
    private final Button cancel = new Button(Message.text("scores.cancel"));
    private final ScoreTable table;
    private final Jobs.Handle measuring;
    /** Of each model, its scores; null until they are measured. */
    private final List<@Nullable Map<Score, Double>> measured = new ArrayList<>();

    /**
     * Starts to measure.
     *
     * @param threads that scores are computed on
     * @param save asks for a file and writes rows, the first of which is the header
     */
    public ComparedScores(Comparison comparison, Jobs jobs, int threads, Consumer<List<List<String>>> save) {
        this.comparison = comparison;
        this.threads = threads;
        images = Scores.some(comparison.data().held());
        List<String> titles =
                comparison.entries().stream().map(Comparison.Entry::title).toList();
        titles.forEach(title -> measured.add(null));
        table = new ScoreTable(titles, titles);
        table.setId("compared-scores");
        table.setAccessibleText(Message.text("spoken.scores"));
        placeColumns(titles.size());
        table.setMinHeight(0);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("compared-scores");
        getChildren().addAll(tools(save), note, table);
        note.setId("compared-scores-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add("page-note");
        note.setText(remark());
        update(Cell.awaited());
        measuring = jobs.read(
                Message.of("scores.compare.measuring", String.join(", ", titles)), this::measure, this::ended);
    }

    /** Those of figures stand below the maps. */
    private void placeColumns(int models) {
        TableColumn<Row, ?> names = table.getColumns().get(0);
        table.fixedCellSizeProperty().subscribe(() -> names.setPrefWidth(table.namesWidth()));
        names.setPrefWidth(table.namesWidth());
        table.getColumns().forEach(column -> column.setSortable(false));
        table.getColumns().stream()
                .skip(1)
                .forEach(column -> column.prefWidthProperty()
                        .bind(table.widthProperty()
                                .subtract(names.widthProperty())
                                .subtract(SCROLL_BAR)
                                .divide(models)));
    }

    /** Of the names of scores, left of what stands below the maps. */
    public ReadOnlyDoubleProperty namesWidthProperty() {
        return table.getColumns().get(0).widthProperty();
    }

    private HBox tools(Consumer<List<List<String>>> save) {
        Label heading = new Label(Message.text("scores.compare.heading", images.size()));
        heading.getStyleClass().add("comparison-title");
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        Button copy = new Button(Message.text("scores.copy"));
        Button csv = new Button(Message.text("scores.csv"));
        cancel.setId("cancel-compared-scores");
        copy.setTooltip(new Tooltip(Message.text("scores.copy.tip")));
        cancel.setOnAction(event -> close());
        copy.setOnAction(event -> table.copy());
        csv.setOnAction(event -> save.accept(table.rows()));
        csv.setId("save-compared-scores");
        List<Button> buttons = List.of(cancel, copy, csv);
        buttons.forEach(button -> {
            button.getStyleClass().add(Styles.SMALL);
            button.setMinWidth(USE_PREF_SIZE);
        });
        HBox tools = new HBox(heading, spacer, cancel, copy, csv);
        tools.getStyleClass().add("row");
        return tools;
    }

    /** In the background. */
    private void measure(Loading loading) {
        int models = comparison.entries().size();
        for (int i = 0; i < models; i++) {
            int at = i;
            loading.step(at, models);
            Exhibit exhibit = comparison.entries().get(i).exhibit();
            Map<Score, Double> scores = new Scores(
                            exhibit.model(), exhibit.codes(), threads, () -> loading.at(at, models))
                    .of(images, Scores.SAMPLES);
            Platform.runLater(() -> {
                measured.set(at, scores);
                update(Cell.awaited());
            });
        }
    }

    private void ended(Jobs.Handle job) {
        cancel.setVisible(false);
        cancel.setManaged(false);
        update(Cell.undefined(Message.of(job.cancelled() ? "scores.compare.cancelled" : "scores.compare.failed")));
    }

    private void update(Cell missing) {
        table.getItems()
                .setAll(Arrays.stream(Score.values())
                        .map(score -> row(score, missing))
                        .toList());
    }

    private Row row(Score score, Cell missing) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            Map<Score, Double> scores = measured.get(i);
            cells.add(scores == null ? missing : Cell.of(score, scores, model(i).architecture()));
        }
        return new Row(score, cells);
    }

    private FrozenModel model(int index) {
        return comparison.entries().get(index).exhibit().model();
    }

    /** What a reader must know of the table. */
    private String remark() {
        List<Architecture> architectures = comparison.entries().stream()
                .map(entry -> entry.exhibit().model().architecture())
                .toList();
        String undefined = Message.text("scores.compare.undefined");
        return Scores.incomparable(architectures)
                .map(warning -> warning.text() + " " + undefined)
                .orElse(undefined);
    }

    /** Gives up what is not yet measured. */
    @Override
    public void close() {
        measuring.cancel();
    }
}

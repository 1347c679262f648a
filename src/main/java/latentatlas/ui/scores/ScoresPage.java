package latentatlas.ui.scores;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import latentatlas.image.Loading;
import latentatlas.measure.Score;
import latentatlas.measure.Scores;
import latentatlas.message.Message;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.session.OpenData;
import latentatlas.ui.scores.ScoreTable.Cell;
import latentatlas.ui.scores.ScoreTable.Row;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/** The scores of the model at hand on training and on held-out images, as a table to sort and to take away. */
public final class ScoresPage extends VBox {

    private final Jobs jobs;
    private final int threads;
    private final Button measure = new Button(Message.text("scores.measure"));
    private final Button cancel = new Button(Message.text("scores.cancel"));
    private final Button copy = new Button(Message.text("scores.copy"));
    private final Button csv = new Button(Message.text("scores.csv"));
    private final Label note = new Label();
    private final ScoreTable table = new ScoreTable(
            List.of(Message.text("scores.training"), Message.text("scores.held")), List.of("training", "held_out"));
    private @Nullable Exhibit exhibit;
    private Jobs.@Nullable Handle measuring;
    private @Nullable Measured measured;

    /** The scores of a model on training and on held-out images. */
    public record Measured(FrozenModel model, Map<Score, Double> training, Map<Score, Double> held) {
        public Measured {
            training = Map.copyOf(training);
            held = Map.copyOf(held);
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
        copy.setOnAction(event -> table.copy());
        csv.setOnAction(event -> save.accept(table.rows()));
        HBox tools = new HBox(measure, cancel, copy, csv);
        tools.getStyleClass().add("row");
        note.setId("scores-note");
        note.setWrapText(true);
        note.getStyleClass().add("page-note");
        table.fit(Score.values().length);
        getChildren().addAll(heading, tools, note, table);
        update();
    }

    /** Shows another model: what was measured is of the one before. */
    public void show(Exhibit shown) {
        Exhibit before = exhibit;
        exhibit = shown;
        if (before == null || !before.model().equals(shown.model()) || !Objects.equals(before.data(), shown.data())) {
            if (before == null || !before.model().equals(shown.model())) {
                cancel();
                show((Measured) null);
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
                        : ready ? Message.text("scores.note", Scores.SOME) : Message.text("scores.no-images"));
    }

    /** Gives up what is being measured. */
    public void close() {
        cancel();
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
        show((Measured) null);
        measuring = jobs.read(Message.of("scores.measuring"), loading -> measure(now, data, loading), this::ended);
        update();
    }

    /** In the background. */
    private void measure(Exhibit of, OpenData data, Loading loading) {
        Scores scores = new Scores(of.model(), of.codes(), threads, () -> loading.at(0, 0));
        Map<Score, Double> training = scores.of(Scores.some(data.train()), Scores.SAMPLES);
        loading.step(1, 2);
        Measured all = new Measured(of.model(), training, scores.of(Scores.some(data.held()), Scores.SAMPLES));
        Platform.runLater(() -> {
            if (loading.at(1, 1)) {
                show(all);
            }
        });
    }

    /** What the table shows; null before anything is measured. */
    public @Nullable Measured measured() {
        return measured;
    }

    /** Shows what was measured of the model that is shown, perhaps elsewhere; nothing if that is of another. */
    public void show(@Nullable Measured found) {
        Exhibit now = exhibit;
        boolean holds = found != null && now != null && found.model().equals(now.model());
        measured = holds ? found : null;
        table.getItems()
                .setAll(
                        found == null || !holds
                                ? List.of()
                                : rows(found.model().architecture(), found.training(), found.held()));
        update();
    }

    private void ended(Jobs.Handle job) {
        if (job.equals(measuring)) {
            measuring = null;
            update();
        }
    }

    /** The lines of a table: all scores in their order, also those without a meaning for the model. */
    static List<Row> rows(Architecture architecture, Map<Score, Double> training, Map<Score, Double> held) {
        return Arrays.stream(Score.values())
                .map(score -> new Row(
                        score, List.of(Cell.of(score, training, architecture), Cell.of(score, held, architecture))))
                .toList();
    }
}

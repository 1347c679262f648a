package latentatlas.ui.map.rank;

import atlantafx.base.theme.Styles;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import latentatlas.image.ImageSet;
import latentatlas.measure.Strangeness;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.ui.map.inspect.Gallery;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.Term;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;

/** Ranks the data by what is strange about each image, and shows those above a threshold. */
public final class RankPage extends VBox {
    private static final int BINS = 64;
    private static final double HISTOGRAM = 84;
    private static final int ROWS = 5;
    /** The threshold at first. */
    private static final double SHARE = 0.01;

    private final MapModel model;
    private final Jobs jobs;
    private final int threads;
    private final Saver saver;
    private final ComboBox<Strangeness> score = new ComboBox<>();
    private final Button rank = new Button(Message.text("rank.rank"));
    private final Label meaning = new Label();
    private final Histogram histogram = new Histogram();
    private final RangeSlider range = new RangeSlider(0, 1, 0, 1);
    private final Label chosen = new Label();
    private final Gallery images;
    private final ExtremesGrid extremes;
    private final VBox result;
    private Theme theme = Theme.DARK;
    private @Nullable Ranking ranking;
    private Jobs.@Nullable Handle measuring;

    /** Asks for a file and writes images with their scores, in an order. */
    @FunctionalInterface
    public interface Saver {
        void save(ImageSet images, int[] order, double[] scores);
    }

    /**
     * A page.
     *
     * @param background reads and decodes; runs one task at a time
     * @param threads that scores are computed on
     */
    public RankPage(MapModel model, Jobs jobs, Executor background, int threads, Saver saver) {
        this.model = model;
        this.jobs = jobs;
        this.threads = threads;
        this.saver = saver;
        images = new Gallery(model, background);
        images.setId("rank-images");
        extremes = new ExtremesGrid(model);
        getStyleClass().add("side-panel");
        score.setId("rank-score");
        score.setAccessibleText(Message.text("spoken.score"));
        score.getStyleClass().add(Styles.SMALL);
        score.getItems().addAll(Strangeness.values());
        score.setConverter(new Titles());
        score.setValue(Strangeness.ELBO);
        score.valueProperty().addListener((o, was, is) -> forget());
        rank.setId("rank");
        rank.getStyleClass().add(Styles.SMALL);
        rank.setOnAction(event -> rank());
        Term.STRANGENESS.explains(rank);
        meaning.setWrapText(true);
        Term.STRANGENESS.explains(meaning).setId("rank-meaning");
        meaning.getStyleClass().add("page-note");
        HBox.setHgrow(score, Priority.ALWAYS);
        score.setMaxWidth(Double.MAX_VALUE);
        HBox choice = new HBox(score, rank);
        choice.getStyleClass().add("row");
        result = new VBox(histogram, range, chosen, tools(), images, heading(Message.text("rank.extremes")), extremes);
        result.getStyleClass().add("side-part");
        build();
        model.exhibitProperty().subscribe((was, is) -> replaced(was, is));
        forget();
        getChildren().addAll(heading(Message.text("rank.heading")), choice, meaning, result);
    }

    private void build() {
        histogram.setMinHeight(HISTOGRAM);
        histogram.setPrefHeight(HISTOGRAM);
        histogram.setMaxHeight(HISTOGRAM);
        range.setId("rank-range");
        range.setAccessibleText(Message.text("spoken.range"));
        range.getStyleClass().add(Styles.SMALL);
        range.lowValueProperty().addListener((o, was, is) -> chosen());
        range.highValueProperty().addListener((o, was, is) -> chosen());
        chosen.setId("rank-chosen");
        chosen.getStyleClass().add("page-note");
        images.setMinHeight(ROWS * Gallery.SIDE);
        images.setPrefHeight(ROWS * Gallery.SIDE);
    }

    private Node tools() {
        Button mark = new Button(Message.text("rank.mark"));
        mark.setId("rank-mark");
        mark.getStyleClass().add(Styles.SMALL);
        mark.setTooltip(new Tooltip(Message.text("rank.mark.tip")));
        mark.setOnAction(event -> model.selection().select(picked()));
        Button csv = new Button(Message.text("rank.csv"));
        csv.setId("rank-csv");
        csv.getStyleClass().add(Styles.SMALL);
        csv.setTooltip(new Tooltip(Message.text("rank.csv.tip")));
        csv.setOnAction(event -> {
            Ranking now = ranking;
            ImageSet ranked = now == null ? null : now.exhibit().images();
            if (now != null && ranked != null) {
                saver.save(ranked, now.order(), now.byImage(ranked.size()));
            }
        });
        HBox tools = new HBox(mark, csv);
        tools.getStyleClass().add("row");
        return tools;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-heading");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What is ranked is of another model, or the codes have changed. */
    @SuppressWarnings("ReferenceEquality") // Codes are many: the same ones are the question, not equal ones.
    private void replaced(@Nullable Exhibit was, @Nullable Exhibit is) {
        boolean same = false;
        if (was != null && is != null && was.model() == is.model()) {
            if (was.codes() == is.codes() && was.data() == is.data()) {
                return;
            }
            same = true;
        }
        boolean again = same && (ranking != null || measuring != null);
        forget();
        // The codes of all images have come: they are what shall be ranked.
        if (again) {
            rank.fire();
        }
    }

    /** What was ranked by what, and which part of it is chosen. */
    public static final class Ranked {
        private final Strangeness score;
        private final @Nullable Ranking ranking;
        private final double low;
        private final double high;

        private Ranked(Strangeness score, @Nullable Ranking ranking, double low, double high) {
            this.score = score;
            this.ranking = ranking;
            this.low = low;
            this.high = high;
        }
    }

    /** What another page takes up. */
    public Ranked ranked() {
        return new Ranked(score.getValue(), ranking, range.getLowValue(), range.getHighValue());
    }

    /** Goes on from what another page left, where it is of the codes that are shown. */
    @SuppressWarnings("ReferenceEquality") // Codes are many: the same ones are the question, not equal ones.
    public void takeUp(Ranked left) {
        score.setValue(left.score);
        Ranking made = left.ranking;
        Exhibit shown = model.exhibitProperty().get();
        if (made != null && shown != null && made.exhibit().codes() == shown.codes()) {
            show(made);
            range.setHighValue(left.high);
            range.setLowValue(left.low);
        }
    }

    /** Gives up what is being measured. */
    public void close() {
        Jobs.Handle before = measuring;
        if (before != null) {
            before.cancel();
        }
    }

    private void forget() {
        close();
        measuring = null;
        ranking = null;
        images.show(null, new int[0]);
        result.setVisible(false);
        result.setManaged(false);
        Exhibit exhibit = model.exhibitProperty().get();
        String missing = exhibit == null ? Message.text("rank.no-model") : Meaning.missing(score.getValue(), exhibit);
        ready();
        meaning.setText(missing.isEmpty() ? Meaning.of(score.getValue()) : missing);
    }

    private void ready() {
        Exhibit exhibit = model.exhibitProperty().get();
        rank.setDisable(exhibit == null
                || exhibit.cloud().size() < 2
                || !Meaning.missing(score.getValue(), exhibit).isEmpty());
    }

    private void rank() {
        Exhibit exhibit = model.exhibitProperty().get();
        if (exhibit == null) {
            return;
        }
        forget();
        Strangeness by = score.getValue();
        rank.setDisable(true);
        measuring = jobs.read(
                Message.of("job.ranking", Figures.count(exhibit.cloud().size())),
                loading -> {
                    Ranking made = Ranking.of(exhibit, by, threads, loading);
                    Platform.runLater(() -> {
                        if (loading.at(1, 1)) {
                            show(made);
                        }
                    });
                },
                this::ended);
    }

    private void ended(Jobs.Handle job) {
        if (job.equals(measuring)) {
            measuring = null;
        }
        if (measuring == null) {
            ready();
        }
    }

    private void show(Ranking made) {
        if (made.codes().length < 2) {
            meaning.setText(Message.text("rank.no-numbers"));
            return;
        }
        ranking = made;
        result.setVisible(true);
        result.setManaged(true);
        histogram.show(made.histogram(BINS));
        // The ends first, and wide: a slider keeps its values between them.
        range.setMax(Double.MAX_VALUE);
        range.setMin(made.least());
        range.setMax(made.most());
        range.setHighValue(made.most());
        range.setLowValue(made.threshold(SHARE));
        extremes.show(made.extremes(), made.exhibit().shape(), theme);
        chosen();
    }

    private int[] picked() {
        Ranking now = ranking;
        return now == null ? new int[0] : now.between(range.getLowValue(), range.getHighValue());
    }

    private void chosen() {
        Ranking now = ranking;
        if (now == null) {
            return;
        }
        int[] codes = picked();
        double width = Math.max(1e-12, now.most() - now.least());
        histogram.choose((range.getLowValue() - now.least()) / width, (range.getHighValue() - now.least()) / width);
        chosen.setText(Message.text(
                "rank.chosen",
                Figures.count(codes.length),
                Figures.count(now.codes().length),
                figure(range.getLowValue()),
                figure(range.getHighValue()),
                now.score().unit()));
        images.show(now.exhibit(), codes);
    }

    private static final class Titles extends StringConverter<Strangeness> {
        @Override
        public String toString(@Nullable Strangeness value) {
            return value == null ? "" : value.title();
        }

        @Override
        public Strangeness fromString(String text) {
            return Strangeness.valueOf(text);
        }
    }

    private static String figure(double value) {
        return Math.abs(value) < 10 ? Figures.brief(value) : Figures.fixed(value, 1);
    }

    public void setTheme(Theme other) {
        theme = other;
        histogram.setTheme(other);
        images.setTheme(other);
        Ranking now = ranking;
        if (now != null) {
            extremes.show(now.extremes(), now.exhibit().shape(), other);
        }
    }
}

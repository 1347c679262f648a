package latentatlas.ui.budget;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import latentatlas.flow.Latest;
import latentatlas.image.ImageSet;
import latentatlas.measure.Budgeting;
import latentatlas.measure.LossBudget;
import latentatlas.measure.Quadrature;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * What the loss is made of: of held-out images, of one label of them, of the images selected on the map, or of the one under
 * the pointer. Worked out only while it is shown; while training runs, of few images and seldom enough not to slow it.
 */
public final class BudgetPage extends VBox {
    private static final int MOST_OTHERS = 1_000;
    private static final int SAMPLE = 64;
    private static final int LIVE_SAMPLE = 16;
    private static final int MOST_SELECTED = 100;
    /** A model in training is looked at again after the cost this many times over: less than 3 % of two cores. */
    private static final int REST = 35;

    private static final Duration DWELL = Duration.millis(250);

    private final String unmeasured = Message.text("budget.unmeasured");
    private final String all = Message.text("budget.all");
    private final Label of = new Label();
    private final ComboBox<String> label = new ComboBox<>();
    private final BudgetTable result = new BudgetTable();
    private final int threads;
    private final Latest<Wanted> toBackground;
    private final Latest<Found> toScreen;
    private final PauseTransition dwell = new PauseTransition(DWELL);

    /** What is wanted last; anything else is given up. */
    private volatile @Nullable Wanted last;

    private @Nullable Exhibit exhibit;
    private boolean live;
    private int hovered = -1;
    private int[] selected = new int[0];
    private @Nullable Found sample;
    private @Nullable Found shown;
    private boolean working;
    private long rested;

    /** Images to be looked at; those of the sample are held-out ones. */
    private record Wanted(Exhibit exhibit, ImageSet images, int[] chosen, boolean sample, String what, int threads) {
        /** Images beside the chosen ones that make up the aggregated posterior: few would tell each apart from all others. */
        int[] others() {
            int count = Math.min(images.size(), MOST_OTHERS);
            return IntStream.range(0, count)
                    .map(i -> (int) ((long) i * images.size() / count))
                    .toArray();
        }
    }

    private record Found(Wanted wanted, LossBudget budget, long cost) {}

    /**
     * A page.
     *
     * @param background works budgets out; runs one task at a time
     * @param threads to use where nothing trains
     */
    public BudgetPage(Executor background, int threads) {
        this.threads = threads;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground = new Latest<>(background, this::work);
        dwell.setOnFinished(event -> ask());
        getStyleClass().add("side-panel");
        of.setId("budget-of");
        of.getStyleClass().add("page-note");
        of.setWrapText(true);
        label.setId("budget-label");
        label.setAccessibleText(Message.text("spoken.label"));
        label.getStyleClass().add(Styles.SMALL);
        label.getItems().add(all);
        label.setValue(all);
        label.setMaxWidth(Double.MAX_VALUE);
        label.valueProperty().addListener((o, was, is) -> show());
        getChildren().addAll(heading(Message.text("budget.heading")), label, of, result);
        sceneProperty().subscribe(scene -> changed());
        show();
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("section-heading");
        return heading;
    }

    /** Shows another model, or a later moment of the same run. */
    public void show(Exhibit shown, boolean running) {
        Exhibit before = exhibit;
        exhibit = shown;
        live = running;
        List<String> labels = new ArrayList<>(List.of(all));
        labels.addAll(shown.cloud().labelNames());
        if (!labels.equals(label.getItems())) {
            label.getItems().setAll(labels);
            label.setValue(all);
        }
        boolean same =
                before != null && before.model().equals(shown.model()) && Objects.equals(before.data(), shown.data());
        boolean epoch = before == null
                || before.history().epochs().size() != shown.history().epochs().size();
        if (!same && !(running && seen())) {
            // What is known is of a model that is gone; beside a run it is shown with its date.
            sample = null;
            this.shown = null;
            last = null;
            working = false;
        }
        if (!same && (!running || (epoch && !working && System.nanoTime() > rested))) {
            hovered = -1;
            selected = new int[0];
            changed();
        } else if (!same) {
            show();
        }
    }

    /** Looks at the code under the pointer, or at none: an index into the cloud, or -1. */
    public void look(int code) {
        hovered = code;
        dwell.playFromStart();
    }

    /** Looks at codes that are selected: indices into the cloud. */
    public void select(int[] codes) {
        selected = codes;
        dwell.playFromStart();
    }

    /** Whether the page is on the screen. */
    private boolean seen() {
        return getScene() != null;
    }

    private void changed() {
        if (seen() && exhibit != null) {
            ask();
        }
    }

    private void ask() {
        Exhibit now = exhibit;
        if (now == null || !seen()) {
            return;
        }
        Wanted wanted = wanted(now);
        Found known = sample;
        if (wanted == null || (wanted.sample() && known != null && of(known, now))) {
            last = null;
            working = false;
            show();
            return;
        }
        last = wanted;
        working = true;
        toBackground.offer(wanted);
        show();
    }

    private static boolean of(Found found, Exhibit shown) {
        return found.wanted().exhibit().model().equals(shown.model());
    }

    private @Nullable Wanted wanted(Exhibit now) {
        OpenData data = now.data();
        if (data == null || !Quadrature.possible(now.model().architecture())) {
            return null;
        }
        int[] images = now.cloud().images();
        if (hovered >= 0 && hovered < images.length) {
            return new Wanted(
                    now, data.all(), new int[] {images[hovered]}, false, Message.text("budget.of.pointer"), 1);
        }
        int[] some = IntStream.of(selected)
                .filter(code -> code < images.length)
                .limit(MOST_SELECTED)
                .map(code -> images[code])
                .toArray();
        if (some.length > 0) {
            String what = some.length == selected.length
                    ? Message.text("budget.of.selected")
                    : Message.text("budget.of.first", MOST_SELECTED);
            return new Wanted(now, data.all(), some, false, what, live ? 1 : threads);
        }
        ImageSet held = data.held();
        int count = Math.min(held.size(), live ? LIVE_SAMPLE : SAMPLE);
        int[] chosen = IntStream.range(0, count)
                .map(i -> (int) ((long) i * held.size() / count))
                .toArray();
        return new Wanted(now, held, chosen, true, Message.text("budget.of.held"), live ? 1 : threads);
    }

    /** In the background. */
    private void work(Wanted wanted) {
        long started = System.nanoTime();
        try (Budgeting budgeting = new Budgeting(wanted.exhibit().model(), wanted.threads())) {
            LossBudget budget =
                    budgeting.of(wanted.images(), wanted.chosen(), wanted.others(), () -> wanted.equals(last));
            toScreen.offer(new Found(wanted, budget, System.nanoTime() - started));
        } catch (CancellationException e) {
            // Something newer is looked at.
        } catch (RuntimeException | Error e) {
            Logger.error(e, "a loss budget failed");
            Platform.runLater(() -> failed(wanted));
        }
    }

    private void failed(Wanted wanted) {
        if (wanted.equals(last)) {
            working = false;
            result.setVisible(false);
            result.setManaged(false);
            of.setText(Message.text("budget.failed"));
        }
    }

    private void put(Found found) {
        if (!found.wanted().equals(last)) {
            return;
        }
        working = false;
        rested = System.nanoTime() + REST * found.cost() / 2;
        if (found.wanted().sample()) {
            sample = found;
        }
        shown = found;
        show();
    }

    /** Shows what is known of what is looked at. */
    private void show() {
        Exhibit now = exhibit;
        String missing = now == null ? Message.text("budget.no-model") : missing(now);
        Found found = last == null || shown == null ? sample : shown;
        boolean measured = missing.isEmpty() || missing.equals(unmeasured);
        boolean fits = measured && found != null && now != null && (live || of(found, now));
        result.setVisible(fits);
        result.setManaged(fits);
        label.setDisable(!fits || found == null || !found.wanted().sample());
        Wanted next = working ? last : null;
        result.fade(next != null);
        if (!fits || found == null || now == null) {
            of.setText(next == null || !measured ? missing : Message.text("budget.measuring", next.what()));
            return;
        }
        Wanted wanted = found.wanted();
        int index = wanted.sample() ? label.getItems().indexOf(label.getValue()) - 1 : -1;
        int[] chosen = wanted.chosen();
        boolean any = index < 0
                || IntStream.of(chosen).noneMatch(image -> wanted.images().label(image) == index);
        Sums sums = Sums.of(found.budget(), i -> any || wanted.images().label(chosen[i]) == index);
        String what = any ? wanted.what() : Message.text("budget.of.label", wanted.what(), label.getValue());
        String means = sums.images() == 1
                ? Message.text("budget.mean", what)
                : Message.text("budget.means", Figures.count(sums.images()), what);
        String epoch = Figures.fixed(wanted.exhibit().history().done(), 1);
        String dated = of(found, now) ? means : Message.text("budget.dated", means, epoch);
        of.setText(next == null ? dated : Message.text("budget.measuring.over", next.what(), dated));
        result.show(sums);
    }

    private String missing(Exhibit shown) {
        ModelKind kind = shown.model().architecture().kind();
        if (kind != ModelKind.VAE) {
            return Message.text("budget.no-prior." + kind.name().toLowerCase(java.util.Locale.ROOT));
        } else if (!Quadrature.possible(shown.model().architecture())) {
            return Message.text("budget.more-dimensions");
        }
        return shown.data() == null ? Message.text("budget.no-images") : unmeasured;
    }

    public void setTheme(Theme other) {
        result.setTheme(other);
    }
}

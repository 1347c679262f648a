package latentatlas.ui.shell;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import latentatlas.message.Message;
import latentatlas.session.Job;
import org.controlsfx.control.TaskProgressView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is read and written in the background: the newest job in the status bar, and all of them when it is clicked. */
final class JobsView extends HBox {
    private static final double BAR = 90;
    private static final double WIDTH = 340;
    private static final double HEIGHT = 220;

    private final Label name = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button(null, new FontIcon(Feather.X));
    private final TaskProgressView<Shown> all = new TaskProgressView<>();
    private final Popover popover = new Popover(all);
    private final Map<Long, Shown> shown = new HashMap<>();
    private final LongConsumer canceller;

    /** A job as the list of all shows it; it runs elsewhere. */
    private final class Shown extends Task<Void> {
        private final long id;

        Shown(Job job) {
            id = job.id();
            updateTitle(job.name().text());
            update(job);
        }

        void update(Job job) {
            updateProgress(job.share(), 1);
            updateMessage(
                    job.share() < 0
                            ? Message.text("job.under-way")
                            : Message.text("job.share", Math.round(100 * job.share())));
        }

        @Override
        protected Void call() {
            throw new IllegalStateException("a job runs elsewhere");
        }

        @Override
        public boolean cancel(boolean interrupt) {
            canceller.accept(id);
            return true;
        }
    }

    /** A view; {@code canceller} hears which job is to be given up. */
    JobsView(LongConsumer canceller) {
        this.canceller = canceller;
        getStyleClass().add("jobs");
        name.setId("job");
        progress.setId("loading");
        progress.setPrefWidth(BAR);
        cancel.setId("cancel-loading");
        cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        cancel.setTooltip(new Tooltip(Message.text("job.cancel.tip")));
        cancel.setAccessibleText(Message.text("job.cancel"));
        all.setPrefSize(WIDTH, HEIGHT);
        popover.setTitle(Message.text("job.all"));
        popover.setHeaderAlwaysVisible(true);
        name.setOnMouseClicked(event -> popover.show((Node) name));
        progress.setAccessibleText(Message.text("spoken.progress"));
        getChildren().addAll(name, progress, cancel);
        managedProperty().bind(visibleProperty());
        show(List.of());
    }

    void show(List<Job> jobs) {
        setVisible(!jobs.isEmpty());
        shown.keySet().removeIf(id -> jobs.stream().noneMatch(job -> job.id() == id));
        all.getTasks().removeIf(task -> !shown.containsKey(task.id));
        for (Job job : jobs) {
            Shown known = shown.get(job.id());
            if (known == null) {
                known = new Shown(job);
                shown.put(job.id(), known);
                all.getTasks().add(known);
            }
            known.update(job);
        }
        if (jobs.isEmpty()) {
            popover.hide();
            return;
        }
        Job newest = jobs.get(jobs.size() - 1);
        name.setText(Message.text(jobs.size() == 1 ? "job.one" : "job.more", newest.name(), jobs.size() - 1));
        // An endless bar would keep the toolkit drawing frames.
        progress.setVisible(newest.share() >= 0);
        progress.setManaged(newest.share() >= 0);
        progress.setProgress(Math.max(0, newest.share()));
        cancel.setOnAction(event -> canceller.accept(newest.id()));
    }
}

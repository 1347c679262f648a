package latentatlas.ui.shell;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.util.Duration;
import latentatlas.image.DataSet;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.picture.MapInWords;
import latentatlas.picture.Sentences;
import latentatlas.session.Exhibit;
import latentatlas.session.Job;
import latentatlas.session.OpenData;
import latentatlas.session.Phase;
import latentatlas.session.Workspace;
import latentatlas.training.EpochFigures;
import latentatlas.ui.map.MapView;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.spoken.Announcement;
import latentatlas.ui.spoken.Announcement.Kind;
import latentatlas.ui.training.CurvesInWords;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/** Tells what happens: where the cursor came to rest, epochs, what training and jobs do; and, asked, what there is to see. */
final class Narration {
    /** So long nothing moves before it is told. */
    private static final Duration REST = Duration.millis(700);
    /** Epochs that follow each other faster are told in part. */
    private static final long BREATH_SECONDS = 4;

    private final MapModel map;
    private final MapView mapView;
    private final Consumer<Announcement> out;
    private final PauseTransition cursorRest = new PauseTransition(REST);
    private final PauseTransition codeRest = new PauseTransition(REST);
    /** Epochs told, the last of them less than a breath ago while {@link #breathing}. */
    private int breaths;

    private boolean breathing;
    private @Nullable Exhibit newest;
    /** The last epoch that was told, or that was over before there was anything to tell. */
    private int told;

    Narration(MapModel map, MapView mapView, Consumer<Announcement> out) {
        this.map = map;
        this.mapView = mapView;
        this.out = out;
        cursorRest.setOnFinished(event -> place(Kind.PLACE));
        codeRest.setOnFinished(event -> code());
        map.cursorProperty().subscribe((was, is) -> cursorRest.playFromStart());
        map.selection().hoveredProperty().subscribe((was, is) -> codeRest.playFromStart());
        map.selection().selectedProperty().subscribe((was, is) -> {
            if (was.length + is.length > 0) {
                say(Kind.OUTCOME, "spoken.selected", is.length);
            }
        });
        map.layerProperty().subscribe((was, is) -> say(Kind.OUTCOME, "spoken.layer", is.title(), is.meaning()));
    }

    private void say(Kind kind, String key, Object... arguments) {
        out.accept(new Announcement(kind, Message.text(key, arguments)));
    }

    private void place(Kind kind) {
        out.accept(new Announcement(kind, mapView.placeInWords()));
        mapView.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private void code() {
        Cloud cloud = map.cloudProperty().get();
        int code = map.selection().hoveredProperty().get();
        if (code >= 0 && code < cloud.size()) {
            out.accept(new Announcement(Kind.PLACE, MapInWords.code(cloud, code).text()));
        }
    }

    /** Tells what has changed. */
    void show(@Nullable Workspace before, Workspace now) {
        newest = now.newest();
        if (before == null) {
            return;
        }
        if (before.phase() != now.phase()) {
            phase(before.phase(), now.phase());
        }
        opened(before, now);
        before.jobs().stream()
                .filter(Job::reads)
                .filter(job -> now.jobs().stream().noneMatch(other -> other.id() == job.id()))
                .map(Job::name)
                .forEach(name -> say(Kind.JOB, "spoken.job", name));
        if (!breathing) {
            epoch();
        }
    }

    private void phase(Phase was, Phase is) {
        switch (is) {
            case RUNNING -> {
                told = was == Phase.PAUSED ? told : epochs().size();
                say(Kind.TRAINING, was == Phase.PAUSED ? "spoken.training.resumed" : "spoken.training.begun");
            }
            case PAUSED -> say(Kind.TRAINING, "spoken.training.paused");
            case STOPPING -> {}
            case IDLE -> {
                epoch();
                say(Kind.TRAINING, "spoken.training.ended");
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // Sets of images are large: another one is the question, not an equal one.
    private void opened(Workspace before, Workspace now) {
        OpenData data = now.data();
        OpenData dataWas = before.data();
        if (data != null && (dataWas == null || data.set() != dataWas.set())) {
            say(Kind.OUTCOME, "spoken.data", data.set().title(), data.train().size());
        }
        Exhibit shown = now.newest();
        Exhibit was = before.newest();
        if (shown != null && !now.phase().active() && (was == null || was.plan() != shown.plan())) {
            told = epochs().size();
            say(Kind.OUTCOME, "spoken.model", DataSet.title(shown.dataName()));
        }
    }

    private List<EpochFigures> epochs() {
        Exhibit now = newest;
        return now == null ? List.of() : now.history().epochs();
    }

    private void epoch() {
        Exhibit now = newest;
        List<EpochFigures> epochs = epochs();
        told = Math.min(told, epochs.size());
        if (now != null && epochs.size() > told) {
            told = epochs.size();
            EpochFigures last = epochs.get(told - 1);
            out.accept(new Announcement(
                    Kind.TRAINING,
                    CurvesInWords.epoch(last, now.plan().length()).text()));
            breathe();
        }
    }

    /** Not a pause of the toolkit's, which would draw sixty frames a second as long as training goes on. */
    private void breathe() {
        int now = ++breaths;
        breathing = true;
        CompletableFuture.delayedExecutor(BREATH_SECONDS, TimeUnit.SECONDS, Platform::runLater)
                .execute(() -> {
                    if (now == breaths) {
                        breathing = false;
                        epoch();
                    }
                });
    }

    /** Says where the cursor is. */
    void tellPlace() {
        place(Kind.ANSWER);
    }

    /** Says all there is to see on the curves and on the map. */
    void tellAll() {
        Exhibit now = map.exhibitProperty().get();
        if (now == null) {
            say(Kind.ANSWER, "spoken.nothing");
            return;
        }
        boolean prior =
                now.plan().kind() == ModelKind.VAE && now.model().architecture().pseudoInputs() == 0;
        List<Message> said = Stream.concat(
                        CurvesInWords.summary(now.history()).stream(),
                        MapInWords.summary(now.cloud(), now.codes().latent(), prior).stream())
                .toList();
        out.accept(new Announcement(Kind.ANSWER, Sentences.of(said)));
    }
}

package latentatlas.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.files.DataSets;
import latentatlas.latent.LatentPlane;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * The program without its screen: one {@link Workspace}, and the commands that lead from one to the next.
 *
 * <p>Commands are called on the screen's thread and return at once; what comes of them is published there too. What arrives
 * late, from a run or a reading that something newer has replaced, is dropped.
 */
public final class Session implements AutoCloseable {
    private static final String BUNDLED = "mnist.latent";

    private final Executor screen;
    private final Listener listener;
    private final int threads;
    private final Autosave autosave;
    private final Board board;
    private final Jobs jobs;
    private final Runs runs;
    private Jobs.@Nullable Handle readingModel;
    private Jobs.@Nullable Handle readingData;

    /** Hears what becomes of the program, on the screen's thread. */
    public interface Listener {
        /** The state has changed. */
        void published(Workspace now);

        /** Something went wrong, and what to do about it. */
        void problem(ProblemException problem);

        /** Something was done that does not show by itself. */
        void done(Message what);
    }

    /**
     * A session.
     *
     * @param screen runs tasks in order on the listener's thread
     * @param plan of the first run, until another is proposed
     * @param threads of the trainer
     * @param autosave keeps runs against accidents; closed with the session
     */
    public Session(Executor screen, Listener listener, TrainingPlan plan, int threads, Autosave autosave) {
        this.screen = screen;
        this.listener = listener;
        this.threads = threads;
        this.autosave = autosave;
        board = new Board(screen, listener, threads, Workspace.empty(new Draft(plan, true)));
        jobs = new Jobs(screen, list -> board.publish(now -> now.with(list)), listener::problem);
        runs = new Runs(screen, board, threads, autosave);
    }

    public Workspace workspace() {
        return board.now();
    }

    /** Work in the background beside what the session does itself: exports, previews, measurements. */
    public Jobs jobs() {
        return jobs;
    }

    /** Sets what the next run shall be; what can change live acts on the run under way. */
    public void propose(Draft draft) {
        if (draft.valid()) {
            runs.set(draft.plan().beta(), draft.plan().learningRate());
        }
        board.publish(now -> now.with(draft));
    }

    /** Sets what the next run shall be, and leaves the run under way as it is. */
    public void prepare(Draft draft) {
        board.publish(now -> now.with(draft));
    }

    /**
     * Opens a data set for the next run; what is being read is given up. A run under way keeps its own.
     *
     * @param form of images made from pictures
     */
    public void openData(String source, Form form) {
        openData(source, form, read -> {}, () -> {});
    }

    /** Looks at a data set before it is opened, in the background. */
    @FunctionalInterface
    public interface Check {
        /**
         * Does nothing if it is the right one.
         *
         * @throws ProblemException if it is not, and shall not be opened
         */
        void check(DataSet read) throws ProblemException;
    }

    /** As above, if {@code check} has nothing against it; then {@code then} is told, on the screen's thread. */
    public void openData(String source, Form form, Check check, Runnable then) {
        cancel(readingData);
        Path file = Path.of(source).getFileName();
        readingData = jobs.read(Message.of("job.reading", file == null ? source : file.toString()), loading -> {
            DataSet read = DataSets.open(source, form, loading);
            check.check(read);
            screen.execute(() -> {
                if (loading.at(1, 1)) {
                    opened(read);
                    then.run();
                }
            });
        });
    }

    private static void cancel(Jobs.@Nullable Handle handle) {
        if (handle != null) {
            handle.cancel();
        }
    }

    private void opened(DataSet set) {
        board.publish(now -> now.with(OpenData.of(set, now.draft().plan())));
        if (runs.active()) {
            listener.done(Message.of("session.openedForNext", set.title()));
        } else {
            board.findCodes();
        }
    }

    /**
     * Trains from the plan's initial weights, in place of the run under way.
     *
     * @return whether it does: not without images
     */
    public boolean train() {
        OpenData images = workspace().data();
        if (images == null) {
            listener.problem(
                    new ProblemException(Message.of("session.noData"), null, Message.of("session.chooseData")));
            return false;
        }
        TrainingPlan plan = workspace().draft().plan();
        start(plan, OpenData.of(images.set(), plan), null);
        return true;
    }

    /**
     * Goes on where the model at hand stands: to the end of its own plan, or for as many epochs more as the draft says if
     * that end is reached.
     */
    public void trainOn() {
        Exhibit last = workspace().newest();
        OpenData images = last == null ? null : last.data();
        if (last == null || images == null || !workspace().canTrainOn()) {
            train();
            return;
        }
        Checkpoint longer = last.checkpoint().longer(workspace().draft().plan());
        start(longer.plan(), images, longer);
    }

    /** Has the JVM compile what a run needs, on one core and for some seconds, at most until one begins. */
    public void warmUp() {
        Workspace now = workspace();
        OpenData images = now.data();
        if (images != null && now.phase() == Phase.IDLE && now.draft().valid()) {
            runs.warmUp(now.draft().plan(), images);
        }
    }

    void start(TrainingPlan plan, OpenData images, @Nullable Checkpoint from) {
        cancel(readingModel);
        runs.start(plan, images, from);
    }

    public void pause() {
        runs.pause();
    }

    public void resume() {
        runs.resume();
    }

    /** One batch, then pause. */
    public void step() {
        runs.step();
    }

    /** Ends the run; its model stays. */
    public void stop() {
        runs.stop();
    }

    /** Opens a model file, in place of the model at hand and of the run under way. */
    public void openModel(Path file) {
        openModel(file, before -> {});
    }

    /** As above; when it is there, {@code then} is told what it took the place of. */
    public void openModel(Path file, Consumer<Workspace> then) {
        String name = String.valueOf(file.getFileName());
        read(Message.of("job.opening", name), () -> ModelFile.read(file), new Origin.Saved(name), then);
    }

    /** Brings a model back that another one took the place of, in place of the model at hand and of the run under way. */
    public void bringBack(Workspace before) {
        Exhibit then = before.newest();
        if (then != null) {
            cancel(readingModel);
            put(before.draft(), then, before.timeline());
            autosave.keep(then);
        }
    }

    /** Puts a model in place of the one at hand and of the run under way. */
    private void put(Draft draft, Exhibit exhibit, Timeline past) {
        runs.replace();
        autosave.drop();
        board.lookAhead();
        board.publish(now -> now.with(Phase.IDLE).with(draft).with(exhibit, past));
        board.findCodes();
    }

    /** Whether a model comes with the program: not with every build. */
    public static boolean bundles() {
        return Session.class.getResource(BUNDLED) != null;
    }

    /** Shows the model that comes with the program; does nothing in a build without one. */
    public void openBundled() {
        openBundled(before -> {});
    }

    /** As above; when it is there, {@code then} is told what it took the place of. */
    public void openBundled(Consumer<Workspace> then) {
        if (bundles()) {
            read(Message.of("job.bundled"), Session::bundled, new Origin.Bundled(), then);
        }
    }

    private static StoredModel bundled() throws ProblemException {
        try (InputStream in = Objects.requireNonNull(Session.class.getResourceAsStream(BUNDLED))) {
            return ModelFile.read(in);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("session.bundledDamaged", String.valueOf(e.getMessage())),
                    null,
                    Message.of("session.install"),
                    e);
        }
    }

    /** What a process that is gone did not finish with, if there is such a run. */
    public Optional<Path> leftRun() {
        return autosave.left();
    }

    /** Opens what an accident left; from then on it is this session's own. */
    public void recover(Path left) {
        read(
                Message.of("job.recovering"),
                () -> ModelFile.read(left),
                new Origin.Recovered(),
                before -> autosave.adopt(left));
    }

    private void read(Message what, Source source, Origin origin, Consumer<Workspace> then) {
        cancel(readingModel);
        readingModel = jobs.read(what, loading -> {
            StoredModel stored = source.read();
            Exhibit exhibit = Exhibit.of(stored, origin);
            Timeline past = stored.timeline();
            screen.execute(() -> {
                if (loading.at(1, 1)) {
                    Workspace before = workspace();
                    put(new Draft(exhibit.plan(), true), exhibit, past == null ? Timeline.EMPTY : past);
                    then.accept(before);
                }
            });
        });
    }

    /** The user does not want what is not saved: it shall not be offered again. */
    public void discard() {
        cancel(readingModel);
        runs.replace();
        autosave.drop();
        board.publish(now -> now.with(Phase.IDLE));
    }

    /** Drops what an accident left. */
    public void forget(Path left) {
        autosave.drop(left);
    }

    /** Shows the model at hand as it was at a moment of the timeline. */
    public void showMoment(int index) {
        if (index >= 0 && index < workspace().timeline().size()) {
            board.publish(now -> now.showing(now.moment(index)));
        }
    }

    /** Shows the models of this space on another plane of it: this one, its past, and what it becomes. */
    public void look(LatentPlane plane) {
        board.look(plane);
    }

    /** Shows the model at hand as it is. */
    public void showNow() {
        board.publish(now -> now.showing(now.newest()));
    }

    /** Saves the model as it is shown; a run under way goes on. A file that kept its training's history goes on doing so. */
    public void save(Path file) {
        save(file, false);
    }

    /** As above; {@code history} puts the moments of its training into the file. */
    public void save(Path file, boolean history) {
        Workspace asked = workspace();
        Exhibit shown = asked.exhibit();
        if (shown == null) {
            listener.problem(
                    new ProblemException(Message.of("session.noModel"), file, Message.of("session.trainFirst")));
            return;
        }
        StoredModel before = shown.stored();
        boolean whole = !asked.inThePast() && (history || (before != null && before.timeline() != null));
        Timeline past = whole ? asked.timeline() : null;
        String name = String.valueOf(file.getFileName());
        jobs.write(Message.of("job.saving", name), loading -> {
            StoredModel stored = shown.packed(threads).with(past);
            loading.step(0, 1);
            ModelFile.write(file, stored);
            screen.execute(() -> saved(shown, stored, name));
        });
    }

    private void saved(Exhibit shown, StoredModel stored, String name) {
        Exhibit newest = workspace().newest();
        Exhibit exhibit = workspace().exhibit();
        boolean whole = newest != null && newest.checkpoint().sameMoment(shown.checkpoint());
        boolean past = !whole && exhibit != null && exhibit.checkpoint().sameMoment(shown.checkpoint());
        if (newest != null && whole) {
            board.publish(now -> now.grown(newest.savedAs(stored, name)));
            if (!runs.active()) {
                autosave.drop();
            }
        } else if (exhibit != null && past) {
            board.publish(now -> now.showing(exhibit.savedAs(stored, name)));
        }
        listener.done(Message.of(whole || past ? "session.saved" : "session.savedAsAsked", name));
    }

    /**
     * Compares the model that is shown with others, on its own images or those that are open.
     *
     * @param then hears what came of it, on the screen's thread
     */
    public void compare(String title, List<Comparison.Rival> rivals, Consumer<Comparison> then) {
        Exhibit shown = workspace().exhibit();
        OpenData open = workspace().data();
        OpenData own = shown == null ? null : shown.data();
        OpenData data = own != null
                ? own
                : shown == null || open == null || !open.train().shape().equals(shown.shape())
                        ? null
                        : OpenData.of(open.set(), shown.plan());
        if (shown == null || data == null) {
            listener.problem(new ProblemException(
                    Message.of("session.nothingToCompare"), null, Message.of("session.openItsData")));
            return;
        }
        jobs.read(Message.of("job.comparing"), loading -> {
            Comparison comparison = Comparison.of(title, shown, data, rivals, threads, loading);
            screen.execute(() -> {
                if (loading.at(1, 1)) {
                    then.accept(comparison);
                }
            });
        });
    }

    /** Stops the run, finishes what is being written, and ends all threads. */
    @Override
    public void close() {
        runs.replace();
        board.close();
        jobs.close();
        runs.close();
        autosave.close();
    }

    @FunctionalInterface
    private interface Source {
        StoredModel read() throws ProblemException;
    }
}

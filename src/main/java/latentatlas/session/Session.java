package latentatlas.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.flow.Latest;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.files.DataSets;
import latentatlas.latent.Codes;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

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
    private final Jobs jobs;
    private final ExecutorService trainer = Executors.newSingleThreadExecutor(task -> Jobs.daemon(task, "trainer"));
    private final AllCodes allCodes;
    private final Hearing hearing;
    private Workspace workspace;
    private @Nullable Run run;
    private Jobs.@Nullable Handle readingModel;
    private Jobs.@Nullable Handle readingData;

    /** Hears what becomes of the program, on the screen's thread. */
    public interface Listener {
        /** The state has changed. */
        void published(Workspace now);

        /** Something went wrong, and what to do about it. */
        void problem(ProblemException problem);

        /** Something was done that does not show by itself. */
        void done(String what);
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
        workspace = Workspace.empty(new Draft(plan, true));
        jobs = new Jobs(screen, list -> publish(workspace.with(list)), listener::problem);
        hearing = new Hearing();
        allCodes = new AllCodes(screen, threads, this::publish);
    }

    public Workspace workspace() {
        return workspace;
    }

    /** Work in the background beside what the session does itself: exports, previews, measurements. */
    public Jobs jobs() {
        return jobs;
    }

    private void publish(Workspace next) {
        workspace = next;
        listener.published(next);
    }

    /** Shows a model, and looks for its images where it has none. */
    private void publish(Phase phase, Exhibit exhibit) {
        publish(workspace.with(phase).with(exhibit));
        if (phase == Phase.RUNNING) {
            allCodes.cancel();
        } else {
            allCodes.find(exhibit, workspace.data());
        }
    }

    /** Takes codes of all images if the model they are of is still at hand. */
    @SuppressWarnings("ReferenceEquality") // Checkpoints are immutable: the same one is the question.
    private void publish(Exhibit of, OpenData images, Codes codes) {
        Exhibit now = workspace.exhibit();
        if (now != null && now.checkpoint() == of.checkpoint()) {
            publish(workspace.with(now.with(images, codes)));
        }
    }

    /** Sets what the next run shall be; what can change live acts on the run under way. */
    public void propose(Draft draft) {
        Run now = run;
        if (now != null && draft.valid()) {
            now.control().setBeta(draft.plan().beta());
            now.control().setLearningRate(draft.plan().learningRate());
        }
        publish(workspace.with(draft));
    }

    /**
     * Opens a data set for the next run; what is being read is given up. A run under way keeps its own.
     *
     * @param form of images made from pictures
     */
    public void openData(String source, Form form) {
        if (readingData != null) {
            readingData.cancel();
        }
        readingData = jobs.read("Reading " + name(source), loading -> {
            DataSet read = DataSets.open(source, form, loading);
            loading.step(1, 1);
            screen.execute(() -> opened(read));
        });
    }

    private static String name(String source) {
        Path file = Path.of(source).getFileName();
        return file == null ? source : file.toString();
    }

    private void opened(DataSet set) {
        publish(workspace.with(OpenData.of(set, workspace.draft().plan())));
        Exhibit exhibit = workspace.exhibit();
        if (run == null && exhibit != null) {
            allCodes.find(exhibit, workspace.data());
        } else if (run != null) {
            listener.done("Opened " + set.name() + " for the next run; this one goes on with its own images");
        }
    }

    /** Trains from the plan's initial weights, in place of the run under way. */
    public void train() {
        OpenData images = workspace.data();
        if (images == null) {
            listener.problem(new ProblemException("there is no data to train on", null, "Choose a data set first"));
            return;
        }
        TrainingPlan plan = workspace.draft().plan();
        start(plan, OpenData.of(images.set(), plan), null);
    }

    /**
     * Goes on where the model at hand stands: to the end of its own plan, or for as many epochs more as the draft says if
     * that end is reached.
     */
    public void trainOn() {
        Exhibit last = workspace.exhibit();
        OpenData images = last == null ? null : last.data();
        if (last == null || images == null || !workspace.canTrainOn()) {
            train();
            return;
        }
        Checkpoint longer = last.checkpoint().longer(workspace.draft().plan());
        start(longer.plan(), images, longer);
    }

    void start(TrainingPlan plan, OpenData images, @Nullable Checkpoint from) {
        replaceRun();
        allCodes.cancel();
        Run next = new Run(plan, images, from, threads, hearing);
        autosave.begin(next);
        run = next;
        publish(workspace.with(Phase.RUNNING).with(images));
        trainer.execute(next);
    }

    /** From here on the run under way, and the model being read, have nothing to say. */
    private void replaceRun() {
        if (readingModel != null) {
            readingModel.cancel();
        }
        Run before = run;
        run = null;
        if (before != null) {
            before.control().stop();
        }
    }

    public void pause() {
        command(workspace.canPause(), Phase.PAUSED, now -> now.control().pause());
    }

    public void resume() {
        command(workspace.canResume(), Phase.RUNNING, now -> now.control().resume());
    }

    /** One batch, then pause. */
    public void step() {
        command(workspace.canResume(), Phase.PAUSED, now -> now.control().step());
    }

    /** Ends the run; its model stays. */
    public void stop() {
        command(workspace.canStop(), Phase.STOPPING, now -> now.control().stop());
    }

    private void command(boolean may, Phase then, Consumer<Run> what) {
        Run now = run;
        if (may && now != null) {
            allCodes.cancel();
            what.accept(now);
            publish(workspace.with(then));
        }
    }

    /** Opens a model file, in place of the model at hand and of the run under way. */
    public void openModel(Path file) {
        String name = String.valueOf(file.getFileName());
        read("Opening " + name, () -> ModelFile.read(file), new Origin.Saved(name), () -> {});
    }

    /** Shows the model that comes with the program; does nothing in a build without one. */
    public void openBundled() {
        try (InputStream there = Session.class.getResourceAsStream(BUNDLED)) {
            if (there == null) {
                return;
            }
        } catch (IOException e) {
            Logger.warn(e, "the bundled model is there, and not there");
        }
        read("Opening the bundled model", Session::bundled, new Origin.Bundled(), () -> {});
    }

    private static StoredModel bundled() throws ProblemException {
        try (InputStream in = Objects.requireNonNull(Session.class.getResourceAsStream(BUNDLED))) {
            return ModelFile.read(in);
        } catch (IOException e) {
            throw new ProblemException(
                    "the model that comes with the program is damaged: " + e.getMessage(), null, "Install it again", e);
        }
    }

    /** What a process that is gone did not finish with, if there is such a run. */
    public Optional<Path> leftRun() {
        return autosave.left();
    }

    /** Opens what an accident left; from then on it is this session's own. */
    public void recover(Path left) {
        read(
                "Bringing back the last run",
                () -> ModelFile.read(left),
                new Origin.Recovered(),
                () -> autosave.adopt(left));
    }

    private void read(String what, Source source, Origin origin, Runnable then) {
        if (readingModel != null) {
            readingModel.cancel();
        }
        readingModel = jobs.read(what, loading -> {
            StoredModel stored = source.read();
            loading.step(1, 1);
            Exhibit exhibit = Exhibit.of(stored, origin);
            screen.execute(() -> {
                if (loading.at(1, 1)) {
                    opened(exhibit);
                    then.run();
                }
            });
        });
    }

    private void opened(Exhibit exhibit) {
        replaceRun();
        autosave.drop();
        workspace = workspace.with(new Draft(exhibit.plan(), true));
        publish(Phase.IDLE, exhibit);
    }

    /** The user does not want what is not saved: it shall not be offered again. */
    public void discard() {
        replaceRun();
        autosave.drop();
        publish(workspace.with(Phase.IDLE));
    }

    /** Drops what an accident left. */
    public void forget(Path left) {
        autosave.drop(left);
    }

    /** Saves the model at hand as it is now; a run under way goes on. */
    public void save(Path file) {
        Exhibit shown = workspace.exhibit();
        if (shown == null) {
            listener.problem(new ProblemException("there is no model yet", file, "Train one first"));
            return;
        }
        String name = String.valueOf(file.getFileName());
        jobs.write("Saving " + name, loading -> {
            StoredModel stored = shown.packed(threads);
            loading.step(0, 1);
            ModelFile.write(file, stored);
            screen.execute(() -> saved(shown, stored, name));
        });
    }

    @SuppressWarnings("ReferenceEquality") // Whether the model saved is still the one at hand.
    private void saved(Exhibit shown, StoredModel stored, String name) {
        Exhibit now = workspace.exhibit();
        boolean whole = now != null && now.checkpoint() == shown.checkpoint();
        if (now != null && whole) {
            publish(workspace.with(now.savedAs(stored, name)));
            if (run == null) {
                autosave.drop();
            }
        }
        listener.done(whole ? "Saved " + name : "Saved " + name + ", as it was when you asked for it");
    }

    /** Stops the run, finishes what is being written, and ends all threads. */
    @Override
    public void close() {
        replaceRun();
        allCodes.close();
        trainer.shutdown();
        jobs.close();
        try {
            trainer.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        autosave.close();
    }

    @FunctionalInterface
    private interface Source {
        StoredModel read() throws ProblemException;
    }

    /** What runs say, carried to the screen; of a run that is no longer the one under way nothing is heard. */
    private final class Hearing implements Run.Voice {
        private final Latest<Moment> latest = new Latest<>(screen, this::show);

        private record Moment(Run run, Exhibit exhibit) {}

        @Override
        public boolean ready() {
            return !latest.busy();
        }

        @Override
        public void moment(Run of, Exhibit exhibit) {
            latest.offer(new Moment(of, exhibit));
        }

        private void show(Moment moment) {
            if (moment.run().equals(run)) {
                publish(workspace.phase(), moment.exhibit());
            }
        }

        @Override
        public void epoch(Run of, Checkpoint checkpoint) {
            autosave.keep(of, checkpoint, of.data().train(), of.data().set().name());
        }

        /** Whether it was the run under way, which is over now. */
        private boolean finished(Run of) {
            boolean own = of.equals(run);
            if (own) {
                run = null;
                publish(workspace.with(Phase.IDLE));
                Exhibit exhibit = workspace.exhibit();
                if (exhibit != null) {
                    allCodes.find(exhibit, workspace.data());
                }
            }
            return own;
        }

        @Override
        public void ended(Run of, TrainingOutcome outcome) {
            screen.execute(() -> {
                if (finished(of)) {
                    if (outcome instanceof TrainingOutcome.Diverged diverged) {
                        listener.problem(new ProblemException(
                                "training diverged: the loss grew beyond all measure; the last good model is shown",
                                null,
                                diverged.advice()));
                    }
                }
            });
        }

        @Override
        public void failed(Run of, Throwable cause) {
            screen.execute(() -> {
                if (finished(of)) {
                    listener.problem(Unexpected.of("training failed", cause));
                }
            });
        }
    }
}

package latentatlas.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.archive.StoredModel;
import latentatlas.flow.Latest;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Split;
import latentatlas.image.files.DataSets;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * The application without its screen: the open data, the run under way, the model at hand, and the threads they need.
 *
 * <p>Verbs are called on the screen's thread and return at once; what comes of them reaches the listener there too.
 */
public final class Session implements AutoCloseable {
    /** Codes in a live snapshot: enough for a full map, few enough to leave training its cores. */
    private static final int LIVE_CODES = 4_000;

    private static final String BUNDLED = "mnist.latent";
    private static final String UNEXPECTED_NEXT = "Try again; if it happens again, report it with the program's log";

    private final Executor screen;
    private final SessionListener listener;
    private final int threads;
    private final Autosave autosave;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> daemon(task, "session"));

    private AtomicBoolean loading = new AtomicBoolean();
    private @Nullable DataSet set;
    private @Nullable OpenData data;
    private @Nullable Run run;
    private RunState state = RunState.IDLE;
    /** The end of the last run while it is not saved. */
    private @Nullable Trained trained;
    /** Where training can go on: the end of the last run, or an opened file with its images at hand. */
    private @Nullable Trained continuation;

    private @Nullable StoredModel opened;

    /** A run under way. */
    private record Run(Control control, Thread thread, OpenData data) {}

    /** Where a run stands, and the images it is about. */
    private record Trained(Checkpoint checkpoint, OpenData data) {}

    /**
     * A session.
     *
     * @param screen runs tasks in order on the listener's thread
     * @param threads of the trainer
     * @param autosave keeps runs against accidents; closed with the session
     */
    public Session(Executor screen, SessionListener listener, int threads, Autosave autosave) {
        this.screen = screen;
        this.listener = listener;
        this.threads = threads;
        this.autosave = autosave;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    public RunState state() {
        return state;
    }

    public @Nullable OpenData data() {
        return data;
    }

    /** Whether there is a model that has not been saved. */
    public boolean unsaved() {
        return trained != null || run != null;
    }

    public boolean hasModel() {
        return trained != null || opened != null;
    }

    /**
     * Opens a data set, and holds out {@code validation} of it; what is being loaded is given up.
     *
     * @param form of images made from pictures
     */
    public void openData(String source, Form form, double validation, long seed) {
        cancelLoading();
        AtomicBoolean goOn = new AtomicBoolean(true);
        loading = goOn;
        Latest<Double> progress = new Latest<>(screen, listener::loading);
        work("opening " + source, () -> {
            DataSet read = DataSets.open(source, form, (done, total) -> {
                progress.offer((double) done / total);
                return goOn.get();
            });
            OpenData open = new OpenData(read, Split.of(read.train(), validation, seed));
            screen.execute(() -> {
                set = read;
                data = open;
                listener.dataOpened(open);
                continueOpened();
            });
        });
    }

    /** Gives up what is being loaded. */
    public void cancelLoading() {
        loading.set(false);
    }

    /** Trains from the plan's initial weights; what ran before is stopped. */
    public void train(TrainingPlan plan) {
        DataSet images = set;
        if (images == null) {
            listener.problem(new ProblemException("there is no data to train on", null, "Choose a data set first"));
            return;
        }
        OpenData open = new OpenData(images, Split.of(images.train(), plan.validation(), plan.seed()));
        data = open;
        start(plan, open, null);
    }

    /**
     * Goes on where the last run or the opened file stands: to the end of its own plan, or for as many epochs more as
     * {@code plan} says if that end is reached.
     */
    public void trainOn(TrainingPlan plan) {
        Trained last = continuation;
        if (last == null
                || plan.kind() == ModelKind.PCA
                || last.checkpoint().plan().kind() == ModelKind.PCA) {
            train(plan);
            return;
        }
        Checkpoint before = last.checkpoint();
        int done = before.history().epochs().size();
        TrainingPlan longer = before.plan()
                .with()
                .beta(plan.beta())
                .learningRate(plan.learningRate())
                .epochs(done < before.plan().epochs() ? before.plan().epochs() : done + plan.epochs())
                .build();
        start(longer, last.data(), new Checkpoint(longer, before.model(), before.optimiser(), before.history()));
    }

    private void start(TrainingPlan plan, OpenData open, @Nullable Checkpoint from) {
        stopAndWait();
        Control control = new Control(plan);
        Trainer trainer = new Trainer(threads, LIVE_CODES, System::nanoTime);
        TrainingImages images = new TrainingImages(open.train(), open.validation());
        SnapshotSink sink = new RunSink(control, open);
        Thread thread = daemon(
                () -> {
                    try {
                        TrainingOutcome outcome = from == null
                                ? trainer.run(plan, images, sink, control)
                                : trainer.resume(from, images, sink, control);
                        screen.execute(() -> ended(outcome, open, control));
                    } catch (RuntimeException | OutOfMemoryError e) {
                        Logger.error(e, "training failed");
                        screen.execute(() -> failed(control, e));
                    }
                },
                "trainer");
        run = new Run(control, thread, open);
        setState(RunState.RUNNING);
        thread.start();
    }

    private void ended(TrainingOutcome outcome, OpenData open, Control control) {
        if (run == null || run.control() != control) {
            return;
        }
        run = null;
        trained = new Trained(outcome.checkpoint(), open);
        continuation = trained;
        opened = null;
        setState(RunState.IDLE);
        listener.ended(outcome);
    }

    private void failed(Control control, Throwable cause) {
        if (run != null && run.control() == control) {
            run = null;
            setState(RunState.IDLE);
            listener.problem(unexpected("training failed", cause));
        }
    }

    public void pause() {
        Run now = run;
        if (now != null) {
            now.control().pause();
            setState(RunState.PAUSED);
        }
    }

    public void resume() {
        Run now = run;
        if (now != null) {
            now.control().resume();
            setState(RunState.RUNNING);
        }
    }

    /** One batch, then pause. */
    public void step() {
        Run now = run;
        if (now != null) {
            now.control().step();
            setState(RunState.PAUSED);
        }
    }

    /** Ends the run; its model stays. */
    public void stop() {
        Run now = run;
        if (now != null) {
            now.control().stop();
        }
    }

    public void setBeta(double beta) {
        Run now = run;
        if (now != null) {
            now.control().setBeta(beta);
        }
    }

    public void setLearningRate(double learningRate) {
        Run now = run;
        if (now != null) {
            now.control().setLearningRate(learningRate);
        }
    }

    /** Opens a model file. */
    public void openModel(Path file) {
        work("opening " + file.getFileName(), () -> {
            StoredModel model = ModelFile.read(file);
            screen.execute(() -> show(model, String.valueOf(file.getFileName())));
        });
    }

    /** Shows the model that comes with the program; does nothing in a build without one. */
    public void openBundled() {
        work("opening the bundled model", () -> {
            try (InputStream in = Session.class.getResourceAsStream(BUNDLED)) {
                if (in != null) {
                    StoredModel model = ModelFile.read(in);
                    screen.execute(() -> show(model, "MNIST, comes with Latent Atlas"));
                }
            } catch (IOException e) {
                throw new ProblemException(
                        "the model that comes with the program is damaged: " + e.getMessage(),
                        null,
                        "Install it again",
                        e);
            }
        });
    }

    private void show(StoredModel model, String title) {
        stopAndWait();
        autosave.drop();
        opened = model;
        trained = null;
        continuation = null;
        listener.modelOpened(model, title);
        continueOpened();
    }

    /** What a process that is gone did not finish with, if there is such a run. */
    public Optional<Path> leftRun() {
        return autosave.left();
    }

    /** Opens what an accident left; from then on it is this session's own. */
    public void recover(Path left) {
        work("bringing back the last run", () -> {
            StoredModel model = ModelFile.read(left);
            screen.execute(() -> {
                show(model, "brought back, not saved");
                autosave.adopt(left);
            });
        });
    }

    /** The user does not want what is not saved: it shall not be offered again. */
    public void discard() {
        stopAndWait();
        autosave.drop();
    }

    /** Drops what an accident left. */
    public void forget(Path left) {
        autosave.drop(left);
    }

    /** Finds out whether training can go on from the opened file with the images at hand. */
    @SuppressWarnings("ReferenceEquality") // Whether the file and the images are still the ones at hand.
    private void continueOpened() {
        StoredModel model = opened;
        DataSet images = set;
        Checkpoint checkpoint = model == null ? null : model.checkpoint();
        if (model == null || images == null || checkpoint == null) {
            return;
        }
        work("comparing the images", () -> {
            TrainingPlan plan = model.plan();
            OpenData open = new OpenData(images, Split.of(images.train(), plan.validation(), plan.seed()));
            if (DataChecksum.of(open.train()).equals(model.dataChecksum())) {
                screen.execute(() -> {
                    if (opened == model && set == images && run == null) {
                        continuation = new Trained(checkpoint, open);
                        data = open;
                        listener.canGoOn();
                    }
                });
            }
        });
    }

    /** Saves the model at hand. */
    @SuppressWarnings("ReferenceEquality") // Whether the model saved is still the one at hand.
    public void saveModel(Path file) {
        Trained last = trained;
        StoredModel open = opened;
        if (last == null && open == null) {
            listener.problem(
                    new ProblemException("there is no model yet", file, "Train one, or wait for the run to end"));
            return;
        }
        work("saving " + file.getFileName(), () -> {
            StoredModel model = last == null ? open : pack(last);
            if (model != null) {
                ModelFile.write(file, model);
                screen.execute(() -> {
                    if (trained == last) {
                        trained = null;
                        opened = model;
                        autosave.drop();
                    }
                    listener.saved(String.valueOf(file.getFileName()));
                });
            }
        });
    }

    private StoredModel pack(Trained last) {
        ImageSet held = last.data().held();
        return ModelPacker.pack(
                last.checkpoint(),
                last.data().train(),
                held,
                last.data().set().name(),
                threads,
                last.checkpoint().plan().kind() != ModelKind.PCA);
    }

    private void work(String what, Work work) {
        listener.busy(what);
        worker.execute(() -> {
            try {
                work.run();
            } catch (CancellationException e) {
                Logger.info("{}: {}", what, e.getMessage());
            } catch (ProblemException e) {
                Logger.warn(e, "{}", e.line());
                screen.execute(() -> listener.problem(e));
            } catch (RuntimeException | OutOfMemoryError e) {
                Logger.error(e, "{} failed", what);
                screen.execute(() -> listener.problem(unexpected(what + " failed", e)));
            } finally {
                screen.execute(() -> listener.busy(null));
            }
        });
    }

    private static ProblemException unexpected(String what, Throwable cause) {
        return cause instanceof OutOfMemoryError
                ? new ProblemException(what + ": the memory is full", null, "Use fewer or smaller images", cause)
                : new ProblemException(what + " (" + cause + ")", null, UNEXPECTED_NEXT, cause);
    }

    private void setState(RunState other) {
        if (state != other) {
            state = other;
            listener.stateChanged(other);
        }
    }

    private void stopAndWait() {
        Run now = run;
        if (now != null) {
            run = null;
            now.control().stop();
            join(now.thread());
            setState(RunState.IDLE);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the run, finishes what is being written, and ends all threads. */
    @Override
    public void close() {
        cancelLoading();
        stopAndWait();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(30, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        autosave.close();
    }

    /** Hands snapshots of one run to the screen, the latest only, and its epochs to the autosave. */
    private final class RunSink implements SnapshotSink {
        private final Latest<Snapshot> latest = new Latest<>(screen, listener::snapshot);
        private final Control control;
        private final OpenData open;

        RunSink(Control control, OpenData open) {
            this.control = control;
            this.open = open;
        }

        @Override
        public void checkpoint(Checkpoint checkpoint) {
            autosave.keep(control, checkpoint, open.train(), open.set().name());
        }

        @Override
        public boolean ready() {
            return !latest.busy();
        }

        @Override
        public void accept(Snapshot snapshot) {
            latest.offer(snapshot);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws ProblemException;
    }
}

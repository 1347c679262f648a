package latentatlas.session;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import latentatlas.flow.Latest;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unexpected;
import latentatlas.training.Checkpoint;
import latentatlas.training.Timeline;
import latentatlas.training.TimelineRecorder;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * The run under way, and what runs say carried to the board: of a run that is no longer the one under way nothing is heard. A
 * run begins when the one before it has ended, so that nobody waits for either.
 */
final class Runs implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Executor screen;
    private final Board board;
    private final int threads;
    private final Autosave autosave;
    private final ExecutorService trainer = Executors.newSingleThreadExecutor(task -> Jobs.daemon(task, "trainer"));
    private final Hearing hearing;
    private final ExecutorService packer = Executors.newSingleThreadExecutor(task -> Jobs.daemon(task, "history"));
    private @Nullable Run current;
    private @Nullable WarmUp warmUp;
    /** Of the run under way or the last one, while its model is the one at hand. */
    private @Nullable Recorder recorder;

    Runs(Executor screen, Board board, int threads, Autosave autosave) {
        this.screen = screen;
        this.board = board;
        this.threads = threads;
        this.autosave = autosave;
        hearing = new Hearing();
    }

    boolean active() {
        return current != null;
    }

    /** Has the JVM ready for a run, if there is none yet. */
    void warmUp(TrainingPlan plan, OpenData images) {
        if (current == null && warmUp == null) {
            WarmUp next = new WarmUp(plan, images);
            warmUp = next;
            trainer.execute(next);
        }
    }

    /** Runs {@code plan} from its initial weights, or from where {@code from} stands, in place of the run under way. */
    void start(TrainingPlan plan, OpenData images, @Nullable Checkpoint from) {
        replace();
        Timeline past = from == null ? Timeline.EMPTY : board.now().timeline();
        Run next = new Run(plan, images, from, threads, hearing);
        recorder = new Recorder(past);
        current = next;
        autosave.begin(next);
        if (from == null) {
            board.lookAhead();
        }
        board.publish(now -> now.with(Phase.RUNNING).with(images).with(past).showing(now.newest()));
        board.findCodes();
        trainer.execute(next);
    }

    /** From here on the run under way has nothing to say. */
    void replace() {
        Run before = current;
        current = null;
        recorder = null;
        if (before != null) {
            before.control().stop();
        }
        if (warmUp != null) {
            warmUp.end();
        }
    }

    void set(double beta, double learningRate) {
        Run now = current;
        if (now != null) {
            now.control().setBeta(beta);
            now.control().setLearningRate(learningRate);
        }
    }

    void pause() {
        command(board.now().canPause(), Phase.PAUSED, run -> run.control().pause());
    }

    void resume() {
        command(board.now().canResume(), Phase.RUNNING, run -> run.control().resume());
    }

    void step() {
        command(board.now().canResume(), Phase.PAUSED, run -> run.control().step());
    }

    void stop() {
        command(board.now().canStop(), Phase.STOPPING, run -> run.control().stop());
    }

    private void command(boolean may, Phase then, Consumer<Run> what) {
        Run now = current;
        if (may && now != null) {
            what.accept(now);
            board.show(then);
        }
    }

    /** Stops the run, and waits for its end. */
    @Override
    public void close() {
        replace();
        trainer.shutdown();
        packer.shutdown();
        try {
            trainer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps moments of a run beside the screen, and tells it. */
    private final class Recorder {
        private final TimelineRecorder moments;
        private final Latest<Exhibit> latest = new Latest<>(packer, this::pack);

        Recorder(Timeline before) {
            moments = new TimelineRecorder(before, TimelineRecorder.MEMORY);
        }

        void offer(Exhibit exhibit) {
            latest.offer(exhibit);
        }

        private void pack(Exhibit exhibit) {
            if (moments.take(exhibit.checkpoint(), exhibit.codes(), exhibit.klOfDimensions())) {
                Timeline timeline = moments.timeline();
                screen.execute(() -> {
                    if (this.equals(recorder)) {
                        board.publish(now -> now.with(timeline));
                    }
                });
            }
        }
    }

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
            if (moment.run().equals(current)) {
                board.grow(moment.exhibit());
                if (recorder != null) {
                    recorder.offer(moment.exhibit());
                }
            }
        }

        @Override
        public void keep(Run of, Checkpoint checkpoint) {
            autosave.keep(of, checkpoint, of.data().train(), of.data().set().name());
        }

        @Override
        public void ended(Run of, TrainingOutcome outcome) {
            keep(of, outcome.checkpoint());
            end(of, () -> {
                if (outcome instanceof TrainingOutcome.Diverged diverged) {
                    board.listener()
                            .problem(new ProblemException(Message.of("session.diverged"), null, diverged.advice()));
                }
            });
        }

        @Override
        public void failed(Run of, Throwable cause) {
            end(of, () -> board.listener().problem(Unexpected.of(Message.of("session.trainingFailed"), cause)));
        }

        private void end(Run of, Runnable then) {
            screen.execute(() -> {
                if (of.equals(current)) {
                    current = null;
                    board.show(Phase.IDLE);
                    then.run();
                }
            });
        }
    }
}

package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Stands for the screen: runs what was handed over when the test says so, and keeps what the session says. */
final class Heard implements Session.Listener {
    final List<String> problems = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    /** Runs of which the end was published. */
    int ended;
    /** States in which the model at hand was another than before. */
    int exhibits;

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private @Nullable Workspace last;
    private Consumer<Workspace> check = now -> {};

    void hand(Runnable task) {
        screen.add(task);
    }

    /** Looks at every state that is published from here on. */
    void check(Consumer<Workspace> each) {
        check = each;
    }

    @Override
    public void published(Workspace now) {
        Workspace before = last;
        last = now;
        if (before != null && before.phase().active() && now.phase() == Phase.IDLE) {
            ended++;
        }
        if (before == null || before.newest() != now.newest()) {
            exhibits++;
        }
        check.accept(now);
    }

    @Override
    public void problem(ProblemException problem) {
        problems.add(problem.line());
    }

    @Override
    public void done(Message what) {
        done.add(what.text());
    }

    /** Lets the screen do what waits, until something holds. */
    void pumpUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable task = screen.poll(30, TimeUnit.SECONDS);
            assertNotNull(task, "nothing reached the screen for half a minute");
            task.run();
        }
    }

    /** Lets the screen do one of the things that wait, if any does. */
    boolean pumpOne() {
        Runnable task = screen.poll();
        if (task != null) {
            task.run();
        }
        return task != null;
    }

    /** Waits until something has been handed to the screen, and leaves it there. */
    void awaitHandOver() throws InterruptedException {
        Runnable task = screen.poll(30, TimeUnit.SECONDS);
        assertNotNull(task, "nothing reached the screen for half a minute");
        List<Runnable> rest = new ArrayList<>();
        screen.drainTo(rest);
        screen.add(task);
        screen.addAll(rest);
    }

    void forget() {
        screen.clear();
    }
}

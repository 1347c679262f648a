package latentatlas.training;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The hand on a run: pause, resume, single step, stop, and the live settings. Safe from all threads; the trainer obeys
 * before its next batch.
 */
public final class Control {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Settings settings;
    private volatile boolean stopped;
    private boolean paused;
    private int steps;

    /** What may change while a run goes on. */
    public record Settings(double beta, double learningRate) {}

    public Control(TrainingPlan plan) {
        this(new Settings(plan.beta(), plan.learningRate()));
    }

    public Control(Settings settings) {
        this.settings = settings;
    }

    public Settings settings() {
        return settings;
    }

    public void setBeta(double beta) {
        lock.lock();
        try {
            settings = new Settings(beta, settings.learningRate());
        } finally {
            lock.unlock();
        }
    }

    public void setLearningRate(double learningRate) {
        lock.lock();
        try {
            settings = new Settings(settings.beta(), learningRate);
        } finally {
            lock.unlock();
        }
    }

    public void pause() {
        change(() -> paused = true);
    }

    public void resume() {
        change(() -> {
            paused = false;
            steps = 0;
        });
    }

    /** Lets a paused run take one step more. */
    public void step() {
        change(() -> {
            paused = true;
            steps++;
        });
    }

    public void stop() {
        change(() -> stopped = true);
    }

    public boolean stopped() {
        return stopped;
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the next {@link #awaitPermission} would wait. */
    boolean wouldWait() {
        lock.lock();
        try {
            return paused && steps == 0 && !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while paused; returns whether the run goes on. */
    boolean awaitPermission() {
        if (stopped) {
            return false;
        }
        lock.lock();
        try {
            while (paused && steps == 0 && !stopped) {
                changed.awaitUninterruptibly();
            }
            if (paused && steps > 0) {
                steps--;
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }
}

package latentatlas.ui.map;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/** Tells at each frame how many seconds have passed since the one before. */
final class FrameTimer extends AnimationTimer {
    /** After a pause of the screen things go on where they were, rather than jump. */
    private static final double LONGEST = 0.1;

    private final DoubleConsumer frame;
    private long last;

    FrameTimer(DoubleConsumer frame) {
        this.frame = frame;
    }

    @Override
    public void start() {
        last = System.nanoTime();
        super.start();
    }

    @Override
    public void handle(long now) {
        double seconds = Math.max(0, Math.min(LONGEST, (now - last) / 1e9));
        last = now;
        frame.accept(seconds);
    }
}

package latentatlas.ui.step;

import javafx.animation.AnimationTimer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import latentatlas.picture.Theme;
import org.jspecify.annotations.Nullable;

/** A step as a moving picture. */
final class StepCanvas extends Region {
    private static final double NANO = 1e9;
    private static final double SECONDS = 1.1;
    private static final double LINE = 1.35;

    private final Canvas canvas = new Canvas();
    private final AnimationTimer timer;
    private StepModel.@Nullable Shown shown;
    private @Nullable StepPictures pictures;
    private Theme theme;
    private Act act = Act.PIXELS;
    private double size = Font.getDefault().getSize();
    private long began;
    private double progress;

    StepCanvas(Theme theme) {
        this.theme = theme;
        setId("step-picture");
        getStyleClass().add("step-picture");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                move(now);
            }
        };
    }

    void show(StepModel.@Nullable Shown other) {
        shown = other;
        pictures = other == null ? null : StepPictures.of(other, theme);
        animate();
    }

    void setTheme(Theme other) {
        theme = other;
        show(shown);
    }

    void setTextSize(double other) {
        size = other;
        paint();
    }

    /** Shows a part of the step from its beginning. */
    void show(Act other) {
        act = other;
        animate();
    }

    /** Moves no longer. */
    void stop() {
        timer.stop();
    }

    private void animate() {
        began = 0;
        progress = 0;
        timer.start();
    }

    private void move(long now) {
        if (began == 0) {
            began = now;
        }
        double share = Math.min(1, (now - began) / NANO / SECONDS);
        progress = share * share * (3 - 2 * share);
        paint();
        if (share == 1) {
            timer.stop();
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        StepModel.Shown now = shown;
        StepPictures painted = pictures;
        canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        if (now == null || painted == null || getWidth() == 0) {
            return;
        }
        int encoder = now.trace().before().encoder().size() - 1;
        int decoder = now.trace().before().decoder().size() - 1;
        StepLayout at =
                StepLayout.of(getWidth(), getHeight(), now.trace().images().size(), encoder, decoder, size * LINE);
        new StepPainter(canvas.getGraphicsContext2D(), now, painted, theme, at, act, progress, size).paint();
    }
}

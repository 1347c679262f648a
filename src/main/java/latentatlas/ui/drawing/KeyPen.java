package latentatlas.ui.drawing;

import java.util.function.BooleanSupplier;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;

/** The pen in the hand of who has no mouse: arrows move it, Space puts it down and lifts it. */
final class KeyPen {
    private static final double STEP = 4;
    private static final double COARSE = 3;
    private static final double RADIUS = 5;

    private final double side;
    private final Strokes strokes;
    private final BooleanSupplier drawable;
    private final Pad pad;
    private double x;
    private double y;
    private boolean down;

    /** What else keys do to a pad. */
    interface Pad {
        /** The strokes are others now. */
        void changed();

        /** The pen is elsewhere. */
        void moved();

        void undo();

        void redo();

        void clear();

        /** Takes an image of a label; the label's name is the digit's. */
        void take(String digit);
    }

    /**
     * A pen in the middle of a pad.
     *
     * @param side of the pad, units of strokes
     */
    KeyPen(double side, Strokes strokes, BooleanSupplier drawable, Pad pad) {
        this.side = side;
        this.strokes = strokes;
        this.drawable = drawable;
        this.pad = pad;
        x = side / 2;
        y = side / 3;
    }

    void pressed(KeyEvent event) {
        double step = STEP * (event.isShiftDown() ? COARSE : 1);
        boolean used = true;
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(-step, 0);
            case RIGHT, KP_RIGHT -> move(step, 0);
            case UP, KP_UP -> move(0, -step);
            case DOWN, KP_DOWN -> move(0, step);
            case SPACE, ENTER -> toggle();
            case BACK_SPACE -> takeBack(event.isShiftDown());
            case Z, Y -> used = history(event);
            case DELETE -> clear();
            default -> used = digit(event);
        }
        if (used) {
            event.consume();
        }
    }

    private void move(double dx, double dy) {
        x = Math.max(0, Math.min(side, x + dx));
        y = Math.max(0, Math.min(side, y + dy));
        if (down && strokes.extend(x, y)) {
            pad.changed();
        } else {
            pad.moved();
        }
    }

    private void toggle() {
        if (down) {
            lift();
        } else if (drawable.getAsBoolean()) {
            strokes.begin(x, y);
            down = true;
            pad.changed();
        }
    }

    /** Ends the stroke under way, if there is one. */
    void lift() {
        if (down) {
            down = false;
            strokes.end();
            pad.changed();
        }
    }

    private boolean history(KeyEvent event) {
        if (event.isShortcutDown()) {
            takeBack(event.isShiftDown() || event.getCode() == KeyCode.Y);
        }
        return event.isShortcutDown();
    }

    private void takeBack(boolean again) {
        lift();
        if (again) {
            pad.redo();
        } else {
            pad.undo();
        }
    }

    private void clear() {
        lift();
        pad.clear();
    }

    private boolean digit(KeyEvent event) {
        boolean plain =
                !event.isShortcutDown() && !event.isAltDown() && event.getCode().isDigitKey();
        if (plain) {
            down = false;
            String name = event.getCode().getName();
            pad.take(name.substring(name.length() - 1));
        }
        return plain;
    }

    /** Shows where the pen is: a ring, full while it is down. */
    void draw(GraphicsContext g, Color colour) {
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(1.5);
        if (down) {
            g.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        } else {
            g.strokeOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
        }
    }
}

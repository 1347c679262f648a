package latentatlas.ui.map;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import latentatlas.latent.LatentPoint;

/** Mouse, touch pad and keyboard on the map. Confined to the FX thread. */
final class MapGestures {
    private static final double GRAB = 14;
    private static final double CLICK_SLOP = 4;
    private static final double ZOOM_A_PIXEL = 1.0025;
    private static final double KEY_ZOOM = 1.25;
    private static final double STEP = 0.05;
    private static final double COARSE = 5;

    private final MapView map;
    private final MapModel model;
    private Drag drag = Drag.NONE;
    private Way.Handle handle = Way.Handle.A;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;

    private enum Drag {
        NONE,
        CURSOR,
        /** Pressed away from the cursor: a click jumps, a drag takes the cursor along. */
        UNDECIDED,
        WAY,
        PAN
    }

    MapGestures(MapView map, MapModel model) {
        this.map = map;
        this.model = model;
    }

    void install() {
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        map.addEventHandler(ScrollEvent.SCROLL, event -> {
            map.zoom(Math.pow(ZOOM_A_PIXEL, event.getDeltaY()), event.getX(), event.getY());
            event.consume();
        });
        map.addEventHandler(ZoomEvent.ZOOM, event -> map.zoom(event.getZoomFactor(), event.getX(), event.getY()));
        map.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void pressed(MouseEvent event) {
        map.requestFocus();
        map.stopGlide();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        boolean pan = event.getButton() != MouseButton.PRIMARY || event.isAltDown();
        drag = pan ? Drag.PAN : grabbed();
        if (drag == Drag.CURSOR) {
            model.rememberCursor();
        }
    }

    /** What lies under the pointer: the cursor before a handle of the way, either before the empty map. */
    private Drag grabbed() {
        if (near(model.cursor())) {
            return Drag.CURSOR;
        }
        Way way = model.wayProperty().get();
        for (Way.Handle candidate : Way.Handle.values()) {
            if (way != null && near(way.at(candidate))) {
                handle = candidate;
                return Drag.WAY;
            }
        }
        return Drag.UNDECIDED;
    }

    private boolean near(LatentPoint point) {
        double dx = pressX - map.view().screenX(point.x());
        double dy = pressY - map.view().screenY(point.y());
        return Math.hypot(dx, dy) <= GRAB;
    }

    private void dragged(MouseEvent event) {
        boolean far = Math.hypot(event.getX() - pressX, event.getY() - pressY) > CLICK_SLOP;
        if (drag == Drag.UNDECIDED && far) {
            model.rememberCursor();
            drag = Drag.CURSOR;
        }
        if (drag == Drag.CURSOR) {
            model.moveCursor(map.view().latent(event.getX(), event.getY()));
        } else if (drag == Drag.WAY) {
            model.dragWay(handle, map.view().latent(event.getX(), event.getY()));
        } else if (drag == Drag.PAN) {
            map.pan(event.getX() - lastX, event.getY() - lastY);
        }
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        if (drag == Drag.UNDECIDED) {
            map.glideTo(map.view().latent(event.getX(), event.getY()));
        }
        drag = Drag.NONE;
    }

    private void key(KeyEvent event) {
        double step = STEP * (event.isShiftDown() ? COARSE : event.isShortcutDown() ? 1 / COARSE : 1);
        KeyCode code = event.getCode();
        boolean used = true;
        switch (code) {
            case LEFT, KP_LEFT -> nudge(-step, 0);
            case RIGHT, KP_RIGHT -> nudge(step, 0);
            case UP, KP_UP -> nudge(0, step);
            case DOWN, KP_DOWN -> nudge(0, -step);
            case HOME -> map.glideTo(LatentPoint.ORIGIN);
            case PLUS, ADD, EQUALS -> map.zoom(KEY_ZOOM, map.getWidth() / 2, map.getHeight() / 2);
            case MINUS, SUBTRACT -> map.zoom(1 / KEY_ZOOM, map.getWidth() / 2, map.getHeight() / 2);
            case F -> map.fit();
            case Z -> used = undo(event);
            default -> used = code.isDigitKey() && toLabel(event.getText());
        }
        if (used) {
            event.consume();
        }
    }

    private void nudge(double dx, double dy) {
        model.jump(model.cursor().plus(dx, dy));
    }

    private boolean undo(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return false;
        }
        if (event.isShiftDown()) {
            model.redo();
        } else {
            model.undo();
        }
        return true;
    }

    private boolean toLabel(String digit) {
        int label = model.cloudProperty().get().labelNames().indexOf(digit);
        LatentPoint centre = label < 0 ? null : model.centre(label);
        if (centre != null) {
            map.glideTo(centre);
        }
        return centre != null;
    }
}

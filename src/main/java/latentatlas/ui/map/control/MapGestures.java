package latentatlas.ui.map.control;

import javafx.scene.Node;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Way;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.Glide;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.SelectionModel;
import latentatlas.ui.map.model.Tool;
import latentatlas.ui.map.overlay.SelectionOverlay;

/** Mouse and touch pad on the map. */
public final class MapGestures {
    /** The cursor and the way's handles are grabbed within this distance, screen units. */
    /** Radians: the width of a map is about half a turn. */
    private static final double TILT_A_PIXEL = 0.004;

    private static final double GRAB = 14;
    /** A code is pointed at within this distance, screen units. */
    private static final double POINT = 8;

    private static final double SNAP = 16;
    private static final double CLICK_SLOP = 4;
    private static final double ZOOM_A_PIXEL = 1.0025;

    private final Node map;
    private final Camera camera;
    private final Glide glide;
    private final MapModel model;
    private final SelectionOverlay outline;
    private final PlaceMenu menu;
    private Drag drag = Drag.NONE;
    private MouseButton button = MouseButton.NONE;
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
        SELECT,
        PAN,
        /** The plane through a larger space is turned. */
        TILT
    }

    public MapGestures(Node map, MapModel model, Camera camera, Glide glide, SelectionOverlay outline) {
        this.map = map;
        this.camera = camera;
        this.glide = glide;
        this.model = model;
        this.outline = outline;
        menu = new PlaceMenu(model, glide);
    }

    public void install() {
        map.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        map.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        map.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        map.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        map.addEventHandler(MouseEvent.MOUSE_EXITED, event -> unhover());
        map.addEventHandler(ScrollEvent.SCROLL, event -> {
            unhover();
            camera.zoom(Math.pow(ZOOM_A_PIXEL, event.getDeltaY()), event.getX(), event.getY());
            event.consume();
        });
        map.addEventHandler(ZoomEvent.ZOOM, event -> camera.zoom(event.getZoomFactor(), event.getX(), event.getY()));
        map.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuKey);
        map.addEventHandler(
                KeyEvent.KEY_PRESSED,
                new MapKeys(model, camera, glide, new KeySelection(model, camera, outline))::pressed);
    }

    private void pressed(MouseEvent event) {
        if (drag != Drag.NONE && event.getButton() != button) {
            return; // A drag belongs to the button that began it.
        }
        button = event.getButton();
        outline.cancel();
        map.requestFocus();
        glide.stop();
        menu.hide();
        unhover();
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        Tool tool = tool(event);
        if (event.getButton() != MouseButton.PRIMARY || event.isAltDown()) {
            drag = Drag.PAN;
        } else if (event.isShiftDown() && event.isShortcutDown()) {
            drag = Drag.TILT;
        } else if (tool == Tool.CURSOR) {
            drag = grabbed();
        } else {
            drag = Drag.SELECT;
            outline.begin(tool, pressX, pressY);
        }
        if (drag == Drag.CURSOR) {
            model.rememberCursor();
        }
    }

    private Tool tool(MouseEvent event) {
        return event.isShiftDown()
                ? Tool.BOX
                : event.isShortcutDown()
                        ? Tool.LASSO
                        : model.options().toolProperty().get();
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
        return near(pressX, pressY, point);
    }

    private boolean near(double x, double y, LatentPoint point) {
        return Math.hypot(
                        x - camera.view().screenX(point.x()), y - camera.view().screenY(point.y()))
                <= GRAB;
    }

    private void dragged(MouseEvent event) {
        boolean far = Math.hypot(event.getX() - pressX, event.getY() - pressY) > CLICK_SLOP;
        if (drag == Drag.UNDECIDED && far) {
            model.rememberCursor();
            drag = Drag.CURSOR;
        }
        switch (drag) {
            case CURSOR -> model.moveCursor(snapped(event));
            case WAY -> model.dragWay(handle, place(event));
            case SELECT -> outline.drag(event.getX(), event.getY());
            case TILT -> model.tilt((event.getX() - pressX) * TILT_A_PIXEL, (pressY - event.getY()) * TILT_A_PIXEL);
            case PAN -> camera.pan(event.getX() - lastX, event.getY() - lastY);
            default -> {}
        }
        lastX = event.getX();
        lastY = event.getY();
    }

    private void released(MouseEvent event) {
        if (event.getButton() != button) {
            return;
        }
        boolean click = Math.hypot(event.getX() - pressX, event.getY() - pressY) <= CLICK_SLOP;
        switch (drag) {
            case UNDECIDED -> glide.to(snapped(event));
            case TILT -> model.endTilt();
            case SELECT -> select(event, click);
            case PAN -> {
                if (click && event.getButton() == MouseButton.SECONDARY) {
                    menu.show(map, place(event), event.getScreenX(), event.getScreenY());
                }
            }
            default -> {}
        }
        drag = Drag.NONE;
    }

    /** A click selects the code under it, with Shift one more; a drag those inside. */
    private void select(MouseEvent event, boolean click) {
        if (!click) {
            model.selection().select(outline.end(camera.view(), model.search()));
            return;
        }
        outline.cancel();
        int code = pointed(event);
        if (event.isShiftDown() && code >= 0) {
            model.selection().toggle(code);
        } else if (!event.isShiftDown()) {
            model.selection().select(code < 0 ? new int[0] : new int[] {code});
        }
    }

    private void moved(MouseEvent event) {
        boolean free = drag == Drag.NONE && !near(event.getX(), event.getY(), model.cursor());
        int pseudoInput = free ? model.pseudoInputs().nearest(place(event), reach()) : SelectionModel.NONE;
        model.pseudoInputs().hover(pseudoInput);
        model.selection().hover(free && pseudoInput < 0 ? pointed(event) : SelectionModel.NONE);
    }

    private void unhover() {
        model.selection().hover(SelectionModel.NONE);
        model.pseudoInputs().hover(SelectionModel.NONE);
    }

    private int pointed(MouseEvent event) {
        return model.search().nearest(place(event), reach());
    }

    private double reach() {
        return POINT / camera.view().pixelsPerUnit();
    }

    private LatentPoint place(MouseEvent event) {
        return camera.view().latent(event.getX(), event.getY());
    }

    private LatentPoint snapped(MouseEvent event) {
        return model.snapped(place(event), SNAP / camera.view().pixelsPerUnit());
    }

    /** The menu key opens the menu at the cursor; the mouse opens it on release, since a drag with its right button pans. */
    private void menuKey(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            LatentPoint cursor = model.cursor();
            var at = map.localToScreen(
                    camera.view().screenX(cursor.x()), camera.view().screenY(cursor.y()));
            menu.show(map, cursor, at.getX(), at.getY());
        }
        event.consume();
    }
}

package latentatlas.ui.map;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import latentatlas.latent.LatentPoint;
import org.jspecify.annotations.Nullable;

/** The keyboard on the map. Confined to the FX thread. */
final class MapKeys {
    private static final double KEY_ZOOM = 1.25;
    private static final double STEP = 0.05;
    private static final double COARSE = 5;

    private final MapView map;
    private final MapModel model;

    MapKeys(MapView map, MapModel model) {
        this.map = map;
        this.model = model;
    }

    void pressed(KeyEvent event) {
        double step = STEP * (event.isShiftDown() ? COARSE : event.isShortcutDown() ? 1 / COARSE : 1);
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        KeyCode code = event.getCode();
        boolean used = true;
        switch (code) {
            case LEFT, KP_LEFT -> nudge(-step, 0);
            case RIGHT, KP_RIGHT -> nudge(step, 0);
            case UP, KP_UP -> nudge(0, step);
            case DOWN, KP_DOWN -> nudge(0, -step);
            case HOME -> map.glideTo(LatentPoint.ORIGIN);
            case PLUS, ADD, EQUALS -> zoom(KEY_ZOOM);
            case MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
            case Z, Y -> used = history(event);
            case ESCAPE -> used = escape();
            default -> used = plain && letter(event);
        }
        if (used) {
            event.consume();
        }
    }

    private boolean letter(KeyEvent event) {
        switch (event.getCode()) {
            case F -> map.fit();
            case B -> model.bookmarks().add(model.cursor());
            case N ->
                model.options()
                        .neighboursProperty()
                        .set(!model.options().neighboursProperty().get());
            default -> {
                return event.getCode().isDigitKey() && toLabel(event);
            }
        }
        return true;
    }

    private void zoom(double factor) {
        map.zoom(factor, map.getWidth() / 2, map.getHeight() / 2);
    }

    private void nudge(double dx, double dy) {
        model.jump(model.cursor().plus(dx, dy));
    }

    private boolean history(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return false;
        }
        map.stopGlide();
        if (event.getCode() == KeyCode.Y || event.isShiftDown()) {
            model.redo();
        } else {
            model.undo();
        }
        return true;
    }

    private boolean escape() {
        boolean any = model.selection().selected().length > 0;
        model.selection().clear();
        return any;
    }

    /** To a label's centre, or with Shift to a sample of it. */
    private boolean toLabel(KeyEvent event) {
        String name = event.getCode().getName();
        int label = model.cloudProperty().get().labelNames().indexOf(name.substring(name.length() - 1));
        @Nullable
        LatentPoint place = label < 0 ? null : event.isShiftDown() ? model.sample(label) : model.centre(label);
        if (place != null) {
            map.glideTo(place);
        }
        return place != null;
    }
}

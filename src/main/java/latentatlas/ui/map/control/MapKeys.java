package latentatlas.ui.map.control;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.picture.PointMark;
import latentatlas.picture.Way;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.Glide;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.SelectionModel;
import latentatlas.ui.map.model.Tool;
import org.jspecify.annotations.Nullable;

/** The keyboard on the map. */
public final class MapKeys {
    private static final double KEY_ZOOM = 1.25;
    private static final double STEP = 0.05;
    private static final double COARSE = 5;
    private static final double PAN = 40;

    private static final List<String> KEYS = List.of(
            "arrows", "home", "digits", "history", "next", "zoom", "shift", "walk", "inspect", "around", "lasso", "way",
            "keep", "menu", "escape", "drag", "pan");

    /** What the keys do, in the order of a sheet. */
    public static Map<String, String> sheet() {
        Map<String, String> sheet = new LinkedHashMap<>();
        for (String key : KEYS) {
            sheet.put(Message.text("map.key." + key), Message.text("map.key." + key + ".meaning"));
        }
        return sheet;
    }

    private final Camera camera;
    private final Glide glide;
    private final MapModel model;
    private final KeySelection codes;

    MapKeys(MapModel model, Camera camera, Glide glide, KeySelection codes) {
        this.codes = codes;
        this.camera = camera;
        this.glide = glide;
        this.model = model;
    }

    void pressed(KeyEvent event) {
        double step = STEP * (event.isShiftDown() ? COARSE : event.isShortcutDown() ? 1 / COARSE : 1);
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        KeyCode code = event.getCode();
        boolean used = true;
        if (event.isAltDown()) {
            used = pan(code);
            code = KeyCode.UNDEFINED;
        }
        switch (code) {
            case UNDEFINED -> {}
            case PAGE_DOWN -> codes.point(true);
            case PAGE_UP -> codes.point(false);
            case LEFT, KP_LEFT -> nudge(-step, 0);
            case RIGHT, KP_RIGHT -> nudge(step, 0);
            case UP, KP_UP -> nudge(0, step);
            case DOWN, KP_DOWN -> nudge(0, -step);
            case HOME -> glide.to(LatentPoint.ORIGIN);
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
        MapOptions options = model.options();
        switch (event.getCode()) {
            case F -> camera.fit();
            case L ->
                model.layerProperty()
                        .set(next(MapLayer.values(), model.layerProperty().get(), event));
            case T ->
                options.toolProperty()
                        .set(next(Tool.values(), options.toolProperty().get(), event));
            case P ->
                options.markProperty()
                        .set(next(PointMark.values(), options.markProperty().get(), event));
            case I -> model.selection().hover(nearest());
            case ENTER -> select(event.isShiftDown());
            case S -> codes.selectAround(!event.isShiftDown());
            case C -> {
                if (event.isShiftDown()) {
                    codes.close();
                } else {
                    codes.corner();
                }
            }
            case M -> model.dragWay(Way.Handle.MIDDLE, model.cursor());
            case B -> model.bookmarks().add(model.cursor());
            case N ->
                options.neighboursProperty().set(!options.neighboursProperty().get());
            default -> {
                return event.getCode().isDigitKey() && toLabel(event);
            }
        }
        return true;
    }

    /** The next of a list, with Shift the one before. */
    private static <T extends Enum<T>> T next(T[] values, T now, KeyEvent event) {
        int at = Arrays.asList(values).indexOf(now);
        return values[Math.floorMod(at + (event.isShiftDown() ? -1 : 1), values.length)];
    }

    /** The code nearest to the cursor, or none. */
    private int nearest() {
        return model.search().nearest(model.cursor(), Double.MAX_VALUE);
    }

    /** Selects the code nearest to the cursor, or with Shift one more. */
    private void select(boolean more) {
        int code = nearest();
        if (code >= 0 && more) {
            model.selection().toggle(code);
        } else if (code >= 0) {
            model.selection().select(new int[] {code});
        }
    }

    /** Moves the part of the plane that is shown. */
    private boolean pan(KeyCode code) {
        switch (code) {
            case LEFT, KP_LEFT -> camera.pan(PAN, 0);
            case RIGHT, KP_RIGHT -> camera.pan(-PAN, 0);
            case UP, KP_UP -> camera.pan(0, PAN);
            case DOWN, KP_DOWN -> camera.pan(0, -PAN);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void zoom(double factor) {
        camera.zoom(factor, camera.view().width() / 2, camera.view().height() / 2);
    }

    private void nudge(double dx, double dy) {
        model.jump(model.cursor().plus(dx, dy));
    }

    private boolean history(KeyEvent event) {
        if (!event.isShortcutDown()) {
            return false;
        }
        glide.stop();
        if (event.getCode() == KeyCode.Y || event.isShiftDown()) {
            model.redo();
        } else {
            model.undo();
        }
        return true;
    }

    private boolean escape() {
        boolean any = codes.cancel()
                || model.selection().selected().length > 0
                || model.selection().hoveredProperty().get() >= 0;
        model.selection().hover(SelectionModel.NONE);
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
            glide.to(place);
        }
        return place != null;
    }
}

package latentatlas.ui.map.control;

import java.util.ArrayList;
import java.util.List;
import latentatlas.latent.LatentPoint;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.Tool;
import latentatlas.ui.map.overlay.SelectionOverlay;

/** What pointing, box and lasso do, by the cursor instead of the pointer. */
final class KeySelection {
    private static final int FIRST = 10;

    private final MapModel model;
    private final Camera camera;
    private final SelectionOverlay outline;
    private final List<LatentPoint> corners = new ArrayList<>();
    /** Where the cursor was when the codes around it were counted. */
    private LatentPoint from = LatentPoint.ORIGIN;

    /** The code that is pointed at is the how-manieth nearest, from 0; -1 for none. */
    private int rank = -1;

    /** How many codes around the cursor are selected; 0 for none. */
    private int around;

    KeySelection(MapModel model, Camera camera, SelectionOverlay outline) {
        this.model = model;
        this.camera = camera;
        this.outline = outline;
    }

    private void here() {
        if (!from.equals(model.cursor())) {
            from = model.cursor();
            rank = -1;
            around = 0;
        }
    }

    /** Points at the code that is nearest to the cursor, then at the next nearest, or back. */
    void point(boolean forward) {
        here();
        int[] nearest = model.search().nearest(from, rank + 2);
        int next = forward ? rank + 1 : Math.max(0, rank - 1);
        if (next < nearest.length) {
            rank = next;
            model.selection().hover(nearest[next]);
        }
    }

    /** Selects the codes nearest to the cursor: ten, then twice as many each time, or half. */
    void selectAround(boolean more) {
        here();
        around = around == 0 ? FIRST : more ? 2 * around : Math.max(1, around / 2);
        int[] nearest = model.search().nearest(from, around);
        around = Math.max(1, nearest.length);
        model.selection().select(nearest);
    }

    /** Puts a corner of a lasso at the cursor. */
    void corner() {
        corners.add(model.cursor());
        draw();
    }

    private void draw() {
        for (int i = 0; i < corners.size(); i++) {
            double x = camera.view().screenX(corners.get(i).x());
            double y = camera.view().screenY(corners.get(i).y());
            if (i == 0) {
                outline.begin(Tool.LASSO, x, y);
            } else {
                outline.drag(x, y);
            }
        }
    }

    /** Selects what is inside the corners. */
    void close() {
        model.selection().select(model.search().inside(corners));
        cancel();
    }

    /** Takes the corners away; false if there are none. */
    boolean cancel() {
        boolean any = !corners.isEmpty();
        corners.clear();
        if (any) {
            outline.cancel();
        }
        return any;
    }
}

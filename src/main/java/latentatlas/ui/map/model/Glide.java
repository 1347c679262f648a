package latentatlas.ui.map.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import latentatlas.latent.LatentPoint;

/** Takes the cursor from one place to another in a moment, as one step to undo. */
public final class Glide {
    private static final double SECONDS = 0.16;

    private final MapModel model;
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private LatentPoint start = LatentPoint.ORIGIN;
    private LatentPoint end = LatentPoint.ORIGIN;
    private double elapsed;

    public Glide(MapModel model) {
        this.model = model;
    }

    /** Whether {@link #advance} has something to do. */
    public ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /** Sets out for a place. */
    public void to(LatentPoint place) {
        model.rememberCursor();
        start = model.cursor();
        end = place;
        elapsed = 0;
        moving.set(true);
    }

    public void stop() {
        moving.set(false);
    }

    /** Moves on for so many seconds. */
    public void advance(double seconds) {
        elapsed += seconds;
        double share = Math.min(1, elapsed / SECONDS);
        model.moveCursor(start.towards(end, 1 - Math.pow(1 - share, 3)));
        if (share == 1) {
            stop();
        }
    }
}

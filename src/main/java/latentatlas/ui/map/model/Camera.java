package latentatlas.ui.map.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.picture.CloudBounds;
import latentatlas.picture.ViewTransform;
import org.jspecify.annotations.Nullable;

/** Which part of the plane a map shows. It follows the data until a person zooms or pans; {@link #fit} follows again. */
public final class Camera {
    /** The share of its way that is left after a second. */
    private static final double LEFT_AFTER_A_SECOND = Math.pow(0.82, 60);

    private final ReadOnlyObjectWrapper<ViewTransform> view;
    private final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    private Bounds extent = CloudBounds.of(Cloud.EMPTY);
    private ViewTransform target;
    private boolean following = true;
    /** What it was asked to show, until a person zooms or pans. */
    private @Nullable Sight asked;

    private boolean steady;

    public Camera() {
        target = ViewTransform.fit(extent, 1, 1);
        view = new ReadOnlyObjectWrapper<>(target);
    }

    public ReadOnlyObjectProperty<ViewTransform> viewProperty() {
        return view.getReadOnlyProperty();
    }

    public ViewTransform view() {
        return view.get();
    }

    /** Whether {@link #advance} has something to do. */
    public ReadOnlyBooleanProperty movingProperty() {
        return moving.getReadOnlyProperty();
    }

    /**
     * While training runs, small changes of the data's extent move nothing, and others are taken up at once: the codes jump
     * as well, and each frame on the way would take a core that training wants.
     */
    public void setSteady(boolean on) {
        steady = on;
    }

    /** Takes up another size of the map. */
    public void resize(double width, double height) {
        Sight sight = asked;
        jump(
                following
                        ? ViewTransform.fit(extent, width, height)
                        : sight != null ? sight.on(width, height) : view().resized(width, height));
    }

    /** Sets out for where the data now lie, if it follows them. */
    public void show(Bounds bounds) {
        extent = bounds;
        ViewTransform whole = whole();
        if (following && steady && !target.like(whole)) {
            jump(whole);
        } else if (following && !steady) {
            go(whole);
        }
    }

    private ViewTransform whole() {
        return ViewTransform.fit(extent, view().width(), view().height());
    }

    /** Shows all data, and follows it from now on. */
    public void fit() {
        following = true;
        asked = null;
        go(whole());
    }

    /** What a person chose to look at; null while it follows the data. */
    public @Nullable Sight sight() {
        return following ? null : asked != null ? asked : Sight.of(target);
    }

    /** Shows a part of the plane, at any size of the map, or follows the data again. */
    public void lookAt(@Nullable Sight sight) {
        if (sight == null) {
            fit();
        } else {
            following = false;
            asked = sight;
            jump(sight.on(view().width(), view().height()));
        }
    }

    private void leave() {
        following = false;
        asked = null;
    }

    /** Magnifies, with the place at a pixel staying there. */
    public void zoom(double factor, double x, double y) {
        leave();
        go(target.zoomed(factor, x, y));
    }

    public void pan(double dx, double dy) {
        leave();
        jump(view().panned(dx, dy));
    }

    /** Shows the part of the plane that another map shows, and no longer follows the data. */
    public void look(ViewTransform other) {
        leave();
        jump(new ViewTransform(other.centre(), other.pixelsPerUnit(), view().width(), view().height()));
    }

    private void jump(ViewTransform to) {
        target = to;
        arrive();
    }

    /** A map without a size has nobody to see it move. */
    private void go(ViewTransform to) {
        target = to;
        if (view().width() <= 1) {
            arrive();
        } else {
            moving.set(true);
        }
    }

    private void arrive() {
        view.set(target);
        moving.set(false);
    }

    /** Moves on for so many seconds: fast at first, and as far in two steps as in one as long as both. */
    public void advance(double seconds) {
        ViewTransform next = view().towards(target, 1 - Math.pow(LEFT_AFTER_A_SECOND, seconds));
        if (next.near(target)) {
            arrive();
        } else {
            view.set(next);
        }
    }
}

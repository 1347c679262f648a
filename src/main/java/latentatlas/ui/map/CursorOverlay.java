package latentatlas.ui.map;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.FadeTransition;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Overlays;
import latentatlas.picture.ViewTransform;

/** The cursor with its cross hair, and the trail of where it came from, which fades once it rests. FX thread. */
final class CursorOverlay extends Group {

    private static final double DOT = 3;
    private static final int MOST_PLACES = 90;
    private static final int PIECES = 3;
    /** Screen units between places of the trail. */
    private static final double APART = 4;

    private static final Duration REST = Duration.seconds(2);
    private static final Duration FADE = Duration.seconds(1.5);

    /** Filled rectangles cost the renderer far less than lines as long as the map. */
    private final Rectangle horizontal = new Rectangle();

    private final Rectangle vertical = new Rectangle();
    private final Circle halo = new Circle(Overlays.RING);
    private final Circle ring = new Circle(Overlays.RING);
    private final Circle dot = new Circle(DOT);
    private final Group trail = new Group();
    private final Deque<LatentPoint> places = new ArrayDeque<>();
    private final FadeTransition fade = new FadeTransition(FADE, trail);

    CursorOverlay() {
        setManaged(false);
        horizontal.getStyleClass().add("crosshair");
        vertical.getStyleClass().add("crosshair");
        halo.getStyleClass().add("cursor-halo");
        ring.getStyleClass().add("cursor-ring");
        dot.getStyleClass().add("cursor-dot");
        trail.setId("trail");
        for (int i = 1; i <= PIECES; i++) {
            Polyline piece = new Polyline();
            piece.getStyleClass().add("trail");
            piece.setOpacity((double) i / PIECES);
            trail.getChildren().add(piece);
        }
        fade.setDelay(REST);
        fade.setToValue(0);
        fade.setOnFinished(event -> forget());
        getChildren().addAll(horizontal, vertical, trail, halo, ring, dot);
    }

    /** Follows the cursor, and remembers where it has been if the trail is on. */
    void moved(LatentPoint cursor, ViewTransform view, boolean withTrail) {
        if (!withTrail) {
            forget();
        } else if (places.isEmpty() || places.getLast().distance(cursor) * view.pixelsPerUnit() > APART) {
            places.addLast(cursor);
            if (places.size() > MOST_PLACES) {
                places.removeFirst();
            }
            trail.setOpacity(1);
            fade.playFromStart();
        }
        place(cursor, view);
    }

    private void forget() {
        fade.stop();
        places.clear();
        trail.getChildren().forEach(piece -> ((Polyline) piece).getPoints().clear());
    }

    /** Puts everything where it lies in a view. */
    void place(LatentPoint cursor, ViewTransform view) {
        double x = view.screenX(cursor.x());
        double y = view.screenY(cursor.y());
        halo.setCenterX(x);
        halo.setCenterY(y);
        ring.setCenterX(x);
        ring.setCenterY(y);
        dot.setCenterX(x);
        dot.setCenterY(y);
        horizontal.setY(Math.floor(y));
        horizontal.setWidth(view.width());
        horizontal.setHeight(1);
        vertical.setX(Math.floor(x));
        vertical.setWidth(1);
        vertical.setHeight(view.height());
        if (!places.isEmpty()) {
            trace(cursor, view);
        }
    }

    private void trace(LatentPoint cursor, ViewTransform view) {
        LatentPoint[] all = places.toArray(new LatentPoint[0]);
        for (int piece = 0; piece < PIECES; piece++) {
            Polyline line = (Polyline) trail.getChildren().get(piece);
            line.getPoints().clear();
            int end = Math.min(all.length - 1, all.length * (piece + 1) / PIECES);
            for (int i = all.length * piece / PIECES; i <= end; i++) {
                line.getPoints().addAll(view.screenX(all[i].x()), view.screenY(all[i].y()));
            }
            if (piece == PIECES - 1) {
                line.getPoints().addAll(view.screenX(cursor.x()), view.screenY(cursor.y()));
            }
        }
    }
}

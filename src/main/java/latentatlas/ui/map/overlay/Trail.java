package latentatlas.ui.map.overlay;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.FadeTransition;
import javafx.scene.Group;
import javafx.scene.shape.Polyline;
import javafx.util.Duration;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.ViewTransform;

/** Where the cursor came from; it fades once the cursor rests. */
final class Trail extends Group {
    private static final int MOST_PLACES = 90;
    private static final int PIECES = 3;

    /** Screen units between its places. */
    private static final double APART = 4;

    private static final Duration REST = Duration.seconds(2);
    private static final Duration FADE = Duration.seconds(1.5);

    private final Deque<LatentPoint> places = new ArrayDeque<>();
    private final FadeTransition fade = new FadeTransition(FADE, this);

    Trail() {
        setManaged(false);
        setId("trail");
        for (int i = 1; i <= PIECES; i++) {
            Polyline piece = new Polyline();
            piece.getStyleClass().add("trail");
            piece.setOpacity((double) i / PIECES);
            getChildren().add(piece);
        }
        fade.setDelay(REST);
        fade.setToValue(0);
        fade.setOnFinished(event -> forget());
    }

    /** Follows the cursor. */
    void moved(LatentPoint cursor, ViewTransform view) {
        if (places.isEmpty() || places.getLast().distance(cursor) * view.pixelsPerUnit() > APART) {
            places.addLast(cursor);
            if (places.size() > MOST_PLACES) {
                places.removeFirst();
            }
            setOpacity(1);
            fade.playFromStart();
        }
        place(cursor, view);
    }

    void forget() {
        fade.stop();
        places.clear();
        getChildren().forEach(piece -> ((Polyline) piece).getPoints().clear());
    }

    /** Puts it where it lies in a view. */
    void place(LatentPoint cursor, ViewTransform view) {
        if (places.isEmpty()) {
            return;
        }
        LatentPoint[] all = places.toArray(new LatentPoint[0]);
        for (int piece = 0; piece < PIECES; piece++) {
            Polyline line = (Polyline) getChildren().get(piece);
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

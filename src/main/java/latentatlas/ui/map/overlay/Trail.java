package latentatlas.ui.map.overlay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.animation.FadeTransition;
import javafx.util.Duration;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Overlays;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;

/** Where the cursor came from; it fades once the cursor rests. */
final class Trail {
    private static final int MOST_PLACES = 90;

    /** Screen units between its places. */
    private static final double APART = 4;

    private static final Duration REST = Duration.seconds(2);
    private static final Duration FADE = Duration.seconds(1.5);

    private final Deque<LatentPoint> places = new ArrayDeque<>();
    private final MarkNodes node = MarkNodes.over("trail");
    private final FadeTransition fade = new FadeTransition(FADE, node);

    Trail() {
        fade.setDelay(REST);
        fade.setToValue(0);
        fade.setOnFinished(event -> forget());
    }

    MarkNodes node() {
        return node;
    }

    /** Follows the cursor. */
    void moved(LatentPoint cursor, ViewTransform view, Theme theme) {
        if (places.isEmpty() || places.getLast().distance(cursor) * view.pixelsPerUnit() > APART) {
            places.addLast(cursor);
            if (places.size() > MOST_PLACES) {
                places.removeFirst();
            }
            node.setOpacity(1);
            fade.playFromStart();
        }
        place(cursor, view, theme);
    }

    void forget() {
        fade.stop();
        places.clear();
        node.show(List.of());
    }

    /** Puts it where it lies in a view. */
    void place(LatentPoint cursor, ViewTransform view, Theme theme) {
        if (!places.isEmpty()) {
            List<LatentPoint> line = new ArrayList<>(places);
            line.add(cursor);
            node.show(Overlays.trail(line, view, theme));
        }
    }
}

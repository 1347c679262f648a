package latentatlas.ui.map;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.ViewTransform;
import latentatlas.picture.Way;
import org.jspecify.annotations.Nullable;

/** Draws a way with its handles over the map. Confined to the FX thread. */
final class WayOverlay extends Group {
    private static final double RADIUS = 6;
    private static final double HALF = 4.5;

    private final Group others = new Group();
    private final Polyline path = new Polyline();
    private final Circle a = new Circle(RADIUS);
    private final Circle b = new Circle(RADIUS);
    private final Rectangle middle = new Rectangle(2 * HALF, 2 * HALF);

    WayOverlay() {
        path.getStyleClass().add("path");
        a.getStyleClass().add("path-end");
        b.getStyleClass().add("path-end");
        middle.getStyleClass().add("path-end");
        middle.setRotate(45);
        getChildren().addAll(others, path, middle, a, b);
        setManaged(false);
        setVisible(false);
    }

    void show(@Nullable Way way, ViewTransform view) {
        setVisible(way != null);
        if (way == null) {
            return;
        }
        trace(path, way.points(), view);
        others.getChildren().clear();
        for (List<LatentPoint> other : way.others()) {
            Polyline line = new Polyline();
            line.getStyleClass().add("other-path");
            trace(line, other, view);
            others.getChildren().add(line);
        }
        a.setCenterX(view.screenX(way.a().x()));
        a.setCenterY(view.screenY(way.a().y()));
        b.setCenterX(view.screenX(way.b().x()));
        b.setCenterY(view.screenY(way.b().y()));
        middle.setX(view.screenX(way.middle().x()) - HALF);
        middle.setY(view.screenY(way.middle().y()) - HALF);
    }

    private static void trace(Polyline line, List<LatentPoint> points, ViewTransform view) {
        line.getPoints().clear();
        for (LatentPoint point : points) {
            line.getPoints().addAll(view.screenX(point.x()), view.screenY(point.y()));
        }
    }
}

package latentatlas.ui.map;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import latentatlas.picture.AxisTicks;
import latentatlas.picture.Overlays;
import latentatlas.picture.ViewTransform;

/** Coordinates along the left and the lower edge, and the prior's circles of one and two standard deviations. FX thread. */
final class AxesOverlay extends Group {
    private static final double LENGTH = 4;
    private static final double GAP = 3;
    private static final double SIGMAS = 2;

    private final Group numbers = new Group();
    private final Group rings = new Group();
    private final Rectangle left = new Rectangle();
    private final Rectangle bottom = new Rectangle();

    AxesOverlay() {
        setManaged(false);
        numbers.setId("axes");
        rings.setId("rings");
        for (int sigma = 1; sigma <= SIGMAS; sigma++) {
            Circle circle = new Circle();
            circle.getStyleClass().add("prior-ring");
            Text text = new Text(sigma + "σ");
            text.getStyleClass().add("axis-number");
            rings.getChildren().addAll(circle, text);
        }
        left.getStyleClass().add("axis-band");
        bottom.getStyleClass().add("axis-band");
        getChildren().addAll(rings, left, bottom, numbers);
    }

    void show(ViewTransform view, boolean withNumbers, boolean withRings) {
        numbers.setVisible(withNumbers);
        left.setVisible(withNumbers);
        bottom.setVisible(withNumbers);
        rings.setVisible(withRings);
        if (withNumbers) {
            placeNumbers(view);
        }
        if (withRings) {
            placeRings(view);
        }
    }

    private void placeNumbers(ViewTransform view) {
        numbers.getChildren().clear();
        left.setWidth(Overlays.LEFT);
        left.setHeight(view.height() - Overlays.BOTTOM);
        bottom.setY(view.height() - Overlays.BOTTOM);
        bottom.setWidth(view.width());
        bottom.setHeight(Overlays.BOTTOM);
        double least = Overlays.APART / view.pixelsPerUnit();
        for (AxisTicks.Tick tick : AxisTicks.between(view.latentX(0), view.latentX(view.width()), least)) {
            double x = Math.round(view.screenX(tick.value())) + 0.5;
            if (x > Overlays.LEFT && x < view.width() - GAP) {
                mark(x, view.height() - LENGTH, 1, LENGTH);
                text(tick.text(), x + GAP, view.height() - GAP - 2, VPos.BASELINE);
            }
        }
        List<AxisTicks.Tick> vertical = AxisTicks.between(view.latentY(view.height()), view.latentY(0), least);
        for (AxisTicks.Tick tick : vertical) {
            double y = Math.round(view.screenY(tick.value())) + 0.5;
            if (y > GAP && y < view.height() - Overlays.BOTTOM - GAP) {
                mark(0, y, LENGTH, 1);
                text(tick.text(), LENGTH + GAP, y, VPos.CENTER);
            }
        }
    }

    private void mark(double x, double y, double width, double height) {
        Rectangle mark = new Rectangle(Math.floor(x), Math.floor(y), width, height);
        mark.getStyleClass().add("axis-tick");
        numbers.getChildren().add(mark);
    }

    private void text(String value, double x, double y, VPos origin) {
        Text text = new Text(x, y, value);
        text.setTextOrigin(origin);
        text.getStyleClass().add("axis-number");
        numbers.getChildren().add(text);
    }

    private void placeRings(ViewTransform view) {
        for (int sigma = 1; sigma <= SIGMAS; sigma++) {
            Circle circle = (Circle) rings.getChildren().get(2 * sigma - 2);
            circle.setCenterX(view.screenX(0));
            circle.setCenterY(view.screenY(0));
            circle.setRadius(sigma * view.pixelsPerUnit());
            Text text = (Text) rings.getChildren().get(2 * sigma - 1);
            text.setX(view.screenX(sigma * Math.sqrt(0.5)) + GAP);
            text.setY(view.screenY(sigma * Math.sqrt(0.5)) - GAP);
        }
    }
}

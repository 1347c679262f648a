package latentatlas.ui.map.overlay;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Polygon;
import latentatlas.latent.Bounds;
import latentatlas.latent.CloudSearch;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.ViewTransform;
import latentatlas.ui.map.model.Tool;

/** The box or lasso while it is drawn, in units of the screen. */
public final class SelectionOverlay extends Group {
    private static final double APART = 3;

    private final Polygon outline = new Polygon();
    private final List<Double> xs = new ArrayList<>();
    private final List<Double> ys = new ArrayList<>();
    private boolean box;

    public SelectionOverlay() {
        setManaged(false);
        setMouseTransparent(true);
        outline.getStyleClass().add("selection-outline");
        outline.setId("selection-outline");
        getChildren().add(outline);
        setVisible(false);
    }

    public void begin(Tool tool, double x, double y) {
        box = tool == Tool.BOX;
        xs.clear();
        ys.clear();
        add(x, y);
        setVisible(true);
    }

    public void drag(double x, double y) {
        if (box && xs.size() > 1) {
            xs.remove(1);
            ys.remove(1);
        }
        int last = xs.size() - 1;
        if (box || Math.hypot(x - xs.get(last), y - ys.get(last)) > APART) {
            add(x, y);
        }
    }

    private void add(double x, double y) {
        xs.add(x);
        ys.add(y);
        outline.getPoints().clear();
        if (box && xs.size() > 1) {
            outline.getPoints().addAll(xs.get(0), ys.get(0), x, ys.get(0), x, y, xs.get(0), y);
        } else {
            for (int i = 0; i < xs.size(); i++) {
                outline.getPoints().addAll(xs.get(i), ys.get(i));
            }
        }
    }

    /** Ends the drawing: the codes inside. */
    public int[] end(ViewTransform view, CloudSearch search) {
        setVisible(false);
        if (!box) {
            List<LatentPoint> corners = new ArrayList<>();
            for (int i = 0; i < xs.size(); i++) {
                corners.add(view.latent(xs.get(i), ys.get(i)));
            }
            return search.inside(corners);
        }
        if (xs.size() < 2) {
            return new int[0];
        }
        LatentPoint a = view.latent(xs.get(0), ys.get(0));
        LatentPoint b = view.latent(xs.get(1), ys.get(1));
        if (a.x() == b.x() || a.y() == b.y()) {
            return new int[0];
        }
        return search.inside(new Bounds(
                Math.min(a.x(), b.x()), Math.min(a.y(), b.y()), Math.max(a.x(), b.x()), Math.max(a.y(), b.y())));
    }

    public void cancel() {
        setVisible(false);
    }
}

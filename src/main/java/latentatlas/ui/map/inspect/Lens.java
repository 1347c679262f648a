package latentatlas.ui.map.inspect;

import java.util.Arrays;
import java.util.Set;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.picture.PointMark;
import latentatlas.picture.PointRaster;
import latentatlas.picture.PointStyle;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.ui.theme.Images;

/** A magnifier over one code: its posterior in true size among the codes around it. */
final class Lens extends Pane {
    private static final double SIDE = 84;
    /** The posterior's longer half axis takes this share of the lens's radius. */
    private static final double FILLED = 0.55;

    private final ImageView around = new ImageView();
    private final Ellipse one = new Ellipse();
    private final Circle middle = new Circle(SIDE / 2, SIDE / 2, 1.5);
    private final PointRaster points = new PointRaster();

    Lens() {
        getStyleClass().add("lens");
        setMinSize(SIDE, SIDE);
        setPrefSize(SIDE, SIDE);
        setMaxSize(SIDE, SIDE);
        Circle clip = new Circle(SIDE / 2, SIDE / 2, SIDE / 2);
        Circle rim = new Circle(SIDE / 2, SIDE / 2, SIDE / 2 - 0.5);
        rim.getStyleClass().add("lens-rim");
        one.setCenterX(SIDE / 2);
        one.setCenterY(SIDE / 2);
        one.getStyleClass().add("posterior");
        middle.getStyleClass().add("posterior-mean");
        around.setClip(clip);
        getChildren().addAll(around, one, middle, rim);
    }

    /** How many pixels of the screen a unit of the plane takes inside. */
    static double pixelsPerUnit(PosteriorEllipse posterior) {
        return FILLED * SIDE / 2 / Math.max(posterior.major(), 1e-9);
    }

    void show(Cloud cloud, int code, PosteriorEllipse posterior, Set<Integer> hidden, Theme theme) {
        double scale = pixelsPerUnit(posterior);
        LatentPoint centre = cloud.point(code);
        int side = (int) SIDE;
        int[] argb = new int[side * side];
        Arrays.fill(argb, 0xFF000000 | theme.paper());
        points.draw(
                cloud,
                hidden,
                new int[0],
                new ViewTransform(centre, scale, side, side),
                new PointStyle(theme, PointMark.DOT, 1),
                argb,
                side);
        around.setImage(Images.of(argb, side));
        one.setRadiusX(posterior.major() * scale);
        one.setRadiusY(Math.max(0.5, posterior.minor() * scale));
        one.setRotate(-Math.toDegrees(posterior.angle()));
    }
}

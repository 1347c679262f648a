package latentatlas.ui.map.inspect;

import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.util.Duration;
import latentatlas.flow.Latest;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.picture.Belief;
import latentatlas.picture.Palette;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.Beliefs;
import latentatlas.ui.map.model.Camera;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.SelectionModel;
import latentatlas.ui.theme.Colours;
import org.jspecify.annotations.Nullable;

/** Brings the code under the pointer to the front, and says all about it. */
public final class HoverOverlay extends Pane {
    private static final Duration DWELL = Duration.millis(90);
    private static final double RADIUS = 5;

    private final MapModel model;
    private final Camera camera;
    private final Circle point = new Circle(RADIUS);
    private final Ellipse ellipse = new Ellipse();
    private final HoverCard card = new HoverCard();
    private final PauseTransition dwell = new PauseTransition(DWELL);
    private final Latest<Wanted> toBackground;
    private final Latest<Inspection> toScreen;
    private Theme theme = Theme.DARK;
    private @Nullable Inspection shown;

    private record Wanted(Exhibit exhibit, int code) {}

    /**
     * An overlay.
     *
     * @param background encodes and measures; runs one task at a time
     */
    public HoverOverlay(MapModel model, Executor background, Camera camera) {
        this.model = model;
        this.camera = camera;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground =
                new Latest<>(background, wanted -> toScreen.offer(Inspection.of(wanted.exhibit(), wanted.code())));
        setMouseTransparent(true);
        point.getStyleClass().add("hovered-point");
        point.setId("hovered-point");
        ellipse.getStyleClass().add("posterior");
        getChildren().addAll(ellipse, point, card);
        dwell.setOnFinished(event -> inspect());
        model.selection().hoveredProperty().addListener((o, was, is) -> hovered());
        model.beliefsProperty().addListener((o, was, is) -> tell());
        camera.viewProperty().subscribe(view -> place());
        hovered();
    }

    public void setTheme(Theme other) {
        theme = other;
    }

    private int code() {
        int code = model.selection().hoveredProperty().get();
        return code < model.cloudProperty().get().size() ? code : SelectionModel.NONE;
    }

    private void hovered() {
        shown = null;
        ellipse.setVisible(false);
        card.setVisible(false);
        point.setVisible(code() >= 0);
        if (code() >= 0) {
            place();
            dwell.playFromStart();
        } else {
            dwell.stop();
        }
    }

    /** Looks again at the code: the model has changed. */
    public void refresh() {
        if (code() < 0) {
            hovered();
        } else if (shown != null) {
            inspect();
        }
    }

    private void inspect() {
        if (code() >= 0) {
            Exhibit exhibit = model.exhibitProperty().get();
            if (exhibit != null) {
                toBackground.offer(new Wanted(exhibit, code()));
            }
        }
    }

    private void put(Inspection seen) {
        if (seen.code() == code()) {
            shown = seen;
            tell();
        }
    }

    /** Says what is known by now of the code under the pointer. */
    private void tell() {
        Inspection seen = shown;
        if (seen != null) {
            Beliefs beliefs = model.beliefsProperty().get();
            Belief own = beliefs.code() == seen.code() ? beliefs.list().get(0) : null;
            card.show(seen, own, model.hiddenLabels(), theme, camera.view().pixelsPerUnit());
            place();
        }
    }

    /** Puts everything where it lies in a view. */
    private void place() {
        ViewTransform view = camera.view();
        int code = code();
        if (code < 0) {
            return;
        }
        Cloud cloud = model.cloudProperty().get();
        LatentPoint place = cloud.point(code);
        double x = view.screenX(place.x());
        double y = view.screenY(place.y());
        point.setCenterX(x);
        point.setCenterY(y);
        point.setStyle("-fx-fill: " + Colours.css(Palette.rgb(cloud.labels()[code], theme)) + ";");
        Inspection seen = shown;
        PosteriorEllipse posterior = seen == null ? null : seen.posterior();
        ellipse.setVisible(posterior != null);
        if (posterior != null) {
            ellipse.setCenterX(x);
            ellipse.setCenterY(y);
            ellipse.setRadiusX(posterior.major() * view.pixelsPerUnit());
            ellipse.setRadiusY(posterior.minor() * view.pixelsPerUnit());
            ellipse.setRotate(-Math.toDegrees(posterior.angle()));
        }
        if (card.isVisible()) {
            HoverCard.moveBeside(card, x, y, view.width(), view.height());
        }
    }
}

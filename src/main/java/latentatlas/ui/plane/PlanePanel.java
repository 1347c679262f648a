package latentatlas.ui.plane;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PrincipalPlane;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.training.Snapshot;
import latentatlas.ui.theme.Term;
import org.jspecify.annotations.Nullable;

/**
 * Which plane through a space of more than two dimensions the map shows: a line for each dimension, with its KL divergence as
 * a bar, buttons that make it an axis, and a slider for where the plane lies in it. Not there for two dimensions or fewer.
 */
public final class PlanePanel extends VBox {
    private static final double REACH = 4;
    private static final double BAR = 64;

    private final Consumer<LatentPlane> look;
    private final Supplier<LatentPoint> cursor;
    private final Label heading = new Label();
    private final GridPane grid = new GridPane(6, 2);
    private final List<Line> lines = new ArrayList<>();
    private @Nullable Exhibit shown;
    private @Nullable LatentPlane tiltedFrom;
    private boolean showing;

    /**
     * A panel.
     *
     * @param look shows a plane
     * @param cursor where the map's cursor is
     */
    public PlanePanel(Consumer<LatentPlane> look, Supplier<LatentPoint> cursor) {
        this.look = look;
        this.cursor = cursor;
        getStyleClass().add("plane-panel");
        setId("plane-panel");
        heading.getStyleClass().add("section-heading");
        Term.ACTIVE_UNIT.explains(heading).setId("active-units");
        Button principal =
                button(Message.text("plane.principal"), "plane-principal", Message.text("plane.principal.tip"));
        principal.setOnAction(event -> change(exhibit -> PrincipalPlane.of(exhibit.codes())));
        Button origin = button(Message.text("plane.origin"), "plane-origin", Message.text("plane.origin.tip"));
        origin.setOnAction(event -> change(
                exhibit -> plane(exhibit).through(new float[exhibit.plan().latent()])));
        Button image = button(Message.text("plane.image"), "plane-image", Message.text("plane.image.tip"));
        image.setOnAction(event -> change(this::throughImage));
        HBox buttons = new HBox(6, principal, origin, image);
        getChildren().addAll(heading, buttons, grid);
        setVisible(false);
        setManaged(false);
    }

    private static Button button(String text, String id, String meaning) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setTooltip(new Tooltip(meaning));
        return button;
    }

    private static LatentPlane plane(Exhibit exhibit) {
        return exhibit.model().plane();
    }

    private void change(java.util.function.Function<Exhibit, LatentPlane> to) {
        Exhibit exhibit = shown;
        if (exhibit != null && !showing) {
            look.accept(to.apply(exhibit));
        }
    }

    private LatentPlane throughImage(Exhibit exhibit) {
        int[] nearest = exhibit.cloud().neighbours().nearest(cursor.get(), 1);
        if (nearest.length == 0) {
            return plane(exhibit);
        }
        int latent = exhibit.codes().latent();
        return plane(exhibit)
                .through(java.util.Arrays.copyOfRange(
                        exhibit.codes().values(), nearest[0] * latent, (nearest[0] + 1) * latent));
    }

    /** Shows the planes of another model, or of the same one at another time. */
    public void show(Exhibit exhibit) {
        shown = exhibit;
        int latent = exhibit.plan().latent();
        setVisible(latent > 2);
        setManaged(latent > 2);
        if (latent <= 2) {
            return;
        }
        showing = true;
        if (lines.size() != latent) {
            lines.clear();
            grid.getChildren().clear();
            for (int dimension = 0; dimension < latent; dimension++) {
                lines.add(new Line(dimension));
            }
        }
        double most = Snapshot.ACTIVE_NATS;
        for (double kl : exhibit.klOfDimensions()) {
            most = Math.max(most, kl);
        }
        heading.setText(Message.text("plane.heading", exhibit.activeUnits(), latent));
        for (Line line : lines) {
            line.show(exhibit, most);
        }
        showing = false;
    }

    /** Begins to tilt the plane, or goes on: by so many radians since it began. */
    public void tilt(double across, double up) {
        Exhibit exhibit = shown;
        if (exhibit == null || exhibit.plan().latent() <= 2) {
            return;
        }
        LatentPlane from = tiltedFrom == null ? plane(exhibit) : tiltedFrom;
        tiltedFrom = from;
        double[] kl = exhibit.klOfDimensions();
        int[] towards = IntStream.range(0, kl.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        d -> -from.outside(d) * (Double.isNaN(kl[d]) ? 1 : kl[d] + Snapshot.ACTIVE_NATS)))
                .mapToInt(d -> d)
                .toArray();
        look.accept(from.tilted(towards[0], across, towards[1], up));
    }

    /** The next tilt begins from the plane that is shown then. */
    public void endTilt() {
        tiltedFrom = null;
    }

    /** One dimension. */
    private final class Line {
        private final int dimension;
        private final ToggleButton across = new ToggleButton("x");
        private final ToggleButton up = new ToggleButton("y");
        private final Region bar = new Region();
        private final Label kl = new Label();
        private final Slider slider = new Slider(-REACH, REACH, 0);

        Line(int dimension) {
            this.dimension = dimension;
            Label name = new Label("z" + (dimension + 1));
            name.getStyleClass().add("row-name");
            name.setMinWidth(USE_PREF_SIZE);
            for (ToggleButton axis : List.of(across, up)) {
                axis.getStyleClass().addAll(Styles.SMALL, "tiny");
                axis.setId("axis-" + axis.getText() + "-" + (dimension + 1));
                axis.setTooltip(new Tooltip(Message.text("plane.axis", axis.getText())));
                axis.setOnAction(event -> change(exhibit -> axes(exhibit, axis.equals(across))));
            }
            bar.getStyleClass().add("kl-bar");
            bar.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
            bar.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
            bar.setPrefHeight(8);
            StackPane room = new StackPane(bar);
            room.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            room.setMinWidth(BAR);
            kl.setMinWidth(USE_PREF_SIZE);
            slider.getStyleClass().add(Styles.SMALL);
            slider.setId("plane-slider-" + (dimension + 1));
            slider.setAccessibleText(Message.text("plane.slider", dimension + 1));
            slider.valueProperty()
                    .subscribe(value -> change(exhibit -> plane(exhibit).at(dimension, value.doubleValue())));
            GridPane.setHgrow(slider, Priority.ALWAYS);
            grid.addRow(dimension, name, across, up, room, kl, slider);
        }

        /** This dimension instead of the axis that lies across or up; the other axis stays where it was. */
        private LatentPlane axes(Exhibit exhibit, boolean isAcross) {
            LatentPlane now = plane(exhibit);
            int latent = exhibit.plan().latent();
            int first = isAcross ? dimension : largest(now.first());
            int second = isAcross ? largest(now.second()) : dimension;
            if (first == second) {
                int other = isAcross ? largest(now.first()) : largest(now.second());
                first = isAcross ? first : other;
                second = isAcross ? other : second;
            }
            if (first == second) {
                return now;
            }
            return LatentPlane.ofDimensions(latent, first, second).through(now.origin());
        }

        private void show(Exhibit exhibit, double most) {
            double nats = exhibit.klOfDimensions()[dimension];
            boolean active = nats > Snapshot.ACTIVE_NATS;
            bar.setPrefWidth(Double.isNaN(nats) ? 0 : Math.max(1, BAR * nats / most));
            bar.getStyleClass().setAll("kl-bar", active ? "active-unit" : "inactive-unit");
            kl.setText(Double.isNaN(nats) ? "–" : Figures.fixed(nats, 2));
            LatentPlane now = plane(exhibit);
            across.setSelected(now.first()[dimension] > 0.999);
            up.setSelected(now.second()[dimension] > 0.999);
            slider.setDisable(now.outside(dimension) < 0.02);
            slider.setValue(now.origin()[dimension]);
        }
    }

    private static int largest(float[] axis) {
        int largest = 0;
        for (int i = 1; i < axis.length; i++) {
            largest = Math.abs(axis[i]) > Math.abs(axis[largest]) ? i : largest;
        }
        return largest;
    }
}

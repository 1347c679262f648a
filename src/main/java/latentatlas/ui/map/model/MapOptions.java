package latentatlas.ui.map.model;

import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import latentatlas.picture.PointMark;
import latentatlas.vae.Metric;

/** How the map shows what it shows, as a person has chosen. */
public final class MapOptions {
    private final BooleanProperty shadeEmpty = new SimpleBooleanProperty(this, "shade-empty", false);
    private final BooleanProperty rings = new SimpleBooleanProperty(this, "rings", false);
    private final BooleanProperty axes = new SimpleBooleanProperty(this, "axes", true);
    private final BooleanProperty trail = new SimpleBooleanProperty(this, "trail", true);
    private final BooleanProperty neighbours = new SimpleBooleanProperty(this, "neighbours", false);
    private final BooleanProperty posteriors = new SimpleBooleanProperty(this, "posteriors", true);
    private final BooleanProperty pseudoInputs = new SimpleBooleanProperty(this, "pseudo-inputs", false);
    private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(this, "metric", Metric.EUCLIDEAN);
    private final BooleanProperty pictures = new SimpleBooleanProperty(this, "pictures", true);
    private final ObjectProperty<PointMark> mark = new SimpleObjectProperty<>(this, "mark", PointMark.DOT);
    private final ObjectProperty<Snap> snap = new SimpleObjectProperty<>(this, "snap", Snap.OFF);
    private final DoubleProperty magnification = new SimpleDoubleProperty(this, "magnification", 1);
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.CURSOR);

    /** How much larger points are than usual; not remembered. */
    public DoubleProperty magnificationProperty() {
        return magnification;
    }

    /** Whether places far from all codes are hatched. */
    public BooleanProperty shadeEmptyProperty() {
        return shadeEmpty;
    }

    /** Whether circles show one and two standard deviations of the prior. */
    public BooleanProperty ringsProperty() {
        return rings;
    }

    /** Whether the edges carry coordinates. */
    public BooleanProperty axesProperty() {
        return axes;
    }

    /** Whether a fading line shows where the cursor came from. */
    public BooleanProperty trailProperty() {
        return trail;
    }

    /** Whether the codes nearest to the cursor are shown as images. */
    public BooleanProperty neighboursProperty() {
        return neighbours;
    }

    /** Whether true posteriors are shown. */
    public BooleanProperty posteriorsProperty() {
        return posteriors;
    }

    /** Whether the components of a learned prior are shown. */
    public BooleanProperty pseudoInputsProperty() {
        return pseudoInputs;
    }

    /** How far apart images are, for the distortion and for ways from one to another. */
    public ObjectProperty<Metric> metricProperty() {
        return metric;
    }

    /** Whether images take the place of points where there is room. */
    public BooleanProperty picturesProperty() {
        return pictures;
    }

    public ObjectProperty<PointMark> markProperty() {
        return mark;
    }

    public ObjectProperty<Snap> snapProperty() {
        return snap;
    }

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    /** The choices that are remembered; the tool is not among them. */
    public record Choices(
            boolean shadeEmpty,
            boolean rings,
            boolean axes,
            boolean trail,
            boolean neighbours,
            boolean posteriors,
            boolean pseudoInputs,
            Metric metric,
            PointMark mark,
            Snap snap) {}

    public Choices choices() {
        return new Choices(
                shadeEmpty.get(),
                rings.get(),
                axes.get(),
                trail.get(),
                neighbours.get(),
                posteriors.get(),
                pseudoInputs.get(),
                metric.get(),
                mark.get(),
                snap.get());
    }

    /** Takes choices back. */
    public void choose(Choices choices) {
        shadeEmpty.set(choices.shadeEmpty);
        rings.set(choices.rings);
        axes.set(choices.axes);
        trail.set(choices.trail);
        neighbours.set(choices.neighbours);
        posteriors.set(choices.posteriors);
        pseudoInputs.set(choices.pseudoInputs);
        // Settings of an earlier version say nothing of it.
        metric.set(Objects.requireNonNullElse(choices.metric, Metric.EUCLIDEAN));
        mark.set(choices.mark);
        snap.set(choices.snap);
    }
}

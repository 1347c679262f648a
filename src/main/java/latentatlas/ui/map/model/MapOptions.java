package latentatlas.ui.map.model;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import latentatlas.picture.PointMark;

/** How the map shows what it shows, as a person has chosen. */
public final class MapOptions {
    private final BooleanProperty shadeEmpty = new SimpleBooleanProperty(this, "shade-empty", false);
    private final BooleanProperty rings = new SimpleBooleanProperty(this, "rings", false);
    private final BooleanProperty axes = new SimpleBooleanProperty(this, "axes", true);
    private final BooleanProperty trail = new SimpleBooleanProperty(this, "trail", true);
    private final BooleanProperty neighbours = new SimpleBooleanProperty(this, "neighbours", false);
    private final ObjectProperty<PointMark> mark = new SimpleObjectProperty<>(this, "mark", PointMark.DOT);
    private final ObjectProperty<Snap> snap = new SimpleObjectProperty<>(this, "snap", Snap.OFF);
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.CURSOR);

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

    public ObjectProperty<PointMark> markProperty() {
        return mark;
    }

    public ObjectProperty<Snap> snapProperty() {
        return snap;
    }

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    private List<BooleanProperty> switches() {
        return List.of(shadeEmpty, rings, axes, trail, neighbours);
    }

    /** The choices as one line, to be remembered; the tool is not among them. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (BooleanProperty option : switches()) {
            text.append(option.get() ? '1' : '0');
        }
        return text + " " + mark.get() + " " + snap.get();
    }

    /** Takes choices back from {@link #text()}; leaves alone what the line does not say. */
    public void restore(String text) {
        String[] parts = text.trim().split(" ");
        List<BooleanProperty> switches = switches();
        if (parts.length != 3 || parts[0].length() != switches.size()) {
            return;
        }
        for (int i = 0; i < switches.size(); i++) {
            switches.get(i).set(parts[0].charAt(i) == '1');
        }
        Arrays.stream(PointMark.values())
                .filter(value -> value.name().equals(parts[1]))
                .forEach(mark::set);
        Arrays.stream(Snap.values())
                .filter(value -> value.name().equals(parts[2]))
                .forEach(snap::set);
    }
}

package latentatlas.ui.theme;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** Choices side by side that look like one control, in as many rows as their words need in the room there is. */
public class Segments extends FlowPane {
    private double room = Double.MAX_VALUE;

    public Segments() {
        getStyleClass().add("layer-bar");
        setPickOnBounds(false);
    }

    /** One choice more, after the others. */
    public final void add(ToggleButton choice) {
        choice.setMinWidth(USE_PREF_SIZE);
        if (!getChildren().isEmpty()) {
            Node last = getChildren().get(getChildren().size() - 1);
            if (last.getStyleClass().remove(Styles.RIGHT_PILL)) {
                last.getStyleClass().add(Styles.CENTER_PILL);
            }
        }
        choice.getStyleClass().add(getChildren().isEmpty() ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
        getChildren().add(choice);
    }

    /** Takes the last choice away, of several. */
    public final void removeLast() {
        int last = getChildren().size() - 1;
        getChildren().remove(last);
        Node before = getChildren().get(last - 1);
        if (before.getStyleClass().remove(Styles.CENTER_PILL)) {
            before.getStyleClass().add(Styles.RIGHT_PILL);
        }
    }

    /** Pixels across that there are at most. */
    public final void setRoom(double width) {
        if (width != room) {
            room = width;
            setPrefWrapLength(width);
            requestLayout();
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        double all = getManagedChildren().stream()
                .mapToDouble((Node choice) -> Math.ceil(choice.prefWidth(-1)))
                .sum();
        return Math.min(room, all);
    }
}

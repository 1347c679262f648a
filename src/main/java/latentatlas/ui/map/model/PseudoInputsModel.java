package latentatlas.ui.map.model;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.PseudoInput;

/** The pseudo-inputs of the prior that the map shows, and which one the pointer is on. */
public final class PseudoInputsModel {
    private final ReadOnlyObjectWrapper<List<PseudoInput>> list = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(SelectionModel.NONE);

    /** Empty while they are not shown, and for a model with a fixed prior. */
    public ReadOnlyObjectProperty<List<PseudoInput>> listProperty() {
        return list.getReadOnlyProperty();
    }

    public List<PseudoInput> list() {
        return list.get();
    }

    /** Shows others; the pointer stays on the one of the same number. */
    public void show(List<PseudoInput> shown) {
        if (hovered.get() >= shown.size()) {
            hover(SelectionModel.NONE);
        }
        list.set(List.copyOf(shown));
    }

    /** Index into the list, or {@link SelectionModel#NONE}. */
    public ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    public void hover(int index) {
        hovered.set(index);
    }

    /** The one whose mean is nearest to a place and within {@code reach} of it, or {@link SelectionModel#NONE}. */
    public int nearest(LatentPoint place, double reach) {
        int best = SelectionModel.NONE;
        double least = reach;
        for (int i = 0; i < list().size(); i++) {
            double distance = list().get(i).mean().distance(place);
            if (distance <= least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }
}

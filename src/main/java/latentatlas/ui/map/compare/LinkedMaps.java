package latentatlas.ui.map.compare;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.SetChangeListener;
import latentatlas.latent.LatentPoint;
import latentatlas.ui.map.model.MapModel;

/**
 * Maps whose codes are of the same images, code by code: what is pointed at, selected and hidden in one is so in all, and the
 * cursor of each lies on the image that is nearest to the one that is moved.
 */
final class LinkedMaps {
    private final List<MapModel> maps;
    private final ReadOnlyIntegerWrapper code = new ReadOnlyIntegerWrapper(-1);
    private boolean passing;

    LinkedMaps(List<MapModel> maps) {
        this.maps = List.copyOf(maps);
        for (MapModel map : this.maps) {
            map.cursorProperty().subscribe((LatentPoint place) -> pass(() -> moved(map, place)));
            map.selection()
                    .selectedProperty()
                    .subscribe((int[] codes) -> pass(() -> others(map).forEach(other -> {
                        if (!Arrays.equals(other.selection().selected(), codes)) {
                            other.selection().select(codes);
                        }
                    })));
            map.selection()
                    .hoveredProperty()
                    .subscribe(code -> pass(
                            () -> others(map).forEach(other -> other.selection().hover(code.intValue()))));
            map.hiddenLabels().addListener((SetChangeListener<Integer>) change ->
                    pass(() -> others(map).forEach(other -> other.hide(map.hiddenLabels()))));
            if (map != this.maps.get(0)) {
                map.layerProperty().bindBidirectional(this.maps.get(0).layerProperty());
                map.options()
                        .markProperty()
                        .bindBidirectional(this.maps.get(0).options().markProperty());
            }
        }
    }

    /** What comes of a change is not passed on again. */
    private void pass(Runnable change) {
        if (!passing) {
            passing = true;
            change.run();
            passing = false;
        }
    }

    private List<MapModel> others(MapModel map) {
        return maps.stream().filter(other -> !other.equals(map)).toList();
    }

    /** The code whose image the cursors are at, the same in all maps; -1 before there is one. */
    ReadOnlyIntegerProperty codeProperty() {
        return code.getReadOnlyProperty();
    }

    private void moved(MapModel map, LatentPoint place) {
        int nearest = map.search().nearest(place, Double.POSITIVE_INFINITY);
        if (nearest >= 0) {
            code.set(nearest);
            others(map)
                    .forEach(other ->
                            other.moveCursor(other.cloudProperty().get().point(nearest)));
        }
    }
}

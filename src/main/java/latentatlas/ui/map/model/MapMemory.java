package latentatlas.ui.map.model;

import java.util.Set;

/**
 * What a person did on a map and would miss on another map of the same model, beside what the map looks like: what is selected,
 * the tool in the hand, and what can be taken back.
 *
 * @param selected images whose codes are selected
 */
public record MapMemory(Set<Integer> selected, Tool tool, UndoSteps steps) {
    public static MapMemory of(MapModel map) {
        return new MapMemory(map.selectedImages(), map.options().toolProperty().get(), map.steps());
    }

    /** Goes on with it on another map. */
    public void takeUp(MapModel map) {
        map.selectImages(selected);
        map.options().toolProperty().set(tool);
        map.steps().takeUp(steps);
    }
}

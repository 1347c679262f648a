package latentatlas.ui.map.model;

import java.util.List;
import latentatlas.picture.Belief;

/**
 * Where the codes of some images lie.
 *
 * @param code index into the cloud, of which the first belief is; {@link SelectionModel#NONE} if it is the cursor's image
 */
public record Beliefs(int code, List<Belief> list) {
    public static final Beliefs NONE = new Beliefs(SelectionModel.NONE, List.of());

    public Beliefs {
        list = List.copyOf(list);
    }
}

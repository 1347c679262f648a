package latentatlas.ui.map.inspect;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import latentatlas.flow.Latest;
import latentatlas.picture.PseudoInput;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import latentatlas.vae.FrozenModel;

/** Encodes the pseudo-inputs of the model shown, in the background, the latest only, while they are wanted. */
public final class PseudoInputWatch {
    private final MapModel model;
    private final Latest<FrozenModel> toBackground;
    private final Latest<List<PseudoInput>> toScreen;

    /**
     * A watch.
     *
     * @param background runs one task at a time
     */
    public PseudoInputWatch(MapModel model, Executor background) {
        this.model = model;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground = new Latest<>(background, wanted -> toScreen.offer(PseudoInput.of(wanted)));
        model.exhibitProperty().addListener((o, was, is) -> ask());
        model.options().pseudoInputsProperty().subscribe(on -> ask());
    }

    private boolean wanted() {
        Exhibit exhibit = model.exhibitProperty().get();
        return exhibit != null
                && model.options().pseudoInputsProperty().get()
                && exhibit.model().architecture().pseudoInputs() > 0;
    }

    private void ask() {
        Exhibit exhibit = model.exhibitProperty().get();
        if (exhibit != null && wanted()) {
            toBackground.offer(exhibit.model());
        } else {
            put(List.of());
        }
    }

    /** Those of a model that has been replaced meanwhile stand until the next come, but never over a fixed prior. */
    private void put(List<PseudoInput> found) {
        model.pseudoInputs().show(wanted() ? found : List.of());
    }
}

package latentatlas.ui.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Questions that must be answered before something would be lost. Confined to the FX thread. */
final class Questions {
    private Questions() {}

    /** What becomes of a model that is not saved when the window closes. */
    enum Leaving {
        KEEP,
        DISCARD,
        STAY
    }

    /** Asks what shall become of a model that is not saved. */
    static Leaving closeUnsaved(Window owner, boolean training) {
        ButtonType keep = new ButtonType("Keep and close", ButtonBar.ButtonData.OK_DONE);
        ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
        ButtonType stay = new ButtonType("Stay", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", keep, discard, stay);
        alert.initOwner(owner);
        alert.setTitle("Latent Atlas");
        alert.setHeaderText(training ? "Training is still running." : "The model has not been saved.");
        alert.setContentText("Kept, it is offered at the next start, as of its last whole epoch.");
        ButtonType answer = alert.showAndWait().orElse(stay);
        return answer.equals(keep) ? Leaving.KEEP : answer.equals(discard) ? Leaving.DISCARD : Leaving.STAY;
    }

    /** Whether another model may take the place of one that is not saved. */
    static boolean replaceUnsaved(Window owner, boolean training) {
        ButtonType go = new ButtonType("Open without saving", ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType("Stay", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", go, stay);
        alert.initOwner(owner);
        alert.setTitle("Latent Atlas");
        alert.setHeaderText(training ? "Training is still running." : "The model has not been saved.");
        alert.setContentText("If you open another model now this one is lost. Stay to save it first.");
        return alert.showAndWait().filter(go::equals).isPresent();
    }
}

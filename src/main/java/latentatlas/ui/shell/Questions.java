package latentatlas.ui.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/** Questions that must be answered before something would be lost. Confined to the FX thread. */
final class Questions {
    private Questions() {}

    /** Whether the window may close although its model is not saved. */
    static boolean closeUnsaved(Window owner, boolean training) {
        ButtonType discard = new ButtonType("Close without saving", ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType("Stay", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", discard, stay);
        alert.initOwner(owner);
        alert.setTitle("Latent Atlas");
        alert.setHeaderText(training ? "Training is still running." : "The model has not been saved.");
        alert.setContentText("If you close now the model is lost. Stay to save it first.");
        return alert.showAndWait().filter(discard::equals).isPresent();
    }
}

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
        return mayLose(
                owner, training, "Close without saving", "If you close now the model is lost. Stay to save it first.");
    }

    /** Whether another model may take the place of one that is not saved. */
    static boolean replaceUnsaved(Window owner, boolean training) {
        return mayLose(
                owner,
                training,
                "Open without saving",
                "If you open another model now this one is lost. Stay to save it first.");
    }

    private static boolean mayLose(Window owner, boolean training, String go, String consequence) {
        ButtonType discard = new ButtonType(go, ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType("Stay", ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", discard, stay);
        alert.initOwner(owner);
        alert.setTitle("Latent Atlas");
        alert.setHeaderText(training ? "Training is still running." : "The model has not been saved.");
        alert.setContentText(consequence);
        return alert.showAndWait().filter(discard::equals).isPresent();
    }
}

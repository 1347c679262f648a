package latentatlas.ui.shell;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import latentatlas.message.Message;
import latentatlas.session.Workspace;

/** Questions that must be answered before something would be lost. */
final class Questions {
    private Questions() {}

    /** What becomes of a model that is not saved when the window closes. */
    enum Leaving {
        KEEP,
        DISCARD,
        STAY
    }

    /**
     * Asks what shall become of a model that is not saved; asks nothing where all is safe.
     *
     * @param offered whether a model that was not saved and was replaced can still be had back
     */
    static Leaving closing(Window owner, Workspace now, boolean offered) {
        String gone = Message.text("question.closing.offered");
        ButtonType discard = new ButtonType(Message.text("question.discard"), ButtonBar.ButtonData.NO);
        if (!now.unsaved()) {
            return !offered
                            || ask(owner, Message.text("question.offered"), gone, discard)
                                    .equals(discard)
                    ? Leaving.DISCARD
                    : Leaving.STAY;
        }
        ButtonType keep = new ButtonType(Message.text("question.keep"), ButtonBar.ButtonData.OK_DONE);
        String text = Message.text("question.closing") + (offered ? "\n" + gone : "");
        ButtonType answer = ask(owner, now, text, keep, discard);
        return answer.equals(keep) ? Leaving.KEEP : answer.equals(discard) ? Leaving.DISCARD : Leaving.STAY;
    }

    /** Whether a lesson may take the place of the model at hand; asks nothing where that is safe. */
    static boolean replacing(Window owner, Workspace now) {
        if (!now.unsaved()) {
            return true;
        }
        ButtonType go = new ButtonType(Message.text("question.go"), ButtonBar.ButtonData.OK_DONE);
        String text = Message.text("question.replacing");
        return ask(owner, now, text, go).equals(go);
    }

    /** Whether a run that an accident left may be deleted. */
    static boolean forgetting(Window owner) {
        ButtonType discard = new ButtonType(Message.text("question.discard"), ButtonBar.ButtonData.OK_DONE);
        return ask(owner, Message.text("question.forget"), Message.text("question.forgetting"), discard)
                .equals(discard);
    }

    private static ButtonType ask(Window owner, Workspace now, String text, ButtonType... answers) {
        return ask(owner, Message.text(now.phase().active() ? "question.running" : "question.unsaved"), text, answers);
    }

    private static ButtonType ask(Window owner, String heading, String text, ButtonType... answers) {
        ButtonType stay = new ButtonType(Message.text("question.stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.CONFIRMATION, "", answers);
        alert.getButtonTypes().add(stay);
        alert.initOwner(owner);
        alert.setTitle("Latent Atlas");
        alert.setHeaderText(heading);
        alert.setContentText(text);
        return alert.showAndWait().orElse(stay);
    }
}

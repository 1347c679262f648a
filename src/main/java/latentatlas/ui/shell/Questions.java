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

    /** Asks what shall become of a model that is not saved; asks nothing where all is safe. */
    static Leaving closing(Window owner, Workspace now) {
        if (!now.unsaved()) {
            return Leaving.DISCARD;
        }
        ButtonType keep = new ButtonType(Message.text("question.keep"), ButtonBar.ButtonData.OK_DONE);
        ButtonType discard = new ButtonType(Message.text("question.discard"), ButtonBar.ButtonData.NO);
        ButtonType answer = ask(owner, now, Message.text("question.closing"), keep, discard);
        return answer.equals(keep) ? Leaving.KEEP : answer.equals(discard) ? Leaving.DISCARD : Leaving.STAY;
    }

    /**
     * Whether another model may take the place of the one at hand; asks nothing where that is safe.
     *
     * @param what will be done: {@code open}, {@code train} or {@code lesson}
     */
    static boolean replacing(Window owner, Workspace now, String what) {
        if (!now.unsaved()) {
            return true;
        }
        ButtonType go = new ButtonType(Message.text("question.go." + what), ButtonBar.ButtonData.OK_DONE);
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

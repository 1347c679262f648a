package latentatlas.ui.help;

import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Subscription;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.theme.Term;
import org.jspecify.annotations.Nullable;

/** The pages of help in a window beside the map. */
public final class HelpWindow {
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final WordList words = new WordList();
    private final TabPane tabs;

    /**
     * A window, not yet shown.
     *
     * @param exhibit of which pictures are painted; null for none
     * @param painting paints them
     * @param closed hears that the window is no longer shown
     */
    public HelpWindow(
            Window owner, @Nullable Exhibit exhibit, ObservableValue<Theme> theme, Executor painting, Runnable closed) {
        ReadingPage page = new ReadingPage(exhibit, theme.getValue(), painting);
        Tab reading = new Tab(Message.text("guide.reading"), page);
        Subscription looks = theme.subscribe((was, is) -> page.paint(is));
        dialog.setOnHidden(event -> {
            looks.unsubscribe();
            closed.run();
        });
        Tab list = new Tab(Message.text("guide.words"), words);
        tabs = new TabPane(reading, list);
        tabs.setId("help");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("help");
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle(Message.text("guide.title"));
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(tabs);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    }

    /** Shows how to read the map. */
    public void read() {
        tabs.getSelectionModel().selectFirst();
        dialog.show();
    }

    /** Explains a word, or offers all of them. */
    public void explain(@Nullable Term term) {
        tabs.getSelectionModel().selectLast();
        if (term != null) {
            words.show(term);
        }
        dialog.show();
        words.search();
    }

    /** Whether it is on the screen. */
    public boolean showing() {
        return dialog.isShowing();
    }

    /** Whether it is this window. */
    public boolean isIn(Window window) {
        return window.getScene() == dialog.getDialogPane().getScene();
    }

    public void close() {
        dialog.close();
    }
}

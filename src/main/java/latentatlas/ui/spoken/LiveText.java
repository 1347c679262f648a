package latentatlas.ui.spoken;

import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TextArea;
import latentatlas.message.Message;

/** What was announced, as text that a person reads, a braille display follows and a screen reader finds: a line each. */
public final class LiveText extends TextArea {
    private static final int ROWS = 4;

    private final AnnouncementsModel announcements;

    /** A text, not shown at first. */
    public LiveText(AnnouncementsModel announcements) {
        this.announcements = announcements;
        setId("live-text");
        getStyleClass().add("live-text");
        setEditable(false);
        setWrapText(true);
        setPrefRowCount(ROWS);
        setMinHeight(USE_PREF_SIZE);
        sayAgain();
        announcements.said().addListener((ListChangeListener<Announcement>) this::changed);
        managedProperty().bind(visibleProperty());
        visibleProperty().subscribe(on -> {
            if (on) {
                rewrite();
            }
        });
        setVisible(false);
    }

    private void changed(ListChangeListener.Change<? extends Announcement> change) {
        if (isVisible()) {
            rewrite();
        }
    }

    /** Who reads in the middle stays there; who is at the end follows. */
    private void rewrite() {
        boolean follows = !isFocused() || getCaretPosition() == getLength();
        int caret = getCaretPosition();
        setText(announcements.said().stream().map(Announcement::text).collect(Collectors.joining("\n")));
        if (follows) {
            end();
        } else {
            positionCaret(Math.min(caret, getLength()));
        }
    }

    /** Says what it is in the language of the moment; what was announced stays as it was said. */
    public void sayAgain() {
        setPromptText(Message.text("spoken.live.empty"));
        setAccessibleText(Message.text("spoken.live"));
        setAccessibleHelp(Message.text("spoken.live.meaning"));
    }
}

package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.ui.spoken.Announcement;
import latentatlas.ui.spoken.AnnouncementsModel;
import latentatlas.ui.spoken.LiveText;
import latentatlas.ui.spoken.Speaker;

/** Where announcements are to be read and heard, as the person chose; both are off at first. */
final class Voice {
    private final LiveText text;
    private final BooleanProperty speaking = new SimpleBooleanProperty();
    private final Optional<Speaker> speaker;
    private final Consumer<ProblemException> problems;

    /**
     * A voice.
     *
     * @param background starts the speech client; runs one task at a time
     * @param searchPath of folders in which the client may be
     */
    Voice(
            AnnouncementsModel announcements,
            Executor background,
            String searchPath,
            Remembered remembered,
            Consumer<ProblemException> problems) {
        this.problems = problems;
        text = new LiveText(announcements);
        Optional<Path> client = Speaker.client(searchPath);
        speaker = client.map(file ->
                new Speaker(file, background, () -> Platform.runLater(() -> mute(String.valueOf(file)))));
        text.setVisible(remembered.spoken().text());
        speaking.set(speaker.isPresent() && remembered.spoken().aloud());
        text.visibleProperty().subscribe((was, is) -> remembered.keep(new Remembered.Spoken(is, speaking.get())));
        speaking.subscribe((was, is) -> remembered.keep(new Remembered.Spoken(text.isVisible(), is)));
        announcements.said().addListener((ListChangeListener<Announcement>) this::said);
    }

    private void said(ListChangeListener.Change<? extends Announcement> change) {
        while (change.next()) {
            if (speaking.get() && change.wasAdded()) {
                change.getAddedSubList()
                        .forEach(announcement -> speaker.ifPresent(voice -> voice.speak(announcement.text())));
            }
        }
    }

    /** A voice that fails once would fail at each word. */
    private void mute(String client) {
        if (speaking.get()) {
            speaking.set(false);
            problems.accept(
                    new ProblemException(Message.of("spoken.mute"), Path.of(client), Message.of("spoken.mute.next")));
        }
    }

    /** The text that shows announcements; not there while it is invisible. */
    LiveText text() {
        return text;
    }

    /** Whether announcements are shown. */
    BooleanProperty textProperty() {
        return text.visibleProperty();
    }

    /** Whether announcements are spoken. */
    BooleanProperty speakingProperty() {
        return speaking;
    }

    /** Whether there is something to speak with. */
    boolean canSpeak() {
        return speaker.isPresent();
    }

    /** Shows what was asked for, to who neither reads nor hears it yet. */
    void beHeard() {
        if (!speaking.get()) {
            text.setVisible(true);
        }
    }
}

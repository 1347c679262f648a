package latentatlas.ui.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.ui.spoken.Announcement;
import latentatlas.ui.spoken.Announcement.Kind;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages over the map: problems stay until closed, good news goes by itself. */
final class Notices extends VBox {
    private static final int MOST = 3;
    private static final Duration READING = Duration.seconds(4);

    private final Consumer<Announcement> announced;

    /** A place for messages; {@code announced} hears them too. */
    Notices(Consumer<Announcement> announced) {
        this.announced = announced;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    void show(ProblemException problem) {
        String where = problem.where() == null ? "" : "\n" + problem.where();
        String what = problem.what();
        Notification notice = new Notification(
                sentence(Character.toUpperCase(what.charAt(0)) + what.substring(1)) + where + "\n"
                        + sentence(problem.nextStep()),
                new FontIcon(Feather.ALERT_TRIANGLE));
        notice.getStyleClass().addAll(Styles.DANGER, "notice");
        notice.setId("problem");
        add(notice);
        announced.accept(new Announcement(Kind.PROBLEM, notice.getMessage().replace('\n', ' ')));
    }

    private static String sentence(String words) {
        return Message.text("problem.sentence", words);
    }

    void show(Message goodNews) {
        Notification notice = new Notification(goodNews.text(), new FontIcon(Feather.CHECK));
        notice.getStyleClass().addAll(Styles.SUCCESS, "notice");
        add(notice);
        announced.accept(new Announcement(Kind.OUTCOME, notice.getMessage()));
        PauseTransition reading = new PauseTransition(READING);
        reading.setOnFinished(event -> getChildren().remove(notice));
        reading.play();
    }

    /** A question that stays until it is answered; closing it answers nothing. */
    void ask(String question, String yes, Runnable onYes, String no, Runnable onNo) {
        Notification notice = new Notification(question, new FontIcon(Feather.HELP_CIRCLE));
        notice.getStyleClass().addAll(Styles.ACCENT, "notice");
        notice.setId("question");
        notice.setPrimaryActions(answer(notice, yes, onYes), answer(notice, no, onNo));
        add(notice);
        announced.accept(new Announcement(Kind.PROBLEM, question));
    }

    /** Takes the newest message away; false if there is none. */
    boolean dismiss() {
        return !getChildren().isEmpty()
                && getChildren().remove(getChildren().size() - 1) != null;
    }

    private Button answer(Notification notice, String text, Runnable action) {
        Button button = new Button(text);
        button.setOnAction(event -> {
            getChildren().remove(notice);
            action.run();
        });
        return button;
    }

    private void add(Notification notice) {
        notice.setOnClose(event -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().remove(0);
        }
    }
}

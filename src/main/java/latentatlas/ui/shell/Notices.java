package latentatlas.ui.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.ui.spoken.Announcement;
import latentatlas.ui.spoken.Announcement.Kind;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Messages over the map: problems stay until closed, good news goes by itself. */
final class Notices extends VBox {
    private static final int MOST = 3;
    private static final Duration READING = Duration.seconds(4);
    /** Reading, and making up one's mind. */
    private static final Duration CHOOSING = Duration.seconds(12);
    /** Where hours of work may be gone, and one looks at what came instead. */
    private static final Duration CHOOSING_LONG = Duration.minutes(2);

    private final Consumer<Announcement> announced;
    /** The notices that stand there, the oldest first. What they hold is let go as they leave. */
    private final Map<Node, Said> standing = new LinkedHashMap<>();

    /**
     * A notice, in whichever language.
     *
     * @param words made anew for each
     * @param left told that it stands there no more
     */
    private record Said(Supplier<Notification> words, Runnable left) {}

    /** A place for messages; {@code announced} hears them too. */
    Notices(Consumer<Announcement> announced) {
        this.announced = announced;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // They may lie over the map, each frame of which would draw them anew. One picture of all, not one of each:
        // JavaFX keeps that of a node that leaves the window until memory is short.
        setCache(true);
        getChildren().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::left);
            }
        });
    }

    private void left(Node notice) {
        Said said = standing.remove(notice);
        if (said != null) {
            said.left().run();
        }
    }

    void show(ProblemException problem) {
        Notification shown = add(() -> {
            String where = problem.where() == null ? "" : "\n" + problem.where();
            String what = problem.what();
            Notification notice = new Notification(
                    sentence(capitalised(what)) + where + "\n" + sentence(problem.nextStep()),
                    new FontIcon(Feather.ALERT_TRIANGLE));
            notice.getStyleClass().addAll(Styles.DANGER, "notice");
            notice.setId("problem");
            return notice;
        });
        announced.accept(new Announcement(Kind.PROBLEM, shown.getMessage().replace('\n', ' ')));
    }

    /** With a capital letter, but for the name of a file or an array. */
    private static String capitalised(String what) {
        boolean word = what.split(" ", 2)[0].chars().allMatch(Character::isLetter);
        return word ? Character.toUpperCase(what.charAt(0)) + what.substring(1) : what;
    }

    private static String sentence(String words) {
        return Message.text("problem.sentence", words);
    }

    void show(Message goodNews) {
        add(() -> {
            Notification notice = new Notification(goodNews.text(), new FontIcon(Feather.CHECK));
            notice.getStyleClass().addAll(Styles.SUCCESS, "notice");
            leaveAfter(READING, notice);
            return notice;
        });
        announced.accept(new Announcement(Kind.OUTCOME, goodNews.text()));
    }

    /**
     * Something is gone that {@code undo} brings back; it goes by itself, but not from under the pointer or the keyboard.
     *
     * @return takes it away
     */
    Runnable offer(Message gone, Runnable undo) {
        return offer(gone, undo, CHOOSING, () -> {});
    }

    /**
     * As above, for what is dear: it stands there longer.
     *
     * @param left told once that it was answered, closed, or has gone by itself
     * @return takes it away
     */
    Runnable offerLong(Message gone, Runnable undo, Runnable left) {
        return offer(gone, undo, CHOOSING_LONG, left);
    }

    private Runnable offer(Message gone, Runnable undo, Duration time, Runnable left) {
        AtomicReference<@Nullable Notification> said = new AtomicReference<>();
        Supplier<Notification> words = () -> {
            Notification notice = new Notification(gone.text(), new FontIcon(Feather.CORNER_UP_LEFT));
            notice.getStyleClass().addAll(Styles.ACCENT, "notice");
            notice.setId("loss");
            notice.setPrimaryActions(answer(notice, Message.of("screen.undo"), undo));
            leaveAfter(time, notice);
            said.set(notice);
            return notice;
        };
        add(new Said(words, () -> {
            said.set(null);
            left.run();
        }));
        announced.accept(new Announcement(Kind.OUTCOME, Message.text("screen.undo.spoken", gone)));
        return () -> getChildren().remove(said.get());
    }

    /** A clock that runs holds its notice, and all that this may bring back: it runs only while the notice stands there. */
    private void leaveAfter(Duration time, Notification notice) {
        PauseTransition clock = new PauseTransition(time);
        clock.setOnFinished(event -> getChildren().remove(notice));
        // Not on a binding of the three: nobody would hold that, and after a collection the clock would run on.
        Runnable judge = () -> {
            if (notice.getParent() == null || notice.isHover() || notice.isFocusWithin()) {
                clock.stop();
            } else {
                clock.playFromStart();
            }
        };
        notice.parentProperty().subscribe(parent -> judge.run());
        notice.hoverProperty().subscribe(over -> judge.run());
        notice.focusWithinProperty().subscribe(within -> judge.run());
    }

    /** A question that stays until it is answered; closing it answers nothing. */
    void ask(Message question, Message yes, Runnable onYes, Message no, Runnable onNo) {
        add(() -> {
            Notification notice = new Notification(question.text(), new FontIcon(Feather.HELP_CIRCLE));
            notice.getStyleClass().addAll(Styles.ACCENT, "notice");
            notice.setId("question");
            notice.setPrimaryActions(answer(notice, yes, onYes), answer(notice, no, onNo));
            return notice;
        });
        announced.accept(new Announcement(Kind.PROBLEM, question.text()));
    }

    /** Takes the newest message away; false if there is none. */
    boolean dismiss() {
        return !getChildren().isEmpty() && getChildren().remove(getChildren().size() - 1) != null;
    }

    private Button answer(Notification notice, Message text, Runnable action) {
        Button button = new Button(text.text());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            getChildren().remove(notice);
            action.run();
        });
        return button;
    }

    private Notification add(Supplier<Notification> words) {
        return add(new Said(words, () -> {}));
    }

    private Notification add(Said said) {
        Notification notice = said.words().get();
        notice.setAccessibleText(notice.getMessage());
        standing.put(notice, said);
        notice.setOnClose(event -> getChildren().remove(notice));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            getChildren().remove(leastMissed());
        }
        return notice;
    }

    /** The oldest that offers nothing, or else the oldest; not the newest. */
    private Node leastMissed() {
        return getChildren().subList(0, MOST).stream()
                .filter(notice -> !"loss".equals(notice.getId()) && !"question".equals(notice.getId()))
                .findFirst()
                .orElse(getChildren().get(0));
    }

    /** Says what stands there in the language of the moment. */
    void sayAgain() {
        List<Said> all = List.copyOf(standing.values());
        standing.clear();
        getChildren().clear();
        all.forEach(this::add);
    }

    /** How many notices, and what they hold, are kept. */
    int standing() {
        return standing.size();
    }
}

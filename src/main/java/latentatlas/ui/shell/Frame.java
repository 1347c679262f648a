package latentatlas.ui.shell;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import latentatlas.message.Language;
import latentatlas.session.Session;
import latentatlas.ui.spoken.AnnouncementsModel;

/**
 * What stays of a window when its content is made anew for another language.
 *
 * @param threads of what computes
 * @param random for samples
 * @param speak goes on in another language
 * @param newWindow opens another window beside this one
 */
record Frame(
        Stage stage,
        BorderPane root,
        Scene scene,
        Session session,
        Remembered remembered,
        Notices notices,
        Replaced replaced,
        AnnouncementsModel announcements,
        Voice voice,
        Guide guide,
        int threads,
        SplittableRandom random,
        Appearance appearance,
        Consumer<Language> speak,
        Runnable newWindow) {}

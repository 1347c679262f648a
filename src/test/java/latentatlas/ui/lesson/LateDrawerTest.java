package latentatlas.ui.lesson;

import static latentatlas.ui.Screen.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Scene;
import latentatlas.message.Message;
import latentatlas.session.Autosave;
import latentatlas.session.Deaf;
import latentatlas.session.Session;
import latentatlas.training.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A drawer of lessons that is made some time before its window has it. */
@ExtendWith(ApplicationExtension.class)
class LateDrawerTest {
    @TempDir
    private Path folder;

    @Test
    void itShowsTheLessonAlsoIfThereWasACollectionBetween(FxRobot robot) throws Exception {
        Session session = new Session(Platform::runLater, new Deaf(), Preset.ATLAS.plan(), 1, new Autosave(folder, 0));
        try {
            LessonModel lessons = new LessonModel(session, new LessonsTest.Window(), Platform::runLater, 1, 10);
            AtomicReference<LessonDrawer> drawer = new AtomicReference<>();
            robot.interact(() -> drawer.set(new LessonDrawer(lessons)));
            WeakReference<Object> garbage = new WeakReference<>(new Object());
            waitUntil(() -> {
                System.gc();
                return garbage.get() == null;
            });
            robot.interact(() -> {
                new Scene(drawer.get());
                lessons.begin(Lessons.ALL.get(0));
            });
            assertThat(drawer.get().lookup("#lesson-title"))
                    .extracting("text")
                    .isEqualTo(Message.text(
                            "lesson.numbered",
                            1,
                            Lessons.ALL.size(),
                            Lessons.ALL.get(0).title()));
        } finally {
            robot.interact(session::close);
        }
    }
}

package latentatlas.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.problem.ProblemException;
import latentatlas.session.Autosave;
import latentatlas.session.Draft;
import latentatlas.session.Origin;
import latentatlas.session.Phase;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lessons over a real session with a few images, its screen pumped by hand. */
@Tag("long")
class LessonsTest {
    private static final int DIGITS = 240;

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<String> problems = new ArrayList<>();
    private final Window window = new Window();
    private final TrainingPlan own =
            Preset.KERAS_512.plan().with().hidden(List.of(8)).epochs(1).build();
    private Session session;
    private LessonModel lessons;

    /** A window that notes what is done to it. */
    static final class Window implements Bench {
        private MapLayer layer = MapLayer.DENSITY;
        private boolean replaces = true;
        private int asked;
        private List<LatentPoint> way = List.of();
        private List<float[]> drawn = List.of();

        @Override
        public boolean mayReplace() {
            asked++;
            return replaces;
        }

        @Override
        public MapLayer layer() {
            return layer;
        }

        @Override
        public void show(MapLayer shown) {
            layer = shown;
        }

        @Override
        public void showAll() {}

        @Override
        public void page(String key) {}

        @Override
        public void way(LatentPoint a, LatentPoint b) {
            way = List.of(a, b);
        }

        @Override
        public void showPads() {}

        @Override
        public List<float[]> drawn() {
            return drawn;
        }
    }

    private final class Hearing implements Session.Listener {
        @Override
        public void published(Workspace now) {
            if (lessons != null) {
                lessons.show(now);
            }
        }

        @Override
        public void problem(ProblemException problem) {
            problems.add(problem.line());
        }

        @Override
        public void done(latentatlas.message.Message what) {}
    }

    @BeforeEach
    void open() {
        session = new Session(screen::add, new Hearing(), own, 1, new Autosave(folder.resolve("runs")));
        lessons = new LessonModel(session, window, screen::add, 1, 2 * DIGITS);
    }

    @AfterEach
    void close() {
        session.close();
        assertThat(problems).isEmpty();
    }

    private void openDigits() throws Exception {
        Path digits = Files.createDirectory(folder.resolve("digits"));
        IdxWriter.write(digits, "train", DigitWriter.images(DIGITS, 1));
        session.openData(digits.toString(), Form.GREY);
        pumpUntil(() -> session.workspace().data() != null);
    }

    private void pumpUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable task = screen.poll(120, TimeUnit.SECONDS);
            assertNotNull(task, "nothing reached the screen for two minutes");
            task.run();
        }
    }

    private boolean at(LessonState.Step step) {
        return lessons.state().step() == step;
    }

    static Stream<String> keys() {
        return Lessons.ALL.stream().map(Lesson::key);
    }

    private static Lesson lesson(String key) {
        return Lessons.ALL.stream()
                .filter(lesson -> lesson.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachRunsItsModelsAndSaysWhichAnswerTheMeasuredNumbersBearOut(String key) throws Exception {
        Lesson lesson = lesson(key);
        openDigits();
        float[] image = new float[784];
        java.util.Arrays.fill(image, 300, 310, 1f);
        window.drawn = List.of(image);
        lessons.open();
        lessons.begin(lesson);
        assertThat(lessons.state().hindrance()).isNull();
        assertThat(window.layer).isEqualTo(lesson.layer());
        lessons.commit(1);
        pumpUntil(() -> !lessons.state().busy());
        assertThat(lessons.state().hindrance()).isNull();
        Outcome outcome = lessons.state().outcome();
        assertNotNull(outcome);
        assertThat(outcome.answer()).isBetween(1, lesson.choices());
        assertThat(outcome.rows()).isNotEmpty();
        assertThat(lessons.done(lesson)).isTrue();
        for (Language language : Language.values()) {
            assertThat(outcome.rows())
                    .allSatisfy(row -> assertThat(row.values())
                            .allSatisfy(
                                    value -> assertThat(value.text(language)).doesNotContain("NaN", "\uFFFD")));
        }
        assertThat(window.way).hasSize(key.equals("ways") ? 2 : 0);
        assertThat(Stream.of(lesson.title(), lesson.story(), lesson.question(), lesson.insight()))
                .allSatisfy(words -> assertThat(words).isNotBlank());
        assertThat(lesson.answers()).hasSize(lesson.choices()).doesNotHaveDuplicates();
    }

    @Test
    void withoutImagesItSaysWhatItNeedsAndGoesOnWhenTheyAreThere() throws Exception {
        lessons.open();
        lessons.begin(lesson("overlap"));
        assertThat(String.valueOf(lessons.state().hindrance())).contains("MNIST");
        lessons.commit(1);
        assertThat(at(LessonState.Step.ASKED)).isTrue();
        openDigits();
        assertThat(lessons.state().hindrance()).isNull();
    }

    @Test
    void anUnsavedModelIsLostOnlyIfItsOwnerSaysSoAndALessonsOwnModelIsNotAskedFor() throws Exception {
        openDigits();
        session.train();
        pumpUntil(() -> session.workspace().phase() == Phase.IDLE);
        window.replaces = false;
        lessons.open();
        lessons.begin(lesson("bound"));
        lessons.commit(1);
        assertThat(window.asked).isEqualTo(1);
        assertThat(at(LessonState.Step.ASKED)).isTrue();
        assertThat(session.workspace().newest().plan()).isEqualTo(own);
        window.replaces = true;
        lessons.commit(1);
        pumpUntil(() -> at(LessonState.Step.DONE));
        lessons.begin(lesson("strange"));
        lessons.commit(2);
        pumpUntil(() -> at(LessonState.Step.DONE));
        assertThat(window.asked).isEqualTo(2);
    }

    @Test
    void closingGivesPlanAndLayerBack() throws Exception {
        openDigits();
        Draft draft = session.workspace().draft();
        lessons.open();
        lessons.begin(lesson("bound"));
        lessons.commit(1);
        pumpUntil(() -> at(LessonState.Step.DONE));
        assertThat(session.workspace().draft()).isNotEqualTo(draft);
        lessons.close();
        assertThat(session.workspace().draft()).isEqualTo(draft);
        assertThat(window.layer).isEqualTo(MapLayer.DENSITY);
    }

    /** Each model of a lesson is of the same images, and nobody's plan is undone. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsSetAnewDuringATrialStaysAndEndsTheLesson(boolean otherImages) throws Exception {
        openDigits();
        lessons.open();
        lessons.begin(lesson("axes"));
        lessons.commit(1);
        pumpUntil(() -> session.workspace().phase() == Phase.RUNNING);
        if (otherImages) {
            Path more = Files.createDirectory(folder.resolve("more"));
            IdxWriter.write(more, "train", DigitWriter.images(DIGITS / 2, 2));
            session.openData(more.toString(), Form.GREY);
        } else {
            session.propose(new Draft(own, true));
        }
        pumpUntil(() -> at(LessonState.Step.ASKED));
        assertThat(lessons.state().hindrance()).isEqualTo(Message.of("lesson.anew"));
        assertThat(session.workspace().phase()).isEqualTo(Phase.IDLE);
        assertThat(otherImages || session.workspace().draft().plan().equals(own))
                .isTrue();
    }

    @Test
    void aRunThatIsStoppedEarlyAnswersNothing() throws Exception {
        openDigits();
        lessons.open();
        lessons.begin(lesson("axes"));
        lessons.commit(1);
        pumpUntil(() -> session.workspace().newest() != null);
        session.stop();
        pumpUntil(() -> session.workspace().phase() == Phase.IDLE);
        assertThat(lessons.state().outcome()).isNull();
        assertThat(at(LessonState.Step.ASKED)).isTrue();
        assertThat(session.workspace().newest().origin()).isInstanceOf(Origin.Trained.class);
    }
}

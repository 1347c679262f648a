package latentatlas.ui.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.session.OpenData;
import latentatlas.session.Origin;
import latentatlas.session.Phase;
import latentatlas.session.Progress;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * Leads through lessons: sets the window up, waits for a guess, runs the lesson's models in the session, has them measured. What
 * was set before is set again at the end; what is unsaved is lost only if its owner says so.
 */
public final class LessonModel {
    /** Images that pass by in a run: some seconds of training. */
    public static final long IMAGES = 120_000;

    private final Session session;
    private final Bench bench;
    private final Executor screen;
    private final int threads;
    private final long images;
    private final ReadOnlyObjectWrapper<LessonState> state = new ReadOnlyObjectWrapper<>(LessonState.CLOSED);
    private final Set<String> done = new HashSet<>();
    /** Plans of runs that lessons began: their models can be had again by the same lesson. */
    private final Set<TrainingPlan> plans = new HashSet<>();

    private final List<Exhibit> found = new ArrayList<>();
    private @Nullable Before before;
    private @Nullable TrainingPlan awaited;
    /** The images that all models of the lesson under way are of. */
    private @Nullable DataSet common;

    private Jobs.@Nullable Handle measuring;

    /** What was set when lessons began. */
    private record Before(Draft draft, MapLayer layer) {}

    /**
     * No lesson yet.
     *
     * @param screen runs tasks in order on this model's thread
     * @param images that pass by in a lesson's run, about
     */
    public LessonModel(Session session, Bench bench, Executor screen, int threads, long images) {
        this.session = session;
        this.bench = bench;
        this.screen = screen;
        this.threads = threads;
        this.images = images;
    }

    ReadOnlyObjectProperty<LessonState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    LessonState state() {
        return state.get();
    }

    /** Whether a lesson was seen to its end since the program began. */
    boolean done(Lesson lesson) {
        return done.contains(lesson.key());
    }

    /** Offers all lessons. */
    public void open() {
        if (before == null) {
            before = new Before(session.workspace().draft(), bench.layer());
        }
        giveUp();
        state.set(LessonState.CHOOSING);
    }

    /** Ends the lessons: the plan and the layer are again what they were. */
    void close() {
        giveUp();
        Before then = before;
        before = null;
        state.set(LessonState.CLOSED);
        if (then != null) {
            bench.show(then.layer());
            if (setsThePlan()) {
                session.propose(then.draft());
            }
        }
    }

    /** Whether the plan of the next run is one that a lesson set, and not its owner. */
    private boolean setsThePlan() {
        Workspace now = session.workspace();
        TrainingPlan plan = now.draft().plan();
        Exhibit newest = now.newest();
        boolean opened = newest != null && newest.origin() instanceof Origin.Bundled && plan.equals(newest.plan());
        return plans.contains(plan) || opened;
    }

    /** Asks the question of a lesson. */
    void begin(Lesson lesson) {
        giveUp();
        bench.show(lesson.layer());
        String page = lesson.page();
        if (page != null) {
            bench.page(page);
        }
        if (lesson.needs().contains(Lesson.Need.DRAWING)) {
            bench.showPads();
        }
        state.set(LessonState.asked(lesson, hindrance(lesson)));
    }

    /** Opens images that serve every lesson. */
    void openBuiltin() {
        session.openData(DataSets.BUILTIN, Form.GREY);
    }

    private @Nullable Message hindrance(Lesson lesson) {
        return lesson.hindrance(session.workspace().data(), !bench.drawn().isEmpty());
    }

    /** Takes a guess and runs the lesson; does nothing if an unsaved model would be lost and shall not be. */
    void commit(int guess) {
        Lesson lesson = Objects.requireNonNull(state().lesson());
        Message hindrance = hindrance(lesson);
        if (hindrance != null) {
            state.set(LessonState.asked(lesson, hindrance));
        } else if (mayReplace()) {
            found.clear();
            OpenData data = session.workspace().data();
            common = data == null ? null : data.set();
            run(lesson, guess, 0);
        }
    }

    private boolean mayReplace() {
        Exhibit newest = session.workspace().newest();
        boolean own = newest != null && newest.origin() instanceof Origin.Trained && plans.contains(newest.plan());
        return own || bench.mayReplace();
    }

    private void run(Lesson lesson, int guess, int trial) {
        UnaryOperator<TrainingPlan.Builder> change = lesson.trials().get(trial).change();
        int length = lesson.trials().get(trial).length();
        OpenData data = session.workspace().data();
        awaited = null;
        state.set(LessonState.running(lesson, guess, trial));
        if (change == null) {
            if (!showsBundled(session.workspace())) {
                session.openBundled();
            } else {
                show(session.workspace());
            }
        } else if (data != null) {
            TrainingPlan plan = Trial.plan(change, data, images * length);
            session.propose(new Draft(plan, true));
            session.train();
            plans.add(plan);
            awaited = plan;
        }
        bench.showAll();
    }

    private static boolean showsBundled(Workspace now) {
        Exhibit newest = now.newest();
        return now.phase() == Phase.IDLE && newest != null && newest.origin() instanceof Origin.Bundled;
    }

    /** Takes what the window shows now: the model of a trial, when it is there. */
    public void show(Workspace now) {
        LessonState at = state();
        Lesson lesson = at.lesson();
        Exhibit newest = now.newest();
        if (lesson == null) {
            return;
        }
        if (at.step() == LessonState.Step.ASKED) {
            look(lesson, at);
        } else if (at.step() == LessonState.Step.RUNNING && newest != null) {
            boolean bundled = lesson.trials().get(at.trial()).change() == null;
            if (bundled && showsBundled(now)) {
                next(lesson, at, newest);
            } else if (awaited != null && now.phase() == Phase.IDLE) {
                ended(lesson, at, newest);
            }
        }
    }

    /** What hinders may have gone: images are open by now, or a digit is drawn. */
    public void look() {
        Lesson lesson = state().lesson();
        if (lesson != null && state().step() == LessonState.Step.ASKED) {
            look(lesson, state());
        }
    }

    private void look(Lesson lesson, LessonState at) {
        Message hindrance = hindrance(lesson);
        if (!Objects.equals(hindrance, at.hindrance())) {
            state.set(LessonState.asked(lesson, hindrance));
        }
    }

    private void ended(Lesson lesson, LessonState at, Exhibit newest) {
        boolean own = newest.origin() instanceof Origin.Trained && newest.plan().equals(awaited);
        Progress progress = newest.progress();
        boolean whole = progress != null && progress.share() >= 1;
        if (!own || !whole) {
            giveUp();
            state.set(LessonState.asked(lesson, Message.of("lesson.stopped")));
        } else if (!newest.history().changes().isEmpty()) {
            giveUp();
            state.set(LessonState.asked(lesson, Message.of("lesson.changed")));
        } else {
            next(lesson, at, newest);
        }
    }

    @SuppressWarnings("ReferenceEquality") // Whether this very state has lasted is the question.
    private void next(Lesson lesson, LessonState at, Exhibit model) {
        boolean anew = setAnew();
        awaited = null;
        found.add(model);
        if (found.size() < lesson.trials().size() && anew) {
            forget();
            state.set(LessonState.asked(lesson, Message.of("lesson.anew")));
        } else if (found.size() < lesson.trials().size()) {
            // Not while the session tells of the last one's end.
            screen.execute(() -> {
                if (state() == at) {
                    run(lesson, at.guess(), at.trial() + 1);
                }
            });
        } else {
            measure(lesson, at);
        }
    }

    /** Whether somebody opened other images or set another plan meanwhile, which the next trial would take or undo. */
    @SuppressWarnings("ReferenceEquality") // Equal images may be of other files.
    private boolean setAnew() {
        Workspace now = session.workspace();
        OpenData data = now.data();
        return (data == null ? null : data.set()) != common
                || (awaited != null && !now.draft().plan().equals(awaited));
    }

    private void measure(Lesson lesson, LessonState at) {
        LessonState now = at.measuring();
        state.set(now);
        List<Exhibit> models = List.copyOf(found);
        forget();
        List<float[]> drawn = bench.drawn();
        Outcome[] outcome = new Outcome[1];
        measuring = session.jobs()
                .read(
                        lesson.name(),
                        loading -> outcome[0] =
                                lesson.reading().of(new Evidence(models, drawn, threads, () -> loading.at(0, 1))),
                        ended -> tell(lesson, now, outcome[0]));
    }

    @SuppressWarnings("ReferenceEquality") // As above: an equal state may be of another run.
    private void tell(Lesson lesson, LessonState measured, @Nullable Outcome outcome) {
        if (state() != measured) {
            return;
        }
        if (outcome == null) {
            state.set(LessonState.asked(lesson, Message.of("lesson.stopped")));
        } else {
            done.add(lesson.key());
            if (!outcome.way().isEmpty()) {
                bench.way(outcome.way().get(0), outcome.way().get(1));
            }
            state.set(measured.done(outcome));
        }
    }

    private void forget() {
        found.clear();
        common = null;
    }

    /** Stops what a lesson has under way. */
    private void giveUp() {
        forget();
        boolean running = state().step() == LessonState.Step.RUNNING && awaited != null;
        awaited = null;
        if (measuring != null) {
            measuring.cancel();
            measuring = null;
        }
        if (running && session.workspace().canStop()) {
            session.stop();
        }
    }

    /** Gives up the run under way, back to the question. */
    void stop() {
        Lesson lesson = state().lesson();
        if (lesson != null) {
            giveUp();
            state.set(LessonState.asked(lesson, hindrance(lesson)));
        }
    }
}

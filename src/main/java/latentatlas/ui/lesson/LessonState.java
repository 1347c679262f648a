package latentatlas.ui.lesson;

import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * How far a person is in a lesson. Immutable.
 *
 * @param lesson null where one is to be chosen
 * @param guess counted from 1; 0 before one is committed
 * @param trial the one under way, counted from 0
 * @param outcome null before it is measured
 * @param hindrance why it cannot go on, and what to do; null where it can
 */
record LessonState(
        Step step,
        @Nullable Lesson lesson,
        int guess,
        int trial,
        @Nullable Outcome outcome,
        @Nullable Message hindrance) {
    static final LessonState CLOSED = new LessonState(Step.CLOSED, null, 0, 0, null, null);
    static final LessonState CHOOSING = new LessonState(Step.CHOOSING, null, 0, 0, null, null);

    enum Step {
        CLOSED,
        CHOOSING,
        ASKED,
        RUNNING,
        MEASURING,
        DONE
    }

    static LessonState asked(Lesson lesson, @Nullable Message hindrance) {
        return new LessonState(Step.ASKED, lesson, 0, 0, null, hindrance);
    }

    static LessonState running(Lesson lesson, int guess, int trial) {
        return new LessonState(Step.RUNNING, lesson, guess, trial, null, null);
    }

    LessonState measuring() {
        return new LessonState(Step.MEASURING, lesson, guess, trial, null, null);
    }

    LessonState done(Outcome found) {
        return new LessonState(Step.DONE, lesson, guess, trial, found, null);
    }

    boolean busy() {
        return step == Step.RUNNING || step == Step.MEASURING;
    }
}

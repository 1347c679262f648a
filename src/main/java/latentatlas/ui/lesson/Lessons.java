package latentatlas.ui.lesson;

import java.util.List;

/** All of them, in the order in which they build on each other. */
final class Lessons {
    static final List<Lesson> ALL = List.of(
            AxesLesson.lesson(),
            OverlapLesson.lesson(),
            BetaLesson.lesson(),
            CollapseLesson.lesson(),
            HolesLesson.lesson(),
            PcaLesson.lesson(),
            WaysLesson.lesson(),
            StrangeLesson.lesson(),
            BoundLesson.lesson(),
            DrawLesson.lesson());

    private Lessons() {}
}

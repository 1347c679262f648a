/**
 * Lessons inside the window: predict, run, compare. A lesson is a value; what it shows was measured when it was run. Models and
 * views are confined to the screen's thread; readings run in the background.
 */
@NullMarked
package latentatlas.ui.lesson;

import org.jspecify.annotations.NullMarked;

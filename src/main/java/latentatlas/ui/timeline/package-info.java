/** Back in time: the training of the model at hand under a slider. On the screen's thread. */
@NullMarked
package latentatlas.ui.timeline;

import org.jspecify.annotations.NullMarked;

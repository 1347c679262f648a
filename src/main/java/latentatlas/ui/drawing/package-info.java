/** Two pads to draw on, and the film between what was drawn. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.drawing;

import org.jspecify.annotations.NullMarked;

/** Two pads to draw on, and the film between what was drawn. */
@NullMarked
package latentatlas.ui.drawing;

import org.jspecify.annotations.NullMarked;

/** Figures of the model at hand. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.scores;

import org.jspecify.annotations.NullMarked;

/** A short tour of the window, which points at its controls. */
@NullMarked
package latentatlas.ui.tour;

import org.jspecify.annotations.NullMarked;

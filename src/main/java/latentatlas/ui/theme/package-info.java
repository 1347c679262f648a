/** The program's colours and pictures in the toolkit's own terms. */
@NullMarked
package latentatlas.ui.theme;

import org.jspecify.annotations.NullMarked;

/** Colours that code, rather than a style sheet, has to know: the labels' palette and the two themes' inks. */
@NullMarked
package latentatlas.ui.theme;

import org.jspecify.annotations.NullMarked;

/** The map's plane through a space of more than two dimensions. On the screen's thread. */
@NullMarked
package latentatlas.ui.plane;

import org.jspecify.annotations.NullMarked;

/** Models side by side: what is chosen for it, and their maps under one cursor. On the screen's thread. */
@NullMarked
package latentatlas.ui.map.compare;

import org.jspecify.annotations.NullMarked;

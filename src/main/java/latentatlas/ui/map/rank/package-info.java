/** Images in the order of what is strange about them. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.map.rank;

import org.jspecify.annotations.NullMarked;

/** What lies over the map's pixels. FX thread. */
@NullMarked
package latentatlas.ui.map.overlay;

import org.jspecify.annotations.NullMarked;

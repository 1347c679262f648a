/**
 * The map: pixels under what lies over them under controls. {@link latentatlas.ui.map.MapView} puts its rooms together; none of
 * them knows it. FX thread.
 */
@NullMarked
package latentatlas.ui.map;

import org.jspecify.annotations.NullMarked;

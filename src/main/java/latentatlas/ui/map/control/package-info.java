/** What a person moves the map by: gestures, keys, bars and menus. FX thread. */
@NullMarked
package latentatlas.ui.map.control;

import org.jspecify.annotations.NullMarked;

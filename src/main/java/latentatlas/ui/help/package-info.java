/** Help: how to read the map, with pictures the program paints, and a list of all words on the screen. */
@NullMarked
package latentatlas.ui.help;

import org.jspecify.annotations.NullMarked;

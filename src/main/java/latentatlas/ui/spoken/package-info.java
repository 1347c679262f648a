/**
 * What the program says in words as it happens: a text that stays on the screen, and a voice where there is one. On the
 * screen's thread but for the voice, which has its own.
 */
@NullMarked
package latentatlas.ui.spoken;

import org.jspecify.annotations.NullMarked;

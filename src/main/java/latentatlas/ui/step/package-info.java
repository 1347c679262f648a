/** One step of training in slow motion. On the FX thread. */
@NullMarked
package latentatlas.ui.step;

import org.jspecify.annotations.NullMarked;

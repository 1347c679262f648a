/** The decoded image at the cursor. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.decoder;

import org.jspecify.annotations.NullMarked;

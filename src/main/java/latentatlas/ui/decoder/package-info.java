/** The decoded image at the cursor. */
@NullMarked
package latentatlas.ui.decoder;

import org.jspecify.annotations.NullMarked;

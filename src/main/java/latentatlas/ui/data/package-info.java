/** How people's own pictures come in. */
@NullMarked
package latentatlas.ui.data;

import org.jspecify.annotations.NullMarked;

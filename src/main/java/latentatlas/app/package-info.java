/** Argument switch and wiring. */
@NullMarked
package latentatlas.app;

import org.jspecify.annotations.NullMarked;

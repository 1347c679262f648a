/** The same jobs without a screen. */
@NullMarked
package latentatlas.cli;

import org.jspecify.annotations.NullMarked;

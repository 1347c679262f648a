/** Hands the latest value from one thread to another. */
@NullMarked
package latentatlas.flow;

import org.jspecify.annotations.NullMarked;

/** Failures a person can act on. */
@NullMarked
package latentatlas.problem;

import org.jspecify.annotations.NullMarked;

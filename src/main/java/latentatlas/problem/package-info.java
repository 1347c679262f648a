/**
 * Failures a person can act on. Beside {@code latentatlas.message} on the lowest floor, and made of its messages: nothing else
 * is below.
 */
@NullMarked
package latentatlas.problem;

import org.jspecify.annotations.NullMarked;

/** The models: objective, gradients, and the frozen form every other package reads. */
@NullMarked
package latentatlas.vae;

import org.jspecify.annotations.NullMarked;

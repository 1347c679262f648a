/** Drawings by hand, and how they become images such as MNIST's. */
@NullMarked
package latentatlas.image.drawing;

import org.jspecify.annotations.NullMarked;

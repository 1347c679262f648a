/** NumPy's own file form (NumPy Enhancement Proposal 1), read and written. Everything here is safe from all threads. */
@NullMarked
package latentatlas.image.npy;

import org.jspecify.annotations.NullMarked;

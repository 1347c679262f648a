/**
 * The map as pixels and as vectors, without a screen: layers, points, what lies over them, legends and colours. Values may be
 * made and read on any thread; what keeps something between calls says so, and belongs to one thread at a time.
 */
@NullMarked
package latentatlas.picture;

import org.jspecify.annotations.NullMarked;

/** Samples of a label, and where its codes lie. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.map.sample;

import org.jspecify.annotations.NullMarked;

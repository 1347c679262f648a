/** Settings, loss curves and reconstructions. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.training;

import org.jspecify.annotations.NullMarked;

/** Settings, loss curves and reconstructions. */
@NullMarked
package latentatlas.ui.training;

import org.jspecify.annotations.NullMarked;

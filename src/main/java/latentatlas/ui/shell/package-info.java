/** The window: the features side by side, and the session behind them. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.shell;

import org.jspecify.annotations.NullMarked;

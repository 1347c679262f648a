/** The window: the features side by side, and the session behind them. */
@NullMarked
package latentatlas.ui.shell;

import org.jspecify.annotations.NullMarked;

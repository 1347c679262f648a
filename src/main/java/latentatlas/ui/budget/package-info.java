/** What the loss is made of. FX thread, where a class says nothing else. */
@NullMarked
package latentatlas.ui.budget;

import org.jspecify.annotations.NullMarked;

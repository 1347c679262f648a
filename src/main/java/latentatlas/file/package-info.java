/** Files that are whole or not there. */
@NullMarked
package latentatlas.file;

import org.jspecify.annotations.NullMarked;

/** Model files and every other file the program writes. */
@NullMarked
package latentatlas.archive;

import org.jspecify.annotations.NullMarked;

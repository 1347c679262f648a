/**
 * Model files and every other file the program writes. Values are immutable, by agreement where they hold arrays, and all is
 * safe from all threads where a class does not say otherwise.
 */
@NullMarked
package latentatlas.archive;

import org.jspecify.annotations.NullMarked;

/**
 * Readers of image sets as people have them: IDX files, folders of pictures, NumPy arrays, tables. All block, some for
 * minutes, and end soon after their {@code Loading} says so: not for a thread that must not wait. Safe from all threads.
 */
@NullMarked
package latentatlas.image.files;

import org.jspecify.annotations.NullMarked;

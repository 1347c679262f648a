/** Readers of image sets as people have them: folders of pictures, NumPy arrays, tables. */
@NullMarked
package latentatlas.image.files;

import org.jspecify.annotations.NullMarked;

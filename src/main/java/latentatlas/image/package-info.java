/** Image sets: where they come from, what shape they have, how they are split. */
@NullMarked
package latentatlas.image;

import org.jspecify.annotations.NullMarked;

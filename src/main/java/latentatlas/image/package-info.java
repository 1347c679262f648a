/**
 * Image sets: where they come from, what shape they have, how they are split. Values are immutable and safe to read from
 * all threads; only pens and progress are confined to one.
 */
@NullMarked
package latentatlas.image;

import org.jspecify.annotations.NullMarked;

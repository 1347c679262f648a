/** Single codes seen closely: under the pointer, near the cursor, selected. FX thread; searched, decoded and measured in the background. */
@NullMarked
package latentatlas.ui.map.inspect;

import org.jspecify.annotations.NullMarked;

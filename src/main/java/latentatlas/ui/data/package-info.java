/** How people's own pictures come in. All but {@code PicturePreview} is confined to the FX thread. */
@NullMarked
package latentatlas.ui.data;

import org.jspecify.annotations.NullMarked;

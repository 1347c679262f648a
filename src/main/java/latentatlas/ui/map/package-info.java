/** The map: layers, points, cursor and paths on the latent plane. */
@NullMarked
package latentatlas.ui.map;

import org.jspecify.annotations.NullMarked;

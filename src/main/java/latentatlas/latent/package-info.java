/** Geometry of the latent plane: points, bounds, grids, paths, density and distances. */
@NullMarked
package latentatlas.latent;

import org.jspecify.annotations.NullMarked;

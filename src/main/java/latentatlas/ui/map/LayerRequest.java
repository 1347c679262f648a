package latentatlas.ui.map;

import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.ui.theme.Theme;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * All a layer needs to be painted on another thread.
 *
 * @param model null before there is one
 * @param view in device pixels
 */
record LayerRequest(
        MapLayer layer, @Nullable FrozenModel model, ImageShape shape, Cloud cloud, ViewTransform view, Theme theme) {
    int width() {
        return (int) Math.ceil(view.width());
    }

    int height() {
        return (int) Math.ceil(view.height());
    }
}

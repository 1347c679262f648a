package latentatlas.ui.map;

import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.ui.theme.Theme;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * All a layer needs to be painted on another thread.
 *
 * @param shadeEmpty whether places far from all codes are hatched
 * @param model null before there is one
 * @param view in device pixels
 * @param scale device pixels to a unit of the screen
 */
record LayerRequest(
        MapLayer layer,
        boolean shadeEmpty,
        @Nullable FrozenModel model,
        ImageShape shape,
        Cloud cloud,
        ViewTransform view,
        Theme theme,
        double scale) {
    int width() {
        return (int) Math.ceil(view.width());
    }

    int height() {
        return (int) Math.ceil(view.height());
    }

    /** So many units of the screen in whole device pixels. */
    int pixels(double units) {
        return Math.max(1, (int) Math.round(units * scale));
    }
}

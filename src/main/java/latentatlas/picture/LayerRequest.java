package latentatlas.picture;

import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.measure.EncoderGaps;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Metric;
import org.jspecify.annotations.Nullable;

/**
 * All a layer needs to be painted on another thread.
 *
 * @param metric of images, for the layer that measures them
 * @param shadeEmpty whether places far from all codes are hatched
 * @param model null before there is one
 * @param view in device pixels
 * @param scale device pixels to a unit of the screen
 * @param gaps of the model's encoder, for the layer that shows them; null where they are not measured
 */
public record LayerRequest(
        MapLayer layer,
        Metric metric,
        boolean shadeEmpty,
        @Nullable FrozenModel model,
        ImageShape shape,
        Cloud cloud,
        ViewTransform view,
        Theme theme,
        double scale,
        @Nullable EncoderGaps gaps) {
    /** A request without the encoder's gaps. */
    public LayerRequest(
            MapLayer layer,
            Metric metric,
            boolean shadeEmpty,
            @Nullable FrozenModel model,
            ImageShape shape,
            Cloud cloud,
            ViewTransform view,
            Theme theme,
            double scale) {
        this(layer, metric, shadeEmpty, model, shape, cloud, view, theme, scale, null);
    }

    /** The same with the encoder's gaps, or without. */
    public LayerRequest with(@Nullable EncoderGaps measured) {
        return new LayerRequest(layer, metric, shadeEmpty, model, shape, cloud, view, theme, scale, measured);
    }

    public int width() {
        return (int) Math.ceil(view.width());
    }

    public int height() {
        return (int) Math.ceil(view.height());
    }

    /** The same at so many times the device pixels. */
    public LayerRequest scaled(double times) {
        ViewTransform larger = new ViewTransform(
                view.centre(), view.pixelsPerUnit() * times, view.width() * times, view.height() * times);
        return new LayerRequest(layer, metric, shadeEmpty, model, shape, cloud, larger, theme, scale * times, gaps);
    }

    /** So many units of the screen in whole device pixels. */
    public int pixels(double units) {
        return Math.max(1, (int) Math.round(units * scale));
    }
}

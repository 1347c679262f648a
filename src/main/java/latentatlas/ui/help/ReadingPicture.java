package latentatlas.ui.help;

import java.util.List;
import java.util.Set;
import latentatlas.picture.CloudBounds;
import latentatlas.picture.LayerPainter;
import latentatlas.picture.LayerRaster;
import latentatlas.picture.LayerRequest;
import latentatlas.picture.MapLayer;
import latentatlas.picture.PointMark;
import latentatlas.picture.PointRaster;
import latentatlas.picture.PointStyle;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibit;
import latentatlas.vae.Metric;

/** A small map of a model, as the window would show it. */
record ReadingPicture(Exhibit exhibit, MapLayer layer, Theme theme) {
    /** The grounds that need nothing to be measured first. */
    static final List<MapLayer> LAYERS =
            List.of(MapLayer.PLAIN, MapLayer.MANIFOLD, MapLayer.DENSITY, MapLayer.CLASSES, MapLayer.DISTORTION);

    /** Pixels to a unit of the screen. */
    static final int SCALE = 2;

    /** Takes some tenths of a second. */
    int[] paint(int width, int height) {
        ViewTransform view = ViewTransform.fit(CloudBounds.of(exhibit.cloud()), width, height);
        LayerRequest request = new LayerRequest(
                        layer,
                        Metric.EUCLIDEAN,
                        false,
                        exhibit.model(),
                        exhibit.shape(),
                        exhibit.cloud(),
                        view,
                        theme,
                        1,
                        null)
                .scaled(SCALE);
        LayerRaster raster = new LayerPainter().paint(request);
        // Elsewhere the ground is spoken of, and in so small a picture points would cover it.
        if (layer == MapLayer.PLAIN) {
            new PointRaster()
                    .draw(
                            request.cloud(),
                            Set.of(),
                            new int[0],
                            request.view(),
                            new PointStyle(theme, PointMark.DOT, SCALE),
                            raster.argb(),
                            raster.width());
        }
        return raster.argb();
    }
}

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

    /** In so small a picture the cells of labels would be seen as blocks: it is painted so much larger. */
    private static final int FINER = 4;

    /** Takes some tenths of a second. */
    int[] paint(int width, int height) {
        return layer == MapLayer.DENSITY || layer == MapLayer.CLASSES
                ? smaller(paint(width * FINER, height * FINER, 1), width * FINER, height * FINER)
                : paint(width, height, SCALE);
    }

    /** Means of squares of pixels. */
    private static int[] smaller(int[] argb, int width, int height) {
        int square = FINER / SCALE;
        int across = width / square;
        int[] means = new int[across * (height / square)];
        for (int i = 0; i < means.length; i++) {
            int corner = (i / across) * square * width + (i % across) * square;
            int red = 0;
            int green = 0;
            int blue = 0;
            for (int pixel = 0; pixel < square * square; pixel++) {
                int colour = argb[corner + (pixel / square) * width + (pixel % square)];
                red += (colour >> 16) & 0xFF;
                green += (colour >> 8) & 0xFF;
                blue += colour & 0xFF;
            }
            int all = square * square;
            means[i] = 0xFF000000 | ((red / all) << 16) | ((green / all) << 8) | (blue / all);
        }
        return means;
    }

    private int[] paint(int width, int height, int scale) {
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
                .scaled(scale);
        LayerRaster raster = new LayerPainter().paint(request);
        // Elsewhere the ground is spoken of, and in so small a picture points would cover it.
        if (layer == MapLayer.PLAIN) {
            new PointRaster()
                    .draw(
                            request.cloud(),
                            Set.of(),
                            new int[0],
                            request.view(),
                            new PointStyle(theme, PointMark.DOT, scale),
                            raster.argb(),
                            raster.width());
        }
        return raster.argb();
    }
}

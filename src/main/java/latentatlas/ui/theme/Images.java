package latentatlas.ui.theme;

import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import latentatlas.image.ImageShape;
import latentatlas.picture.Ink;

/** Pixels as the toolkit's images; on the FX thread, or on any for an image not yet shown. */
public final class Images {
    private Images() {}

    /**
     * An image of the size of its data.
     *
     * @param intensities [values] from {@code offset} on
     */
    public static Image of(Ink ink, float[] intensities, int offset, ImageShape shape) {
        return of(ink.argb(intensities, offset, shape), shape.width());
    }

    /** An image of pixels, [height, width]. */
    public static Image of(int[] argb, int width) {
        WritableImage image = new WritableImage(width, argb.length / width);
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        width,
                        argb.length / width,
                        PixelFormat.getIntArgbPreInstance(),
                        IntBuffer.wrap(argb),
                        width);
        return image;
    }
}

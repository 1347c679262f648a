package latentatlas.latent;

import java.util.List;

/** Decodes points of the latent plane, many at once; confined to one thread. */
public interface PlaneDecoder {
    /** Values of one image. */
    int values();

    /** Writes the images at {@code points} to {@code images}, [points, values]. */
    void decode(List<LatentPoint> points, float[] images);
}

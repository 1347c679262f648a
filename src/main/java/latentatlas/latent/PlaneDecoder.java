package latentatlas.latent;

/** Decodes points of the latent plane; confined to one thread. */
public interface PlaneDecoder {
    /** Values of one image. */
    int values();

    /** Writes the image at {@code (x, y)} to {@code image} from {@code offset} on. */
    void decode(double x, double y, float[] image, int offset);
}

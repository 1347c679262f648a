package latentatlas.image;

/**
 * The form of one image: rows of pixels, top first, the channels of a pixel side by side, one byte a value.
 *
 * @param width pixels
 * @param height pixels
 * @param channels 1 for grey, 3 for RGB
 */
public record ImageShape(int width, int height, int channels) {
    /** MNIST's form. */
    public static final ImageShape MNIST = new ImageShape(28, 28, 1);

    private static final int LARGEST_SIDE = 4096;

    public ImageShape {
        if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " pixels");
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("an image of " + channels + " channels");
        }
    }

    /** Bytes of one image. */
    public int values() {
        return width * height * channels;
    }

    @Override
    public String toString() {
        return width + "×" + height + (channels == 3 ? " RGB" : "");
    }
}

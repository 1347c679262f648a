package latentatlas.image;

import latentatlas.message.Message;
import latentatlas.problem.Unfit;

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
            throw new Unfit(Message.of("image.shape.sides", width, height, LARGEST_SIDE));
        }
        if (channels != 1 && channels != 3) {
            throw new Unfit(Message.of("image.shape.channels", channels));
        }
    }

    /** A grey image of so many pixels whose form does not matter. */
    public static ImageShape ofValues(int values) {
        int height = 1;
        while (height < LARGEST_SIDE && (values % height != 0 || values / height > LARGEST_SIDE)) {
            height++;
        }
        return new ImageShape(values / height, height, 1);
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

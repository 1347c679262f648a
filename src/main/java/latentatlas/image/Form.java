package latentatlas.image;

/**
 * How pictures of any size become images of one form.
 *
 * @param shape of the images
 * @param whole whether the whole picture is squeezed into the form, rather than its middle cut out
 * @param inverted whether light and dark change places, for dark ink on light paper
 * @param attribute the attribute whose yes or no is the label, where there is a table of attributes; empty for none
 */
public record Form(ImageShape shape, boolean whole, boolean inverted, String attribute) {
    public static final int SMALLEST = 8;
    public static final int LARGEST = 64;

    /** Grey images of MNIST's size, from the middle of each picture. */
    public static final Form GREY = new Form(ImageShape.MNIST, false, false, "");
}

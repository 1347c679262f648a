package latentatlas.image;

import java.util.List;

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

    private static final String WHOLE = "whole";
    private static final String ATTRIBUTE = "attribute ";
    private static final String INVERTED = "inverted";

    /** As one word, to be kept. */
    public String text() {
        return shape.width() + "," + shape.height() + "," + shape.channels() + (whole ? "," + WHOLE : "")
                + (inverted ? "," + INVERTED : "") + (attribute.isEmpty() ? "" : "," + ATTRIBUTE + attribute);
    }

    /** Takes back what {@link #text} gave; anything else is {@link #GREY}. */
    public static Form of(String text) {
        try {
            List<String> parts = List.of(text.split(","));
            ImageShape shape = new ImageShape(
                    Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
            String attribute = parts.stream()
                    .filter(part -> part.startsWith(ATTRIBUTE))
                    .map(part -> part.substring(ATTRIBUTE.length()))
                    .findFirst()
                    .orElse("");
            return new Form(shape, parts.contains(WHOLE), parts.contains(INVERTED), attribute);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return GREY;
        }
    }
}

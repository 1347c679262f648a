package latentatlas.picture;

import latentatlas.image.ImageShape;

/** Where a reconstruction differs from its image: warm where it has too much ink, cool where it has too little. */
public final class ErrorMap {
    private static final int OPAQUE = 0xFF000000;

    private ErrorMap() {}

    /** The pixels, [height, width], opaque ARGB, of two images of intensities, [values]. */
    public static int[] argb(float[] original, float[] reconstruction, ImageShape shape, Theme theme) {
        int[] argb = new int[shape.width() * shape.height()];
        for (int i = 0; i < argb.length; i++) {
            double difference = 0;
            for (int c = 0; c < shape.channels(); c++) {
                int at = i * shape.channels() + c;
                difference += (reconstruction[at] - original[at]) / shape.channels();
            }
            int colour = difference > 0 ? theme.warm() : theme.accent();
            argb[i] = OPAQUE | Ink.mix(theme.paper(), colour, Math.min(1, Math.abs(difference)));
        }
        return argb;
    }
}

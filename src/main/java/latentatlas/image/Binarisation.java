package latentatlas.image;

/** How grey images become black and white ones, whose likelihood is a probability that can be compared with others'. */
public enum Binarisation {
    /** Not at all. */
    NONE {
        @Override
        public ImageSet view(ImageSet images, long draw) {
            return images;
        }
    },
    /** White with the grey level as probability, anew for each draw (Salakhutdinov and Murray 2008). */
    DYNAMIC {
        @Override
        public ImageSet view(ImageSet images, long draw) {
            return images.withPixels(new BinaryPixels(images.pixels(), new BinaryPixels.Sampled(draw)));
        }
    },
    /** White from half grey on: an easier set. */
    THRESHOLD {
        @Override
        public ImageSet view(ImageSet images, long draw) {
            return images.withPixels(new BinaryPixels(images.pixels(), BinaryPixels.HALF));
        }
    };

    /**
     * The images as this makes them; no pixel is copied.
     *
     * @param draw which of all possible draws; the same gives the same, whichever thread reads
     */
    public abstract ImageSet view(ImageSet images, long draw);
}

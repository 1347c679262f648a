package latentatlas.picture;

/** How much larger a small patch of the latent plane becomes in image space. */
final class Magnification {
    private Magnification() {}

    /**
     * The square root of det JᵀJ.
     *
     * @param first the image's derivative along the plane's first axis
     * @param second along its second axis
     */
    static double of(float[] first, float[] second) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int i = 0; i < first.length; i++) {
            aa += (double) first[i] * first[i];
            ab += (double) first[i] * second[i];
            bb += (double) second[i] * second[i];
        }
        return Math.sqrt(Math.max(0, aa * bb - ab * ab));
    }
}

package latentatlas.latent;

import java.util.SplittableRandom;

/**
 * Draws codes that show a label: from the density of its codes, and of those each with the chance that the label has there, the
 * share of the nearest known codes that have it. Where labels overlap, draws of another one's are so left out.
 */
public final class LabelSampler {
    private static final int VOTERS = 20;
    /** A label that is nowhere at home is drawn all the same. */
    private static final int MOST_TRIES = 200;

    private final LabelDensity density;
    private final Neighbours neighbours;
    private final int[] labels;
    private final int label;

    /**
     * For one label.
     *
     * @param known codes with their labels
     */
    public LabelSampler(LabelDensity density, Codes known, int label) {
        this.density = density;
        this.label = label;
        neighbours = new Neighbours(known.values(), known.latent());
        labels = known.labels();
    }

    /** Draws a code, [latent]; the temperature is {@link LabelDensity#sample}'s. */
    public float[] sample(SplittableRandom random, double temperature) {
        float[] code = density.sample(random, temperature);
        for (int tries = 0; tries < MOST_TRIES && random.nextDouble() >= share(code); tries++) {
            code = density.sample(random, temperature);
        }
        return code;
    }

    private double share(float[] code) {
        int[] nearest = neighbours.nearest(code, VOTERS);
        double votes = 0;
        for (int index : nearest) {
            votes += labels[index] == label ? 1 : 0;
        }
        return votes / Math.max(1, nearest.length);
    }
}

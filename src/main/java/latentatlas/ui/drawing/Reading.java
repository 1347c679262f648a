package latentatlas.ui.drawing;

import latentatlas.latent.LatentPoint;

/**
 * What the model makes of one image: immutable.
 *
 * @param intensities [values], what the model sees
 * @param code the encoder's mean, on the map
 * @param refined [latent], the code after refinement, which is the one used
 * @param reconstruction [values], decoded from the refined code
 * @param votes of the nearest codes, such as "2 ×9, 7 ×1"; empty without labels
 * @param loss nats: reconstruction + |z|²/2 at the refined code
 * @param strange whether the loss is above that of 99 % of images
 * @param alone whether there is no code near
 */
record Reading(
        float[] intensities,
        LatentPoint code,
        float[] refined,
        float[] reconstruction,
        String votes,
        double loss,
        boolean strange,
        boolean alone) {}

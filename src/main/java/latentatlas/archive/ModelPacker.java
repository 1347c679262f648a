package latentatlas.archive;

import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.training.Checkpoint;
import latentatlas.training.CloudSample;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.ImageLosses;

/** Turns the end of a run into what a model file keeps: codes of the training images and the range of usual losses. */
public final class ModelPacker {
    private static final double USUAL = 0.99;
    private static final int MOST_MEASURED = 10_000;

    private ModelPacker() {}

    /**
     * Encodes and measures; some seconds for a large model.
     *
     * @param held images the model was not trained on, or else the training images
     * @param keepOptimiser whether training shall be able to go on from the file
     */
    public static StoredModel pack(
            Checkpoint checkpoint, ImageSet train, ImageSet held, String dataName, int threads, boolean keepOptimiser) {
        int latent = checkpoint.plan().latent();
        CloudSample sample = new CloudSample(train, StoredModel.MOST_CODES);
        try (BatchCoder coder = BatchCoder.parallel(checkpoint.model(), threads)) {
            float[] codes = sample.codes(coder, latent);
            int[] labels = IntStream.of(sample.chosen()).map(train::label).toArray();
            ImageLosses losses = coder.measure(
                    held,
                    IntStream.range(0, Math.min(held.size(), MOST_MEASURED)).toArray());
            return new StoredModel(
                    checkpoint.model(),
                    checkpoint.plan(),
                    train.shape(),
                    dataName,
                    DataChecksum.of(train),
                    train.labelNames(),
                    checkpoint.history(),
                    codes,
                    labels,
                    losses.quantile(USUAL),
                    losses.klOfDimensions(),
                    keepOptimiser ? checkpoint.optimiser() : null);
        }
    }
}

package latentatlas.archive;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.training.Checkpoint;
import latentatlas.training.CloudSample;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.ImageLosses;

/** Turns the end of a run into what a model file keeps: codes of the training images and the range of usual losses. */
public final class ModelPacker {
    private static final double USUAL = 0.99;
    private static final int FEW_CODES = 2_000;
    private static final int MOST_MEASURED = 10_000;

    private ModelPacker() {}

    /**
     * The run as it is, to go on from: without figures, and with few codes, so that it costs little time.
     *
     * @param checksum of the training images, {@link DataChecksum}
     */
    public static StoredModel pack(Checkpoint checkpoint, ImageSet train, String dataName, String checksum) {
        int latent = checkpoint.plan().latent();
        CloudSample sample = new CloudSample(train, FEW_CODES);
        double[] unknown = new double[latent];
        Arrays.fill(unknown, Double.NaN);
        try (BatchCoder coder = BatchCoder.parallel(checkpoint.model(), 1)) {
            return new StoredModel(
                    checkpoint.model(),
                    checkpoint.plan(),
                    train.shape(),
                    dataName,
                    checksum,
                    train.labelNames(),
                    checkpoint.history(),
                    sample.codes(coder, latent),
                    IntStream.of(sample.chosen()).map(train::label).toArray(),
                    Double.NaN,
                    unknown,
                    checkpoint.optimiser());
        }
    }

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

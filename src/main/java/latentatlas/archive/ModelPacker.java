package latentatlas.archive;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
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
        double[] unknown = new double[checkpoint.plan().latent()];
        Arrays.fill(unknown, Double.NaN);
        try (BatchCoder coder = BatchCoder.parallel(checkpoint.model(), 1)) {
            Codes codes = new CloudSample(train, FEW_CODES).encode(coder);
            return new StoredModel(
                    checkpoint.model(),
                    checkpoint.plan(),
                    train.shape(),
                    dataName,
                    checksum,
                    train.labelNames(),
                    checkpoint.history(),
                    codes.values(),
                    codes.labels(),
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
        try (BatchCoder coder = BatchCoder.parallel(checkpoint.model(), threads)) {
            Codes codes = new CloudSample(train, StoredModel.MOST_CODES).encode(coder);
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
                    codes.values(),
                    codes.labels(),
                    losses.quantile(USUAL),
                    losses.klOfDimensions(),
                    keepOptimiser ? checkpoint.optimiser() : null);
        }
    }
}

package latentatlas.archive;

import java.nio.file.Path;
import latentatlas.image.ImageShape;
import latentatlas.problem.ProblemException;
import latentatlas.vae.FrozenModel;

/**
 * A model file as a library: codes to images and images to codes, from any Java program.
 *
 * <p>Plain Java: nothing native is loaded. A call takes 0.2 ms with a model of
 * 784-512-256-128-2; who has many thousand images uses {@code model().newBatchCoder()}.
 */
public final class LatentModel {
    private final StoredModel stored;

    private LatentModel(StoredModel stored) {
        this.stored = stored;
    }

    /**
     * Opens a model file.
     *
     * @throws ProblemException naming the file, what is wrong with it and what to do
     */
    public static LatentModel load(Path file) throws ProblemException {
        return of(ModelFile.read(file));
    }

    /** A model that is in memory. */
    public static LatentModel of(StoredModel stored) {
        return new LatentModel(stored);
    }

    /** Dimensions of a code. */
    public int latent() {
        return model().architecture().latent();
    }

    /** The form of the images: rows of pixels, top first, the channels of a pixel side by side. */
    public ImageShape shape() {
        return stored.shape();
    }

    /** The networks, for finer work. */
    public FrozenModel model() {
        return stored.model();
    }

    /** All that the file holds: training plan, history, codes, labels. */
    public StoredModel stored() {
        return stored;
    }

    /**
     * The image of a code.
     *
     * @param code [latent]
     * @return [shape().values()], intensities in [0, 1]
     * @throws IllegalArgumentException if {@code code} has another length
     */
    public float[] decode(float... code) {
        requireLength(code, latent(), "a code");
        float[] image = new float[shape().values()];
        model().newDecoder().decode(code, image);
        return image;
    }

    /**
     * The code of an image: the mean of its posterior.
     *
     * @param image [shape().values()], intensities in [0, 1]
     * @return [latent]
     * @throws IllegalArgumentException if {@code image} has another length
     */
    public float[] encode(float[] image) {
        return posterior(image).mean();
    }

    /**
     * What the encoder says of an image.
     *
     * @param image [shape().values()], intensities in [0, 1]
     * @throws IllegalArgumentException if {@code image} has another length
     */
    public Posterior posterior(float[] image) {
        requireLength(image, shape().values(), "an image");
        float[] mean = new float[latent()];
        float[] cholesky = new float[latent() * latent()];
        model().newEncoder().posterior(image, mean, cholesky);
        float[] logVariance = new float[latent()];
        model().newEncoder().encode(image, mean, logVariance);
        return new Posterior(mean, logVariance, cholesky);
    }

    /**
     * The distribution of codes of one image, a normal one.
     *
     * @param mean [latent], the code
     * @param logVariance [latent], of each dimension whatever the others; negative infinity for models without a variance
     * @param cholesky [latent, latent], the covariance's Cholesky factor, row by row, zeros above its diagonal
     */
    public record Posterior(float[] mean, float[] logVariance, float[] cholesky) {}

    private static void requireLength(float[] values, int length, String what) {
        if (values.length != length) {
            throw new IllegalArgumentException(what + " of this model has " + length + " values, not " + values.length);
        }
    }
}

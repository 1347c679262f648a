package latentatlas.measure;

import java.util.function.ToDoubleFunction;
import latentatlas.image.ImageSet;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/**
 * log p(x, z) of some images at some codes, all by all: what a likelihood makes of an image is linear in the image, so
 * that one matrix product does most of it. For squared error the likelihood is taken as exp(-loss), as the -ELBO takes it.
 * Confined to one thread; close it.
 */
final class JointDensity implements AutoCloseable {
    private static final int LEVELS = 256;
    private static final int AT_ONCE = 256;

    private final FrozenModel model;
    private final ToDoubleFunction<float[]> logPrior;
    private final Likelihood likelihood;
    private final int inputs;
    private final BatchCoder coder;
    private final Matrix weights;
    private final Matrix images;
    private final Matrix table;
    private final Gemm product;
    private final double[] logPriors;
    /** [codes]: what each adds whatever the image. */
    private final double[] constants;
    /** [images]: what each adds whatever the code. */
    private final double[] own;
    /** What a pixel of each grey level adds whatever the code. */
    private final double[] ownOfLevel = new double[LEVELS];

    private final float[] outputs;
    private final float[] intensities;
    private final byte[] bytes;
    private final float[] row;
    private int codeCount;
    private int imageCount;

    /**
     * A table for so many images and codes at a time.
     *
     * @throws IllegalArgumentException for a model without a prior
     */
    JointDensity(FrozenModel model, int mostImages, int mostCodes) {
        if (model.architecture().kind() != ModelKind.VAE) {
            throw new IllegalArgumentException(
                    "codes of a " + model.architecture().kind() + " have no density");
        }
        this.model = model;
        logPrior = model.newLogPrior();
        likelihood = model.architecture().likelihood();
        inputs = model.architecture().inputs();
        coder = model.newBatchCoder();
        weights = new Matrix(mostCodes, inputs);
        images = new Matrix(mostImages, inputs);
        table = new Matrix(mostImages, mostCodes);
        product = Gemm.rowsTimesTransposed(images, weights, table, 0);
        logPriors = new double[mostCodes];
        constants = new double[mostCodes];
        own = new double[mostImages];
        outputs = new float[Math.min(mostCodes, AT_ONCE) * inputs];
        intensities = new float[inputs];
        bytes = new byte[inputs];
        row = new float[mostCodes];
        for (int level = 0; level < LEVELS; level++) {
            ownOfLevel[level] = own(level / 255f);
        }
    }

    private double own(float intensity) {
        float[] weight = {0};
        double constant = likelihood.linearise(weight, 0, 1);
        float[] loss = {0};
        likelihood.loss(new float[] {0}, new float[] {likelihood.input(intensity)}, loss, 1);
        return constant - weight[0] * intensity - loss[0];
    }

    /** Takes the first {@code count} codes of {@code codes}, [count, latent], and decodes them. */
    void codes(float[] codes, int count) {
        codeCount = 0;
        add(codes, count);
    }

    /** Takes the first {@code count} codes of {@code codes}, [count, latent], beside those it has, and decodes them. */
    void add(float[] codes, int count) {
        int latent = model.architecture().latent();
        float[] some = new float[Math.min(count, AT_ONCE) * latent];
        for (int from = 0; from < count; from += AT_ONCE) {
            int pieces = Math.min(AT_ONCE, count - from);
            System.arraycopy(codes, from * latent, some, 0, pieces * latent);
            decode(some, pieces);
        }
    }

    private void decode(float[] codes, int count) {
        coder.outputs(codes, count, outputs);
        int latent = model.architecture().latent();
        float[] code = new float[latent];
        for (int c = 0; c < count; c++) {
            System.arraycopy(codes, c * latent, code, 0, latent);
            logPriors[codeCount + c] = logPrior.applyAsDouble(code);
            constants[codeCount + c] = logPriors[codeCount + c] - likelihood.linearise(outputs, c * inputs, inputs);
        }
        weights.write(codeCount, 0, outputs, 0, count * inputs);
        codeCount += count;
    }

    /** log p(z) of code {@code code}, nats. */
    double logPrior(int code) {
        return logPriors[code];
    }

    /** Takes images {@code chosen[from..from + count)}. */
    void images(ImageSet set, int[] chosen, int from, int count) {
        imageCount = count;
        for (int i = 0; i < count; i++) {
            set.pixels().read(chosen[from + i], bytes, 0);
            double sum = 0;
            for (int j = 0; j < inputs; j++) {
                int level = bytes[j] & 0xFF;
                intensities[j] = level / 255f;
                sum += ownOfLevel[level];
            }
            own[i] = sum;
            images.write(i, 0, intensities, 0, inputs);
        }
    }

    /** Takes one image, [inputs], intensities in [0, 1]. */
    void image(float[] image) {
        imageCount = 1;
        own[0] = 0;
        for (float intensity : image) {
            own[0] += own(intensity);
        }
        images.write(0, 0, image, 0, inputs);
    }

    /** Multiplies the images by the codes. */
    void run() {
        product.run(imageCount, inputs, 1f);
    }

    /** Reads log p(x, z) of image {@code image} at all codes, [codes or more], nats. */
    void read(int image, double[] target) {
        table.read(image, 0, row, 0, codeCount);
        for (int c = 0; c < codeCount; c++) {
            target[c] = row[c] + constants[c] + own[image];
        }
    }

    @Override
    public void close() {
        coder.close();
        weights.close();
        images.close();
        table.close();
    }
}

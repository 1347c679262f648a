package latentatlas.vae;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.latent.Codes;
import latentatlas.latent.LabelDensity;

/** Fits the density of codes of which no images are at hand, as of those that a file keeps. */
public final class CodeDensity {
    private static final int MOST = 2_500;
    private static final float WHITE = 255f;

    private CodeDensity() {}

    /**
     * The density of a label's codes, fitted to one sample of each one's posterior. Takes seconds; on one thread.
     *
     * @param label an index, or -1 for all codes
     * @param goOn asked now and then
     * @throws IllegalArgumentException where there are too few codes
     * @throws java.util.concurrent.CancellationException once {@code goOn} says no
     */
    public static LabelDensity of(FrozenModel model, Codes codes, int label, long seed, BooleanSupplier goOn) {
        int[] all = IntStream.range(0, codes.size())
                .filter(i -> label < 0 || codes.labels()[i] == label)
                .toArray();
        int latent = codes.latent();
        int count = Math.min(MOST, all.length);
        float[] chosen = new float[count * latent];
        for (int i = 0; i < count; i++) {
            int code = all[(int) ((long) i * all.length / count)];
            System.arraycopy(codes.values(), code * latent, chosen, i * latent, latent);
        }
        return LabelDensity.fit(posteriorSamples(model, chosen, seed), latent, seed, goOn);
    }

    /**
     * A sample of the posterior around each code: its image is decoded, and encoding it tells how wide its posterior is. A
     * model without posteriors has its codes alone.
     *
     * @param codes [count, latent]
     */
    static float[] posteriorSamples(FrozenModel model, float[] codes, long seed) {
        float[] samples = codes.clone();
        int latent = model.architecture().latent();
        int count = codes.length / latent;
        if (model.architecture().kind() != ModelKind.VAE || count == 0) {
            return samples;
        }
        int values = model.architecture().inputs();
        float[] images = new float[count * values];
        float[] factors = new float[count * latent * latent];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.decode(codes, count, images);
            byte[] bytes = new byte[images.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round(WHITE * images[i]);
            }
            ImageSet set = new ImageSet(ImageShape.ofValues(values), Pixels.of(bytes, values), null, List.of());
            coder.posteriors(set, IntStream.range(0, count).toArray(), new float[codes.length], factors);
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[latent];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < latent; d++) {
                noise[d] = (float) random.nextGaussian();
            }
            for (int row = 0; row < latent; row++) {
                for (int d = 0; d <= row; d++) {
                    samples[i * latent + row] += factors[(i * latent + row) * latent + d] * noise[d];
                }
            }
        }
        return samples;
    }
}

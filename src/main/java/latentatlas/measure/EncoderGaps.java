package latentatlas.measure;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.vae.FrozenModel;

/**
 * How far the encoder is off for some images: log p(x) less the ELBO, which is the divergence of its posterior from the true
 * one. Immutable by agreement.
 *
 * @param codes of the images that were measured
 * @param nats [codes], below zero by numerical errors alone, some thousandths of a nat
 * @param wanted how many are measured in the end
 */
public record EncoderGaps(Cloud codes, double[] nats, int wanted) {
    /** So many images cover a plane well. */
    private static final int MOST = 512;

    /** Images that are measured at once. */
    private static final int PIECE = 64;

    /**
     * The gaps of images from all over a cloud, {@value #MOST} at most.
     *
     * @param images that the codes are of
     * @param sofar hears what is known after each {@value #PIECE} images, on the calling thread
     * @param goOn asked now and then
     * @throws CancellationException once {@code goOn} says no
     * @throws IllegalArgumentException if the model is none that {@link Quadrature#possible} allows
     */
    public static EncoderGaps of(
            FrozenModel model,
            ImageSet images,
            Cloud cloud,
            int threads,
            Consumer<EncoderGaps> sofar,
            BooleanSupplier goOn) {
        int count = Math.min(MOST, cloud.size());
        int pieces = (count + PIECE - 1) / PIECE;
        // What is known after each piece is spread over the cloud, too.
        int[] order = IntStream.range(0, pieces)
                .flatMap(piece -> IntStream.iterate(piece, i -> i < count, i -> i + pieces))
                .map(i -> (int) ((long) i * cloud.size() / count))
                .toArray();
        EncoderGaps known = new EncoderGaps(cloud.subset(new int[0]), new double[0], count);
        try (Budgeting budgeting = new Budgeting(model, threads)) {
            while (!known.complete()) {
                int[] codes = Arrays.copyOf(order, Math.min(count, known.nats.length + PIECE));
                int[] piece = IntStream.range(known.nats.length, codes.length)
                        .map(i -> cloud.images()[codes[i]])
                        .toArray();
                double[] more = budgeting.gaps(images, piece, goOn);
                known = new EncoderGaps(
                        cloud.subset(codes),
                        DoubleStream.concat(DoubleStream.of(known.nats), DoubleStream.of(more))
                                .toArray(),
                        count);
                sofar.accept(known);
            }
        }
        return known;
    }

    public boolean complete() {
        return nats.length == wanted;
    }

    /** Nats an image; NaN for no images. */
    public double mean() {
        return Arrays.stream(nats).average().orElse(Double.NaN);
    }
}

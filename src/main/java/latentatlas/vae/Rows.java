package latentatlas.vae;

import latentatlas.image.Pixels;
import latentatlas.net.Noise;

/**
 * Some neighbouring rows of a batch on their way: every row needs only itself, so that blocks of rows run in parallel
 * without meeting. Used by one thread at a time.
 *
 * <p>Elementwise work goes through plain arrays of one row: small enough for the nearest cache, and in the one form in
 * which every supported JVM vectorises loops.
 */
final class Rows {
    /** The block's number. */
    final int index;
    /** Its first row in the stages' memory. */
    final int first;
    /** Scratch memory for one row of any stage. */
    final float[] a;

    final float[] b;
    final float[] c;
    final byte[] bytes;
    final Posterior posterior;
    private final Rows samples;
    private final int perImage;

    private int count;
    private int place;
    private Batch batch = Batch.NONE;

    /**
     * What one pass is about.
     *
     * @param order indices of images; the batch is {@code count} of them from {@code from} on
     * @param beta the KL divergence's weight in the gradient
     * @param step of the noise
     */
    record Batch(Pixels pixels, int[] order, int from, int count, double beta, Noise noise, long step) {
        static final Batch NONE = new Batch(Pixels.of(new byte[0], 1), new int[0], 0, 0, 0, new Noise(0), 0);
    }

    /**
     * A block.
     *
     * @param samples for each image; their rows are a block of their own beside this one
     */
    Rows(Architecture architecture, int index, int first, int widest, int samples) {
        this.index = index;
        this.first = first;
        this.samples = samples == 1 ? this : new Rows(architecture, index, first * samples, widest, 1);
        perImage = samples;
        a = new float[widest];
        b = new float[widest];
        c = new float[widest];
        bytes = new byte[architecture.inputs()];
        posterior = new Posterior(architecture);
    }

    /** Gives the block its rows of the next pass: {@code count} from {@code place} of the batch on. */
    void use(Batch next, int place, int count) {
        batch = next;
        this.place = place;
        this.count = count;
        if (samples != this) {
            samples.use(next, place * perImage, count * perImage);
        }
    }

    /** The rows of these rows' samples. */
    Rows samples() {
        return samples;
    }

    int count() {
        return count;
    }

    /** Where in the batch the block's first row is. */
    int place() {
        return place;
    }

    Batch batch() {
        return batch;
    }
}

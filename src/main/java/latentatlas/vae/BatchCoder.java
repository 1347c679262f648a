package latentatlas.vae;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.net.Crew;
import latentatlas.net.Noise;

/**
 * Encodes, decodes and measures many images at once over native matrices. One thread at a time; close it.
 *
 * <p>Results do not depend on the number of threads: an image's row is computed in a block whose bounds are fixed.
 */
public final class BatchCoder implements AutoCloseable {
    private static final int ROWS = 64;
    private static final long MEASURE_SEED = 0x1A7E47A71A5L;

    private final Network network;
    private final boolean owned;
    private final Crew crew;
    private final ConcurrentLinkedQueue<RowBlock> free = new ConcurrentLinkedQueue<>();
    private final Workspace space;

    /** A coder on the calling thread alone. */
    BatchCoder(FrozenModel model) {
        this(new Network(model), true, new Crew(1, "coder"));
    }

    /** A coder of parameters that may be changing between calls; the network and the crew stay the caller's. */
    BatchCoder(Network network, Crew crew) {
        this(network, false, crew);
    }

    private BatchCoder(Network network, boolean owned, Crew crew) {
        this.network = network;
        this.owned = owned;
        this.crew = crew;
        space = new Workspace(network, ROWS * crew.threads(), null);
        for (int i = 0; i < crew.threads(); i++) {
            free.add(new RowBlock(network, space, i * ROWS, ROWS, false));
        }
    }

    /** A coder that shares its work among {@code threads}. */
    public static BatchCoder parallel(FrozenModel model, int threads) {
        return new BatchCoder(new Network(model), true, new Crew(threads, "coder"));
    }

    /** Dimensions of a code. */
    public int latent() {
        return network.architecture().latent();
    }

    /**
     * Decodes codes.
     *
     * @param codes [count, latent]
     * @param images [count, inputs], receives intensities in [0, 1]
     */
    public void decode(float[] codes, int count, float[] images) {
        int latent = network.architecture().latent();
        int inputs = network.architecture().inputs();
        forBlocks(count, (block, from) -> {
            block.writeCodes(codes, from * latent);
            block.decode();
            block.readImages(images, from * inputs);
        });
    }

    /**
     * Encodes images.
     *
     * @param chosen indices into {@code images}
     * @param means [chosen, latent], receives the codes
     * @param logVariances [chosen, latent], receives the posteriors' log variances; left alone for models without one
     */
    public void encode(ImageSet images, int[] chosen, float[] means, float[] logVariances) {
        int latent = network.architecture().latent();
        boolean variational = network.architecture().kind() == ModelKind.VAE;
        forBlocks(chosen.length, (block, from) -> {
            float[] row = new float[network.architecture().encoderOutputs()];
            block.gather(images.pixels(), chosen, from);
            block.encode();
            for (int r = 0; r < block.rows(); r++) {
                block.readEncoding(r, row);
                System.arraycopy(row, 0, means, (from + r) * latent, latent);
                if (variational) {
                    System.arraycopy(row, latent, logVariances, (from + r) * latent, latent);
                }
            }
        });
    }

    /** The loss of each chosen image with one posterior sample each, the same sample at every call. */
    public ImageLosses measure(ImageSet images, int[] chosen) {
        Noise noise = new Noise(MEASURE_SEED);
        int latent = network.architecture().latent();
        float[] reconstruction = new float[chosen.length];
        float[] kl = new float[chosen.length];
        int blocks = blocks(chosen.length);
        double[][] klOfDimensions = new double[blocks][];
        forBlocks(chosen.length, (block, from) -> {
            block.gather(images.pixels(), chosen, from);
            block.encode();
            block.sample(noise, 0, from);
            block.decode();
            block.loss();
            System.arraycopy(block.rowReconstruction(), 0, reconstruction, from, block.rows());
            System.arraycopy(block.rowKl(), 0, kl, from, block.rows());
            klOfDimensions[from / ROWS] = block.klOfDimensions().clone();
        });
        double[] perDimension = new double[latent];
        for (double[] part : klOfDimensions) {
            for (int d = 0; d < latent; d++) {
                perDimension[d] += part[d] / chosen.length;
            }
        }
        return new ImageLosses(reconstruction, kl, perDimension);
    }

    /** {@link #measure(ImageSet, int[])} of all images. */
    public ImageLosses measure(ImageSet images) {
        return measure(images, IntStream.range(0, images.size()).toArray());
    }

    private static int blocks(int count) {
        return (count + ROWS - 1) / ROWS;
    }

    private void forBlocks(int count, BlockBody body) {
        crew.run(
                blocks(count),
                index -> withBlock(block -> {
                    int from = index * ROWS;
                    block.use(Math.min(ROWS, count - from));
                    body.accept(block, from);
                }));
    }

    private void withBlock(Consumer<RowBlock> use) {
        RowBlock block = free.poll();
        if (block == null) {
            throw new IllegalStateException("a coder was used by two threads at once");
        }
        try {
            use.accept(block);
        } finally {
            free.add(block);
        }
    }

    @Override
    public void close() {
        space.close();
        if (owned) {
            network.close();
            crew.close();
        }
    }

    @FunctionalInterface
    private interface BlockBody {
        void accept(RowBlock block, int from);
    }
}

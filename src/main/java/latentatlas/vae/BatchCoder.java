package latentatlas.vae;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.net.Crew;
import latentatlas.net.Matrix;
import latentatlas.net.Noise;

/**
 * Encodes, decodes and measures many images at once over native matrices. One thread at a time; close it.
 *
 * <p>Results do not depend on the number of threads: an image's row is computed in a block whose bounds are fixed.
 */
public final class BatchCoder implements AutoCloseable {
    private static final int ROWS = 64;
    static final long MEASURE_SEED = 0x1A7E47A71A5L;

    private final Network network;
    private final boolean owned;
    private final Crew crew;
    private final Stages stages;
    private final Program encoding = new Program(false);
    private final Program decoding = new Program(false);
    private final Program measuring = new Program(false);
    private final ConcurrentLinkedQueue<Rows> free = new ConcurrentLinkedQueue<>();

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
        stages = new Stages(network, new Layout(ROWS * crew.threads(), ROWS, 1), 1, Learning.NONE);
        stages.encoding().forEach(stage -> stage.forward(encoding));
        stages.decoding().forEach(stage -> stage.forward(decoding));
        stages.all().forEach(stage -> stage.forward(measuring));
        free.addAll(stages.blocks());
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
        Likelihood likelihood = network.architecture().likelihood();
        outputs(codes, count, images);
        likelihood.intensities(images, count * network.architecture().inputs());
    }

    /** The decoder's outputs before they become intensities, [count, inputs]. */
    public void outputs(float[] codes, int count, float[] outputs) {
        int latent = latent();
        int inputs = network.architecture().inputs();
        forBlocks(count, Rows.Batch.NONE, block -> {
            stages.latent().out().values().write(block.first, 0, codes, block.place() * latent, block.count() * latent);
            decoding.run(block);
            stages.decoded().values().read(block.first, 0, outputs, block.place() * inputs, block.count() * inputs);
        });
    }

    /**
     * Encodes images.
     *
     * @param chosen indices into {@code images}
     * @param means [chosen, latent], receives the codes
     * @param logVariances [chosen, latent], receives the log of each dimension's variance, see {@link Encoder#encode}
     */
    public void encode(ImageSet images, int[] chosen, float[] means, float[] logVariances) {
        int latent = latent();
        encode(images, chosen, means, (posterior, i) -> {
            for (int d = 0; d < latent; d++) {
                logVariances[i * latent + d] = (float) posterior.logVariance(d);
            }
        });
    }

    /**
     * Encodes images as normal distributions of codes.
     *
     * @param chosen indices into {@code images}
     * @param means [chosen, latent], receives the codes
     * @param choleskys [chosen, latent, latent], receives the Cholesky factors of the covariances, see {@link
     *     Encoder#posterior}
     */
    public void posteriors(ImageSet images, int[] chosen, float[] means, float[] choleskys) {
        int size = latent() * latent();
        encode(images, chosen, means, (posterior, i) -> posterior.cholesky(choleskys, i * size));
    }

    private void encode(ImageSet images, int[] chosen, float[] means, ObjIntConsumer<Posterior> each) {
        int latent = latent();
        Matrix encoded = stages.encoded().values();
        if (network.architecture().refinements() > 0) {
            encodePseudoInputs();
        }
        forBlocks(chosen.length, batch(images, chosen), block -> {
            encoding.run(block);
            for (int r = 0; r < block.count(); r++) {
                encoded.read(block.first + r, 0, block.posterior.encoding, 0, encoded.columns());
                System.arraycopy(block.posterior.encoding, 0, means, (block.place() + r) * latent, latent);
                each.accept(block.posterior, block.place() + r);
            }
        });
    }

    private static Rows.Batch batch(ImageSet images, int[] chosen) {
        return new Rows.Batch(images.pixels(), chosen, 0, chosen.length, 1, 1, new Noise(MEASURE_SEED), 0);
    }

    /** Has the prior be that of the parameters as they are now. */
    private void encodePseudoInputs() {
        int count = network.architecture().pseudoInputs();
        if (count > 0) {
            float[][] encodings = new float[count][];
            forBlocks(count, -count, Rows.Batch.NONE, block -> {
                encoding.run(block);
                for (int r = 0; r < block.count(); r++) {
                    float[] values = new float[network.architecture().encoderOutputs()];
                    stages.encoded().values().read(block.first + r, 0, values, 0, values.length);
                    encodings[count + block.image(r)] = values;
                }
            });
            stages.latent().load(i -> encodings[i]);
        }
    }

    /** The loss of each chosen image with one posterior sample each, the same sample at every call. */
    public ImageLosses measure(ImageSet images, int[] chosen) {
        encodePseudoInputs();
        float[] reconstruction = new float[chosen.length];
        float[] kl = new float[chosen.length];
        double[][] klOfDimensions = new double[blocks(chosen.length)][];
        forBlocks(chosen.length, batch(images, chosen), block -> {
            measuring.run(block);
            System.arraycopy(stages.loss().reconstruction(), block.first, reconstruction, block.place(), block.count());
            System.arraycopy(stages.latent().kl(), block.first, kl, block.place(), block.count());
            klOfDimensions[block.place() / ROWS] =
                    stages.latent().klOfDimensions(block.index).clone();
        });
        double[] perDimension = new double[latent()];
        for (double[] part : klOfDimensions) {
            for (int d = 0; d < perDimension.length; d++) {
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

    private void forBlocks(int count, Rows.Batch batch, Consumer<Rows> body) {
        forBlocks(count, 0, batch, body);
    }

    private void forBlocks(int count, int from, Rows.Batch batch, Consumer<Rows> body) {
        crew.run(blocks(count), index -> {
            Rows block = free.poll();
            if (block == null) {
                throw new IllegalStateException("a coder was used by two threads at once");
            }
            try {
                int place = index * ROWS;
                block.use(batch, from + place, Math.min(ROWS, count - place));
                body.accept(block);
            } finally {
                free.add(block);
            }
        });
    }

    @Override
    public void close() {
        stages.close();
        if (owned) {
            network.close();
            crew.close();
        }
    }
}

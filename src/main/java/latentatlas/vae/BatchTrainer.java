package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Adam;
import latentatlas.net.Crew;
import latentatlas.net.Noise;

/**
 * A model in training: its parameters, Adam's moments, and one step at a time.
 *
 * <p>A step is the {@link StepProgram}, forward and back, and then one phase over rows of the weights: a slice of a weight
 * matrix's gradient, and Adam on that slice while it is in the cache. All is cut at places fixed by the batch and the
 * model, so that the result is the same bits for any number of threads.
 *
 * <p>Confined to the trainer thread; close it.
 */
public final class BatchTrainer implements AutoCloseable {
    private final Network network;
    private final Workspace space;
    private final InkLayer ink;
    private final Crew crew;
    private final Noise noise;
    private final StepProgram program;
    private final List<LayerUpdate> updates = new ArrayList<>();
    private final int[] starts;
    private final BatchCoder coder;
    private long step;

    /**
     * A trainer that goes on from {@code model}.
     *
     * @param batch images a step, at most
     * @param threads the calling one included
     */
    public BatchTrainer(FrozenModel model, int batch, long seed, int threads) {
        network = new Network(model);
        crew = new Crew(threads, "trainer");
        noise = new Noise(seed);
        ink = new InkLayer(network.layers().get(0), batch);
        space = new Workspace(network, batch, ink);
        program = new StepProgram(network, space, ink, batch);
        updates.add(new InkUpdate(network.layers().get(0), ink, space.input(0), space.gradient(0), threads));
        for (int i = 1; i < network.layers().size(); i++) {
            updates.add(new DenseUpdate(network.layers().get(i), space.input(i), space.gradient(i), i, threads));
        }
        starts = new int[updates.size() + 1];
        for (int i = 0; i < updates.size(); i++) {
            starts[i + 1] = starts[i] + updates.get(i).tasks();
        }
        coder = new BatchCoder(network, crew);
    }

    /** Untrained parameters: the same for the same seed. */
    public static FrozenModel initialModel(Architecture architecture, long seed) {
        return Network.initial(architecture, new SplittableRandom(seed));
    }

    /** Steps done since the optimiser began. */
    public long step() {
        return step;
    }

    /**
     * One step of Adam on the mean over the batch of reconstruction + beta·KL.
     *
     * @param order indices of images
     * @param from the batch's first in {@code order}
     * @param count images in this batch, at most the trainer's
     */
    public StepLosses step(Pixels pixels, int[] order, int from, int count, double beta, double learningRate) {
        program.run(crew, new StepProgram.Batch(pixels, order, from, count, beta, noise, step));
        StepLosses losses = sum(program.usedBlocks(count));
        if (losses.finite()) {
            step++;
            update(program.usedBlocks(count), count, learningRate);
        }
        return losses;
    }

    private void update(List<RowBlock> parts, int count, double learningRate) {
        Adam.StepLength length = Adam.StepLength.at(step, learningRate);
        crew.run(starts[updates.size()], task -> {
            int layer = 0;
            while (task >= starts[layer + 1]) {
                layer++;
            }
            updates.get(layer).run(task - starts[layer], parts, count, length);
        });
    }

    private StepLosses sum(List<RowBlock> blocks) {
        double reconstruction = 0;
        double kl = 0;
        double[] klOfDimensions = new double[network.architecture().latent()];
        int rows = 0;
        for (RowBlock block : blocks) {
            for (int r = 0; r < block.rows(); r++) {
                reconstruction += block.rowReconstruction()[r];
                kl += block.rowKl()[r];
            }
            for (int d = 0; d < klOfDimensions.length; d++) {
                klOfDimensions[d] += block.klOfDimensions()[d];
            }
            rows += block.rows();
        }
        return new StepLosses(rows, reconstruction, kl, klOfDimensions);
    }

    /** A coder of the parameters as they are now, until the next step; the trainer's, and used on its thread only. */
    public BatchCoder coder() {
        ink.publish();
        return coder;
    }

    public FrozenModel freeze(LatentPlane plane) {
        ink.publish();
        return network.freeze(plane);
    }

    /** A copy of what Adam remembers, to go on from later. */
    public OptimiserState optimiser() {
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        updates.forEach(update -> update.copyMoments(first, second));
        return new OptimiserState(step, first, second);
    }

    /** Goes on where {@code state} was taken. */
    public void resume(OptimiserState state) {
        step = state.step();
        for (int i = 0; i < updates.size() && !state.first().isEmpty(); i++) {
            updates.get(i)
                    .loadMoments(
                            state.first().get(2 * i),
                            state.second().get(2 * i),
                            state.first().get(2 * i + 1),
                            state.second().get(2 * i + 1));
        }
    }

    @Override
    public void close() {
        crew.close();
        coder.close();
        updates.forEach(LayerUpdate::close);
        space.close();
        network.close();
    }
}

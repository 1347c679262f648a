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
 * <p>A step runs the stages forward, then back, and then one phase of all slices of their updates. All is cut at places
 * fixed by the batch and the model, so that the result is the same bits for any number of threads.
 *
 * <p>Confined to the trainer thread; close it.
 */
public final class BatchTrainer implements AutoCloseable {
    private final Network network;
    private final Layout layout;
    private final Stages stages;
    private final List<Rows> blocks;
    private final Program program = new Program(true);
    private final List<Slice> slices = new ArrayList<>();
    private final Crew crew;
    private final Noise noise;
    private final BatchCoder coder;
    private long step;

    /** A task of the update. */
    private record Slice(Stage stage, int index) {}

    /**
     * A trainer that goes on from {@code model}.
     *
     * @param batch images a step, at most
     * @param samples of each image's code: with several, the loss is the importance-weighted bound (Burda et al. 2016)
     * @param threads the calling one included
     */
    public BatchTrainer(FrozenModel model, int batch, int samples, long seed, int threads) {
        network = new Network(model);
        crew = new Crew(threads, "trainer");
        noise = new Noise(seed);
        layout = Layout.ofBatch(batch);
        stages = new Stages(network, layout, samples, threads);
        blocks = stages.blocks();
        List<Stage> way = stages.all();
        way.forEach(stage -> stage.forward(program));
        for (int i = way.size() - 1; i >= 0; i--) {
            way.get(i).backward(program);
        }
        for (Stage stage : way) {
            for (int i = 0; i < stage.slices(); i++) {
                slices.add(new Slice(stage, i));
            }
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
        if (count > layout.rows()) {
            throw new IllegalArgumentException("a batch of " + count + ", made for " + layout.rows());
        }
        Rows.Batch batch = new Rows.Batch(pixels, order, from, count, beta, noise, step);
        List<Rows> used = blocks.subList(0, layout.blocks(count));
        for (Rows rows : used) {
            rows.use(batch, rows.first, Math.min(layout.block(), count - rows.first));
        }
        program.run(crew, used, count);
        StepLosses losses = sum(count);
        if (losses.finite()) {
            step++;
            Adam.StepLength length = Adam.StepLength.at(step, learningRate);
            crew.run(slices.size(), task -> {
                Slice slice = slices.get(task);
                slice.stage().update(slice.index(), count, length);
            });
        }
        return losses;
    }

    private StepLosses sum(int count) {
        double reconstruction = 0;
        double kl = 0;
        for (int r = 0; r < count; r++) {
            reconstruction += stages.loss().reconstruction()[r];
            kl += stages.latent().kl()[r];
        }
        double[] klOfDimensions = new double[network.architecture().latent()];
        for (int b = 0; b < layout.blocks(count); b++) {
            for (int d = 0; d < klOfDimensions.length; d++) {
                klOfDimensions[d] += stages.latent().klOfDimensions(b)[d];
            }
        }
        return new StepLosses(count, reconstruction, kl, klOfDimensions);
    }

    /** A coder of the parameters as they are now, until the next step; the trainer's, and used on its thread only. */
    public BatchCoder coder() {
        return coder;
    }

    public FrozenModel freeze(LatentPlane plane) {
        return network.freeze(plane);
    }

    /** A copy of what Adam remembers, to go on from later. */
    public OptimiserState optimiser() {
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        stages.layers().forEach(layer -> layer.requireUpdate().copyMoments(first, second));
        return new OptimiserState(step, first, second);
    }

    /** Goes on where {@code state} was taken. */
    public void resume(OptimiserState state) {
        step = state.step();
        int index = 0;
        for (LayerStage layer : state.first().isEmpty() ? List.<LayerStage>of() : stages.layers()) {
            layer.requireUpdate().loadMoments(state, index);
            index += 2;
        }
    }

    @Override
    public void close() {
        crew.close();
        coder.close();
        stages.close();
        network.close();
    }
}

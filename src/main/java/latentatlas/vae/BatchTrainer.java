package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import latentatlas.image.Pixels;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Adam;
import latentatlas.net.Crew;
import latentatlas.net.Noise;
import latentatlas.net.Precision;

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
    private final int pseudoInputs;
    private final int samples;
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
     * @param precision of the large products
     */
    public BatchTrainer(FrozenModel model, int batch, int samples, long seed, int threads, Precision precision) {
        network = new Network(model);
        crew = new Crew(threads, "trainer");
        noise = new Noise(seed);
        pseudoInputs = model.architecture().pseudoInputs();
        this.samples = samples;
        layout = Layout.ofBatch(batch + pseudoInputs);
        stages = new Stages(network, layout, samples, new Learning(threads, precision));
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
        int all = pseudoInputs + count;
        if (all > layout.rows()) {
            throw new IllegalArgumentException("a batch of " + count + ", made for " + (layout.rows() - pseudoInputs));
        }
        double scale = (double) all / count;
        Rows.Batch batch = new Rows.Batch(pixels, order, from, count, beta, scale, noise, step);
        List<Rows> used = blocks.subList(0, layout.blocks(all));
        for (Rows rows : used) {
            rows.use(batch, rows.first - pseudoInputs, Math.min(layout.block(), all - rows.first));
        }
        program.run(crew, used, all);
        StepLosses losses = sum(count);
        if (losses.finite()) {
            step++;
            Adam.StepLength length = Adam.StepLength.at(step, learningRate);
            crew.run(slices.size(), task -> {
                Slice slice = slices.get(task);
                slice.stage().update(slice.index(), all, length);
            });
        }
        return losses;
    }

    /**
     * The same step, looked at.
     *
     * @param shown how many images of the batch are looked at, the first ones
     */
    public StepTrace trace(
            Pixels pixels, int[] order, int from, int count, double beta, double learningRate, int shown) {
        LatentPlane plane = LatentPlane.ofFirstTwo(network.architecture().latent());
        FrozenModel before = freeze(plane);
        OptimiserState earlier = optimiser();
        StepLosses losses = step(pixels, order, from, count, beta, learningRate);
        StepTracer tracer = new StepTracer(stages, before, samples);
        double scale = (double) count / (pseudoInputs + count);
        List<StepTrace.OneImage> images = new ArrayList<>();
        for (int i = 0; i < Math.min(shown, count); i++) {
            images.add(tracer.image(i, pixels, order[from + i], scale));
        }
        List<float[]> gradients = tracer.gradients(earlier, optimiser());
        return new StepTrace(step, losses, beta, learningRate, images, before, freeze(plane), gradients);
    }

    private StepLosses sum(int count) {
        double reconstruction = 0;
        double kl = 0;
        for (int r = pseudoInputs; r < pseudoInputs + count; r++) {
            reconstruction += stages.loss().reconstruction()[r];
            kl += stages.latent().kl()[r];
        }
        double[] klOfDimensions = new double[network.architecture().latent()];
        for (int b = 0; b < layout.blocks(pseudoInputs + count); b++) {
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
        stages.gather().copyMoments(first, second);
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
        if (!state.first().isEmpty()) {
            stages.gather().loadMoments(state, index);
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

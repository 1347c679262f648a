package latentatlas.vae;

import java.util.List;
import latentatlas.net.Adam;

/** One layer's gradient and Adam step, cut into tasks that run in parallel. */
interface LayerUpdate extends AutoCloseable {
    int tasks();

    /**
     * Does one task.
     *
     * @param parts the blocks of the batch
     * @param batch images in it; the gradient is their mean
     */
    void run(int task, List<RowBlock> parts, int batch, Adam.StepLength length);

    /** Adds copies of the weights' moments, then of the biases'. */
    void copyMoments(List<float[]> first, List<float[]> second);

    /** Takes back what {@link #copyMoments} gave. */
    void loadMoments(float[] first, float[] second, float[] biasFirst, float[] biasSecond);

    @Override
    void close();
}

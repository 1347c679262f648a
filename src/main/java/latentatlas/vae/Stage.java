package latentatlas.vae;

import latentatlas.net.Adam;

/**
 * One part of the way from an image to its loss. A stage owns its output's memory; it adds its work to a program, forward
 * and back, and does the slices of its update, which run in parallel after the way back.
 */
interface Stage extends AutoCloseable {
    /** Adds the way from the input to the output. */
    void forward(Program program);

    /** Adds the way from the output's gradient to the input's. */
    default void backward(Program program) {}

    /** Tasks that the update is cut into; 0 where there is nothing to learn. */
    default int slices() {
        return 0;
    }

    /**
     * Does one slice of the update.
     *
     * @param batch rows of the last pass; the gradient is their mean
     */
    default void update(int slice, int batch, Adam.StepLength length) {}

    @Override
    void close();
}

package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.net.Adam;

/** The first stage: bytes of images to the numbers a network sees, after the prior's pseudo-inputs, which it learns. */
final class Gather implements Stage {
    private static final int LEVELS = 256;
    private static final float WHITE = 255f;

    private final Likelihood likelihood;
    private final Signal out;
    private final float[] table = new float[LEVELS];
    private final float[][] pseudoInputs;
    private final List<Adam> moments = new ArrayList<>();

    /**
     * A gatherer.
     *
     * @param learns whether gradients come back to the pseudo-inputs, if there are any
     */
    Gather(Network network, Layout layout, boolean learns) {
        likelihood = network.architecture().likelihood();
        int inputs = network.architecture().inputs();
        pseudoInputs = network.pseudoInputs();
        out = learns && pseudoInputs.length > 0
                ? Signal.withGradient(layout.rows(), inputs)
                : Signal.withoutGradient(layout.rows(), inputs);
        for (int i = 0; learns && i < pseudoInputs.length; i++) {
            moments.add(new Adam(inputs));
        }
        for (int i = 0; i < LEVELS; i++) {
            table[i] = likelihood.input(i / WHITE);
        }
    }

    Signal out() {
        return out;
    }

    @Override
    public void forward(Program program) {
        program.rows(this::gather);
    }

    private void gather(Rows rows) {
        Rows.Batch batch = rows.batch();
        int width = rows.bytes.length;
        for (int r = 0; r < rows.count(); r++) {
            int image = rows.image(r);
            if (image < 0) {
                float[] pseudoInput = pseudoInputs[pseudoInputs.length + image];
                for (int i = 0; i < width; i++) {
                    rows.a[i] = likelihood.input(pseudoInput[i]);
                }
            } else {
                batch.pixels().read(batch.order()[batch.from() + image], rows.bytes, 0);
                for (int i = 0; i < width; i++) {
                    rows.a[i] = table[rows.bytes[i] & 0xFF];
                }
            }
            out.values().write(rows.first + r, 0, rows.a, 0, width);
        }
    }

    @Override
    public int slices() {
        return moments.size();
    }

    /** A pseudo-input stays an image: its intensities are kept within 0 and 1. */
    @Override
    public void update(int slice, int batch, Adam.StepLength length) {
        float[] values = pseudoInputs[slice];
        float[] gradient = new float[values.length];
        out.requireGradient().read(slice, 0, gradient, 0, gradient.length);
        float scale = (1 - likelihood.black()) / batch;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= scale;
        }
        moments.get(slice).update(values, gradient, length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, Math.min(1, values[i]));
        }
    }

    /** Adds copies of the pseudo-inputs' moments, an array each. */
    void copyMoments(List<float[]> first, List<float[]> second) {
        for (Adam adam : moments) {
            first.add(adam.first().clone());
            second.add(adam.second().clone());
        }
    }

    /** Takes back what {@link #copyMoments} gave, from array {@code index} on. */
    void loadMoments(OptimiserState state, int index) {
        for (int i = 0; i < moments.size(); i++) {
            moments.get(i).load(state.first().get(index + i), state.second().get(index + i), 0);
        }
    }

    @Override
    public void close() {
        out.close();
    }
}

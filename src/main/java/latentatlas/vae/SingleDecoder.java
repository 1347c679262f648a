package latentatlas.vae;

import java.util.List;
import latentatlas.net.RowLayer;

/** Confined to one thread: its buffers are reused. */
final class SingleDecoder implements Decoder {
    private final FrozenModel model;
    private final float[][] hidden;
    private final float[][] slopes;

    SingleDecoder(FrozenModel model) {
        this.model = model;
        List<RowLayer> layers = model.decoderRows();
        hidden = new float[layers.size() - 1][];
        slopes = new float[layers.size() - 1][];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = new float[layers.get(i).outputs()];
            slopes[i] = new float[layers.get(i).outputs()];
        }
    }

    @Override
    public void decode(float[] code, float[] image) {
        forward(code, image);
        Output.intensities(model.architecture().likelihood(), image, image.length);
    }

    /** Writes the last layer's outputs to {@code outputs} and keeps each hidden layer's slopes. */
    void forward(float[] code, float[] outputs) {
        float[] x = code;
        for (int i = 0; i < hidden.length; i++) {
            model.decoderRows().get(i).apply(x, hidden[i]);
            model.architecture().activation().applyWithSlope(hidden[i], slopes[i]);
            x = hidden[i];
        }
        model.decoderRows().get(hidden.length).apply(x, outputs);
    }

    /** The derivative of hidden layer {@code i}'s activation at the last code. */
    float[] slopes(int i) {
        return slopes[i];
    }
}

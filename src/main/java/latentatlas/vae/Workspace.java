package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.net.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Native memory for the activations of one batch, and for their gradients where the batch is for training.
 *
 * <p>Layer {@code i} reads {@code input(i)} and writes {@code output(i)}; the decoder's first input is the sampled code.
 */
final class Workspace implements AutoCloseable {
    private final List<Matrix> inputs = new ArrayList<>();
    private final List<Matrix> outputs = new ArrayList<>();
    private final List<Matrix> gradients = new ArrayList<>();
    private final List<Matrix> inputGradients = new ArrayList<>();
    private final List<@Nullable Matrix> slopes = new ArrayList<>();
    private final Matrix code;
    private final Matrix codeGradient;
    private final @Nullable InkLayer ink;

    /**
     * Memory for {@code batch} rows.
     *
     * @param ink the first layer in training; null where the batch is not for training
     */
    Workspace(Network network, int batch, @Nullable InkLayer ink) {
        this.ink = ink;
        boolean training = ink != null;
        int latent = network.architecture().latent();
        boolean keepsSlope = training && network.architecture().activation().slopeKept();
        Matrix previous = new Matrix(batch, network.architecture().inputs());
        code = new Matrix(batch, latent);
        codeGradient = training ? new Matrix(batch, latent) : code;
        int last = network.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            inputs.add(i == network.encoderLayers() ? code : previous);
            // The first layer's input needs no gradient: nothing reads that of images.
            inputGradients.add(i == network.encoderLayers() ? codeGradient : i == 0 ? previous : gradients.get(i - 1));
            Matrix output = new Matrix(batch, network.layers().get(i).outputs());
            outputs.add(output);
            // The loss writes its gradient over the outputs.
            gradients.add(training && i < last ? new Matrix(batch, output.columns()) : output);
            slopes.add(keepsSlope && network.hidden(i) ? new Matrix(batch, output.columns()) : null);
            previous = output;
        }
    }

    /** [batch, layer's inputs]. */
    Matrix input(int layer) {
        return inputs.get(layer);
    }

    /** [batch, layer's outputs], after the activation. */
    Matrix output(int layer) {
        return outputs.get(layer);
    }

    /** [batch, layer's outputs], the loss's gradient with respect to the values before the activation. */
    Matrix gradient(int layer) {
        return gradients.get(layer);
    }

    /** [batch, layer's inputs], the loss's gradient with respect to them, before the way back through what made them. */
    Matrix inputGradient(int layer) {
        return inputGradients.get(layer);
    }

    /** [batch, layer's outputs], the activation's derivative, where backpropagation needs it kept. */
    @Nullable
    Matrix slope(int layer) {
        return slopes.get(layer);
    }

    /** The first layer in training; null where the batch is not for training. */
    @Nullable
    InkLayer ink() {
        return ink;
    }

    /** [batch, latent]. */
    Matrix code() {
        return code;
    }

    /** [batch, latent]. */
    Matrix codeGradient() {
        return codeGradient;
    }

    @Override
    public void close() {
        inputs.get(0).close();
        code.close();
        codeGradient.close();
        outputs.forEach(Matrix::close);
        gradients.forEach(Matrix::close);
        for (Matrix slope : slopes) {
            if (slope != null) {
                slope.close();
            }
        }
    }
}

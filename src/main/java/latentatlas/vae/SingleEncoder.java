package latentatlas.vae;

import java.util.Arrays;
import java.util.List;
import latentatlas.net.RowLayer;

/** Confined to one thread: its buffers are reused. */
final class SingleEncoder implements Encoder {
    private final FrozenModel model;
    private final float[] input;
    private final float[][] layers;
    private final float[][] slopes;

    SingleEncoder(FrozenModel model) {
        this.model = model;
        input = new float[model.architecture().inputs()];
        List<RowLayer> encoder = model.encoderRows();
        layers = new float[encoder.size()][];
        slopes = new float[encoder.size()][];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = new float[encoder.get(i).outputs()];
            slopes[i] = new float[encoder.get(i).outputs()];
        }
    }

    @Override
    public void encode(float[] image, float[] mean, float[] logVariance) {
        for (int i = 0; i < input.length; i++) {
            input[i] = Preprocessing.input(image[i], model.architecture().likelihood());
        }
        float[] x = input;
        for (int i = 0; i < layers.length; i++) {
            model.encoderRows().get(i).apply(x, layers[i]);
            if (i < layers.length - 1) {
                model.architecture().activation().applyWithSlope(layers[i], slopes[i]);
            }
            x = layers[i];
        }
        int latent = model.architecture().latent();
        System.arraycopy(x, 0, mean, 0, latent);
        if (model.architecture().kind() == ModelKind.VAE) {
            System.arraycopy(x, latent, logVariance, 0, latent);
        } else {
            Arrays.fill(logVariance, 0, latent, Float.NEGATIVE_INFINITY);
        }
    }
}

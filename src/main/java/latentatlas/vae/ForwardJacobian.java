package latentatlas.vae;

import latentatlas.net.RowLayer;

/** Pushes the plane's two axes through the decoder (forward-mode differentiation). Confined to one thread. */
final class ForwardJacobian implements DecoderJacobian {
    private final FrozenModel model;
    private final SingleDecoder decoder;
    private final float[] image;
    private final float[] slopes;

    ForwardJacobian(FrozenModel model) {
        this.model = model;
        decoder = new SingleDecoder(model);
        image = new float[model.architecture().inputs()];
        slopes = new float[image.length];
    }

    @Override
    public void jacobian(float[] code, float[] alongFirst, float[] alongSecond) {
        decoder.decode(code, image);
        Output.slopes(model.architecture().likelihood(), image, slopes);
        push(model.plane().first(), alongFirst);
        push(model.plane().second(), alongSecond);
    }

    private void push(float[] direction, float[] result) {
        float[] x = direction;
        int last = model.decoderRows().size() - 1;
        for (int i = 0; i <= last; i++) {
            RowLayer layer = model.decoderRows().get(i);
            float[] y = i == last ? result : new float[layer.outputs()];
            layer.applyLinear(x, y);
            float[] slope = i == last ? slopes : decoder.slopes(i);
            for (int j = 0; j < y.length; j++) {
                y[j] *= slope[j];
            }
            x = y;
        }
    }
}

package latentatlas.vae;

import latentatlas.latent.PlaneDecoder;

/** A model's decoder over its latent plane. Confined to one thread. */
public final class ModelPlane implements PlaneDecoder {
    private final FrozenModel model;
    private final Decoder decoder;
    private final float[] code;
    private final float[] image;

    public ModelPlane(FrozenModel model) {
        this.model = model;
        decoder = model.newDecoder();
        code = new float[model.architecture().latent()];
        image = new float[model.architecture().inputs()];
    }

    @Override
    public int values() {
        return image.length;
    }

    @Override
    public void decode(double x, double y, float[] target, int offset) {
        model.plane().code(x, y, code);
        decoder.decode(code, image);
        System.arraycopy(image, 0, target, offset, image.length);
    }
}

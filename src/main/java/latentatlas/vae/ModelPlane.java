package latentatlas.vae;

import java.util.List;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PlaneDecoder;

/** A model's decoder over its latent plane. Confined to one thread; close it. */
public final class ModelPlane implements PlaneDecoder, AutoCloseable {
    private final FrozenModel model;
    private final BatchCoder coder;

    public ModelPlane(FrozenModel model) {
        this.model = model;
        coder = model.newBatchCoder();
    }

    @Override
    public int values() {
        return model.architecture().inputs();
    }

    @Override
    public void decode(List<LatentPoint> points, float[] images) {
        coder.decode(codes(points), points.size(), images);
    }

    /** Images in coordinates in which {@code metric} is Euclidean; open as long as this is. */
    public PlaneDecoder in(Metric metric) {
        return metric == Metric.EUCLIDEAN ? this : new Coordinates();
    }

    private float[] codes(List<LatentPoint> points) {
        int latent = model.architecture().latent();
        float[] codes = new float[points.size() * latent];
        float[] code = new float[latent];
        for (int i = 0; i < points.size(); i++) {
            model.plane().code(points.get(i).x(), points.get(i).y(), code);
            System.arraycopy(code, 0, codes, i * latent, latent);
        }
        return codes;
    }

    private final class Coordinates implements PlaneDecoder {
        @Override
        public int values() {
            return ModelPlane.this.values();
        }

        @Override
        public void decode(List<LatentPoint> points, float[] images) {
            coder.outputs(codes(points), points.size(), images);
            model.architecture().likelihood().coordinates(images, points.size() * values());
        }
    }

    @Override
    public void close() {
        coder.close();
    }
}

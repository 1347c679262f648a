package latentatlas.vae;

import java.util.List;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PlaneCodes;
import latentatlas.latent.PlaneDecoder;

/** A model's decoder over places of the map. Confined to one thread; close it. */
public final class ModelPlane implements PlaneDecoder, AutoCloseable {
    private final FrozenModel model;
    private final PlaneCodes places;
    private final BatchCoder coder;

    /**
     * A decoder.
     *
     * @param places the code of each place
     */
    public ModelPlane(FrozenModel model, PlaneCodes places) {
        this.model = model;
        this.places = places;
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
            places.code(points.get(i).x(), points.get(i).y(), code);
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

package latentatlas.ui.map.model;

import java.util.Optional;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.vae.Decoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * What the map shows at one moment, for work on another thread. Immutable.
 *
 * @param images that the cloud's codes belong to; null where they are not at hand
 */
public record Exhibit(
        FrozenModel model,
        ImageShape shape,
        Cloud cloud,
        @Nullable ImageSet images) {
    private static final float WHITE = 255f;

    /** What a map shows now; empty before it has a model. */
    public static Optional<Exhibit> of(MapModel map) {
        FrozenModel model = map.modelProperty().get();
        return model == null
                ? Optional.empty()
                : Optional.of(
                        new Exhibit(model, map.shape(), map.cloudProperty().get(), map.images()));
    }

    /** The image of code {@code index}, [values], intensities; null where it is not at hand. */
    public float @Nullable [] original(int index) {
        ImageSet set = images;
        if (set == null || cloud.images()[index] >= set.size()) {
            return null;
        }
        byte[] bytes = set.image(cloud.images()[index]);
        float[] intensities = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            intensities[i] = (bytes[i] & 0xFF) / WHITE;
        }
        return intensities;
    }

    /** The decoder's image at a place of the plane, [values]. */
    public float[] decoded(LatentPoint place) {
        float[] image = new float[model.architecture().inputs()];
        Decoder decoder = model.newDecoder();
        decoder.decode(model.plane().code(place), image);
        return image;
    }

    /** The originals of some codes, or what the decoder makes of them: {@code [codes][values]}. */
    public float[][] pictures(int[] codes) {
        float[][] pictures = new float[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            float[] original = original(codes[i]);
            pictures[i] = original == null ? decoded(cloud.point(codes[i])) : original;
        }
        return pictures;
    }
}

package latentatlas.ui.drawing;

import java.util.Optional;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * What pads and paths work with. Immutable.
 *
 * @param beta the weight of the KL divergence the model was trained with
 * @param cloud codes of training images
 * @param usual the loss that 99 % of images stay below, nats; not finite where it is not known
 * @param held images to find the usual loss from where it is not known; null without them
 * @param originals the images the cloud's codes belong to; null where they are not at hand
 */
public record Material(
        FrozenModel model,
        double beta,
        ImageShape shape,
        Cloud cloud,
        double usual,
        @Nullable ImageSet held,
        @Nullable ImageSet originals) {
    private static final float WHITE = 255f;

    /** The image of the cloud's code {@code index}, [values], intensities; empty where it is not at hand. */
    Optional<float[]> original(int index) {
        ImageSet images = originals;
        int image = cloud.images()[index];
        if (images == null || image >= images.size() || !images.shape().equals(shape)) {
            return Optional.empty();
        }
        return Optional.of(intensities(images, image));
    }

    static float[] intensities(ImageSet images, int image) {
        byte[] bytes = new byte[images.shape().values()];
        images.pixels().read(image, bytes, 0);
        float[] intensities = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            intensities[i] = (bytes[i] & 0xFF) / WHITE;
        }
        return intensities;
    }

    /** What the label of the cloud's code {@code index} is called; empty for none. */
    String label(int index) {
        int label = cloud.labels()[index];
        return label < 0 ? "" : cloud.labelNames().get(label);
    }
}

package latentatlas.ui.lesson;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.image.Pixels;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.ImageLosses;

/**
 * What a lesson's models are measured on.
 *
 * @param models as they were when their training ended, in the order of the trials
 * @param drawn what is on the pads, [values] each, intensities
 * @param goOn asked now and then
 */
record Evidence(List<Exhibit> models, List<float[]> drawn, int threads, BooleanSupplier goOn) {
    private static final float WHITE = 255f;

    /** The first of the models, or the only one. */
    Exhibit model() {
        return models.get(0);
    }

    void check() {
        if (!goOn.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    /** So many images that no model was trained on, evenly chosen; all if there are fewer. */
    ImageSet held(int most) {
        OpenData data = Objects.requireNonNull(model().data());
        ImageSet held = data.held();
        int count = Math.min(most, held.size());
        return held.subset(IntStream.range(0, count)
                .map(i -> (int) ((long) i * held.size() / count))
                .toArray());
    }

    ImageLosses losses(Exhibit exhibit, ImageSet images) {
        check();
        try (BatchCoder coder = BatchCoder.parallel(exhibit.model(), threads)) {
            return coder.measure(images);
        }
    }

    /** [images, latent]. */
    float[] codes(Exhibit exhibit, ImageSet images) {
        check();
        try (BatchCoder coder = BatchCoder.parallel(exhibit.model(), threads)) {
            float[] codes = new float[images.size() * coder.latent()];
            coder.encode(images, IntStream.range(0, images.size()).toArray(), codes, new float[codes.length]);
            return codes;
        }
    }

    /** [codes, values], intensities. */
    float[] decoded(Exhibit exhibit, float[] codes) {
        check();
        try (BatchCoder coder = BatchCoder.parallel(exhibit.model(), threads)) {
            int count = codes.length / coder.latent();
            float[] images = new float[count * exhibit.shape().values()];
            coder.decode(codes, count, images);
            return images;
        }
    }

    /** [images, values], intensities. */
    static float[] intensities(ImageSet images) {
        int values = images.shape().values();
        float[] all = new float[images.size() * values];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(Exhibit.intensities(images, i), 0, all, i * values, values);
        }
        return all;
    }

    /** One image as a set of its own. */
    ImageSet alone(float[] intensities) {
        byte[] bytes = new byte[intensities.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(intensities[i] * WHITE);
        }
        return new ImageSet(model().shape(), Pixels.of(bytes, bytes.length), null, List.of());
    }

    static double negativeElbo(ImageLosses losses) {
        return losses.meanReconstruction() + losses.meanKl();
    }
}

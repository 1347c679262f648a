package latentatlas.ui.drawing;

import java.util.Arrays;
import latentatlas.image.ImageSet;
import latentatlas.latent.LatentPoint;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Refiner;
import org.jspecify.annotations.Nullable;

/** Encodes images, refines their codes and asks the nearest codes for their labels. Confined to one background thread. */
final class Reader {
    private static final int MEASURED = 400;
    private static final double USUAL = 0.99;

    private final CodeIndex index;
    private @Nullable FrozenModel measured;
    private double usual = Double.POSITIVE_INFINITY;

    Reader(CodeIndex index) {
        this.index = index;
    }

    /** Reads one image, [values], intensities. */
    Reading read(Material material, float[] intensities) {
        FrozenModel model = material.model();
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        model.newEncoder().encode(intensities, mean, new float[latent]);
        Refiner refiner = new Refiner(model, material.beta());
        float[] refined = refiner.refine(intensities, mean);
        LatentPoint code = model.plane().project(mean, 0);
        LatentPoint better = model.plane().project(refined, 0);
        float[] reconstruction = new float[intensities.length];
        model.newDecoder().decode(model.plane().code(better), reconstruction);
        double loss = refiner.loss(intensities, refined);
        int near = material.cloud().size() == 0
                ? CodesAround.USUAL
                : index.around(material.cloud(), better).count();
        return new Reading(
                intensities,
                code,
                better,
                reconstruction,
                index.votes(material.cloud(), better),
                loss,
                loss > usual(material),
                near == 0);
    }

    /** The loss above which an image is strange, nats; infinite where nothing tells. */
    @SuppressWarnings("ReferenceEquality") // Models are immutable: the same one is the question.
    private double usual(Material material) {
        if (Double.isFinite(material.usual())) {
            return material.usual();
        }
        ImageSet held = material.held();
        if (held == null || held.size() == 0 || !held.shape().equals(material.shape())) {
            return Double.POSITIVE_INFINITY;
        }
        if (measured != material.model()) {
            usual = measure(material, held);
            measured = material.model();
        }
        return usual;
    }

    private static double measure(Material material, ImageSet held) {
        FrozenModel model = material.model();
        Encoder encoder = model.newEncoder();
        Refiner refiner = new Refiner(model, material.beta());
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        float[] logVariance = new float[latent];
        double[] losses = new double[Math.min(MEASURED, held.size())];
        for (int i = 0; i < losses.length; i++) {
            float[] image = Material.intensities(held, (int) ((long) i * held.size() / losses.length));
            encoder.encode(image, mean, logVariance);
            losses[i] = refiner.loss(image, mean);
        }
        Arrays.sort(losses);
        return losses[(int) (USUAL * (losses.length - 1))];
    }
}

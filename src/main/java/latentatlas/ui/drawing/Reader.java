package latentatlas.ui.drawing;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import latentatlas.image.ImageSet;
import latentatlas.latent.LatentPoint;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Refiner;

/** Encodes images, refines their codes and asks the nearest codes for their labels. Confined to one background thread. */
final class Reader {
    private static final int MEASURED = 400;
    private static final double USUAL = 0.99;

    private final CodeIndex index;
    /** Weakly: nothing may be read with the models to come. */
    private WeakReference<FrozenModel> measured = new WeakReference<>(null);

    private double usual = Double.POSITIVE_INFINITY;

    Reader(CodeIndex index) {
        this.index = index;
    }

    /** Reads one image, [values], intensities. */
    Reading read(Exhibit exhibit, float[] intensities) {
        FrozenModel model = exhibit.model();
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        model.newEncoder().encode(intensities, mean, new float[latent]);
        Refiner refiner = new Refiner(model, exhibit.plan().beta());
        float[] refined = refiner.refine(intensities, mean);
        LatentPoint code = model.plane().project(mean, 0);
        float[] reconstruction = new float[intensities.length];
        model.newDecoder().decode(refined, reconstruction);
        double loss = refiner.loss(intensities, refined);
        int near = exhibit.codes().size() == 0
                ? CodesAround.USUAL
                : index.around(exhibit, refined).count();
        return new Reading(
                intensities,
                code,
                refined,
                reconstruction,
                index.votes(exhibit, refined),
                loss,
                loss > usual(exhibit),
                near == 0);
    }

    /** The loss above which an image is strange, nats; infinite where nothing tells. */
    @SuppressWarnings("ReferenceEquality") // Models are immutable: the same one is the question.
    private double usual(Exhibit exhibit) {
        if (Double.isFinite(exhibit.usualLoss())) {
            return exhibit.usualLoss();
        }
        OpenData data = exhibit.data();
        if (data == null) {
            return Double.POSITIVE_INFINITY;
        }
        if (measured.get() != exhibit.model()) {
            usual = measure(exhibit, data.held());
            measured = new WeakReference<>(exhibit.model());
        }
        return usual;
    }

    private static double measure(Exhibit exhibit, ImageSet held) {
        FrozenModel model = exhibit.model();
        Encoder encoder = model.newEncoder();
        Refiner refiner = new Refiner(model, exhibit.plan().beta());
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        float[] logVariance = new float[latent];
        double[] losses = new double[Math.min(MEASURED, held.size())];
        for (int i = 0; i < losses.length; i++) {
            float[] image = Exhibit.intensities(held, (int) ((long) i * held.size() / losses.length));
            encoder.encode(image, mean, logVariance);
            losses[i] = refiner.loss(image, mean);
        }
        Arrays.sort(losses);
        return losses[(int) (USUAL * (losses.length - 1))];
    }
}

package latentatlas.measure;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import latentatlas.image.ImageSet;
import latentatlas.net.Crew;
import latentatlas.net.Noise;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;

/**
 * The importance-weighted bound of log p(x): the log of the mean of p(x, z)/q(z|x) over some samples of the encoder's posterior
 * (Burda, Grosse and Salakhutdinov 2016, equation 8). For a VAE of any number of latent dimensions; the same samples at every call.
 */
public final class ImportanceBound {
    private static final int AT_ONCE = 256;
    private static final long SEED = 0x1A7E47A71A6L;

    private ImportanceBound() {}

    /**
     * The bounds of the chosen images, [chosen], nats.
     *
     * @throws CancellationException once {@code goOn} says no
     */
    public static double[] of(
            FrozenModel model, ImageSet images, int[] chosen, int samples, int threads, BooleanSupplier goOn) {
        int latent = model.architecture().latent();
        float[] means = new float[chosen.length * latent];
        float[] choleskys = new float[means.length * latent];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.posteriors(images, chosen, means, choleskys);
        }
        double[] bounds = new double[chosen.length];
        ConcurrentLinkedQueue<JointDensity> free = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < threads; i++) {
            free.add(new JointDensity(model, 1, Math.min(samples, AT_ONCE)));
        }
        try (Crew crew = new Crew(threads, "importance")) {
            crew.run(chosen.length, i -> {
                if (goOn.getAsBoolean()) {
                    JointDensity density = Objects.requireNonNull(free.poll());
                    try {
                        density.images(images, chosen, i, 1);
                        bounds[i] = bound(density, Normal.at(means, choleskys, i, latent), samples, chosen[i]);
                    } finally {
                        free.add(density);
                    }
                }
            });
        } finally {
            free.forEach(JointDensity::close);
        }
        if (!goOn.getAsBoolean()) {
            throw new CancellationException();
        }
        return bounds;
    }

    private static double bound(JointDensity density, Normal posterior, int samples, int image) {
        int latent = posterior.latent();
        Noise noise = new Noise(SEED);
        int most = Math.min(samples, AT_ONCE);
        float[] codes = new float[most * latent];
        double[] logDensities = new double[most];
        double[] logPosteriors = new double[most];
        float[] drawn = new float[latent];
        double[] epsilon = new double[latent];
        LogSum sum = new LogSum();
        for (int from = 0; from < samples; from += most) {
            int count = Math.min(most, samples - from);
            for (int s = 0; s < count; s++) {
                noise.fill(from + (long) s, image, drawn, 0, latent);
                java.util.Arrays.setAll(epsilon, d -> drawn[d]);
                posterior.code(epsilon, codes, s * latent);
                logPosteriors[s] = posterior.logDensity(epsilon);
            }
            density.codes(codes, count);
            density.run();
            density.read(0, logDensities);
            for (int s = 0; s < count; s++) {
                sum.add(logDensities[s] - logPosteriors[s]);
            }
        }
        return sum.value() - Math.log(samples);
    }

    /** The logarithm of a sum of exponentials. */
    private static final class LogSum {
        private double greatest = Double.NEGATIVE_INFINITY;
        private double sum;

        void add(double log) {
            if (log > greatest) {
                sum *= Math.exp(greatest - log);
                greatest = log;
            }
            sum += Math.exp(log - greatest);
        }

        double value() {
            return greatest + Math.log(sum);
        }
    }
}

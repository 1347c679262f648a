package latentatlas.measure;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.net.Crew;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.PosteriorForm;

/** Works out {@link LossBudget}s of a model for which there is a {@link Quadrature}. One thread at a time; close it. */
public final class Budgeting implements AutoCloseable {
    private final FrozenModel model;
    private final int latent;
    private final Quadrature quadrature;
    private final Crew crew;
    private final ConcurrentLinkedQueue<PosteriorFit> free = new ConcurrentLinkedQueue<>();

    /** For a model that {@link Quadrature#possible} allows. */
    public Budgeting(FrozenModel model, int threads) {
        this.model = model;
        latent = model.architecture().latent();
        quadrature = new Quadrature(model, threads);
        crew = new Crew(threads, "budget");
        for (int i = 0; i < threads; i++) {
            free.add(new PosteriorFit(model));
        }
    }

    /**
     * The budget of the chosen images; the aggregated posterior is theirs, too.
     *
     * @throws CancellationException once {@code goOn} says no
     */
    public LossBudget of(ImageSet images, int[] chosen, BooleanSupplier goOn) {
        return of(images, chosen, new int[0], goOn);
    }

    /**
     * The budget of the chosen images among others.
     *
     * @param others images whose posteriors count for the aggregated one beside those of the chosen
     * @throws CancellationException once {@code goOn} says no
     */
    public LossBudget of(ImageSet images, int[] chosen, int[] others, BooleanSupplier goOn) {
        ExactPosterior[] exact = quadrature.of(images, chosen, goOn);
        int count = chosen.length;
        Normal[] posteriors = posteriors(
                images,
                IntStream.concat(IntStream.of(chosen), IntStream.of(others)).toArray());
        AggregatedPosterior aggregated = new AggregatedPosterior(posteriors);
        LossBudget budget = new LossBudget(
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count],
                new double[count]);
        boolean diagonal = model.architecture().posterior() == PosteriorForm.DIAGONAL;
        crew.run(count, i -> {
            if (goOn.getAsBoolean()) {
                PosteriorFit fit = Objects.requireNonNull(free.poll());
                try {
                    fit.image(images, chosen[i]);
                    enter(budget, i, exact[i], posteriors[i], fit, diagonal);
                    double within = -posteriors[i].entropy() - aggregated.meanLogDensity(posteriors[i]);
                    budget.mutualInformation()[i] = within;
                    budget.marginalKl()[i] -= within;
                } finally {
                    free.add(fit);
                }
            }
        });
        if (!goOn.getAsBoolean()) {
            throw new CancellationException();
        }
        return budget;
    }

    /**
     * log p(x) less the ELBO of each of the chosen images, nats: approximation and amortisation gap together.
     *
     * @throws CancellationException once {@code goOn} says no
     */
    public double[] gaps(ImageSet images, int[] chosen, BooleanSupplier goOn) {
        ExactPosterior[] exact = quadrature.of(images, chosen, goOn);
        Normal[] posteriors = posteriors(images, chosen);
        double[] gaps = new double[chosen.length];
        crew.run(chosen.length, i -> {
            PosteriorFit fit = Objects.requireNonNull(free.poll());
            try {
                fit.image(images, chosen[i]);
                gaps[i] = exact[i].logLikelihood() - fit.bound(posteriors[i]).elbo();
            } finally {
                free.add(fit);
            }
        });
        return gaps;
    }

    private Normal[] posteriors(ImageSet images, int[] chosen) {
        float[] means = new float[chosen.length * latent];
        float[] choleskys = new float[means.length * latent];
        try (BatchCoder coder = model.newBatchCoder()) {
            coder.posteriors(images, chosen, means, choleskys);
        }
        Normal[] posteriors = new Normal[chosen.length];
        for (int i = 0; i < posteriors.length; i++) {
            posteriors[i] = Normal.at(means, choleskys, i, latent);
        }
        return posteriors;
    }

    /** Writes what there is to say of an image, with all of its divergence in the place of the marginal KL. */
    private static void enter(
            LossBudget budget, int i, ExactPosterior exact, Normal encoded, PosteriorFit fit, boolean diagonal) {
        PosteriorFit.Bound bound = fit.bound(encoded);
        Normal moments = Normal.of(exact.mean(), marginal(exact.covariance(), diagonal), diagonal);
        double best = Math.max(bound.elbo(), fit.best(encoded, moments, diagonal));
        budget.negativeLogLikelihood()[i] = -exact.logLikelihood();
        budget.error()[i] = exact.error();
        budget.approximationGap()[i] = exact.logLikelihood() - best;
        budget.amortisationGap()[i] = best - bound.elbo();
        budget.reconstruction()[i] = -bound.elbo() - bound.kl();
        budget.marginalKl()[i] = bound.kl();
    }

    /** The covariance of the best independent dimensions for a normal posterior: one over the precision's diagonal. */
    private static double[] marginal(double[] covariance, boolean diagonal) {
        if (!diagonal || covariance.length == 1) {
            return covariance;
        }
        double determinant = covariance[0] * covariance[3] - covariance[1] * covariance[2];
        double xx = Math.max(1e-10, determinant / covariance[3]);
        double yy = Math.max(1e-10, determinant / covariance[0]);
        return new double[] {xx, 0, 0, yy};
    }

    @Override
    public void close() {
        quadrature.close();
        crew.close();
        free.forEach(PosteriorFit::close);
    }
}

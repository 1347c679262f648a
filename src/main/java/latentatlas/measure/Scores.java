package latentatlas.measure;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Codes;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.CodeSampler;
import latentatlas.vae.DecoderJacobian;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/**
 * Works out the {@link Score}s of a model on a set of images. A score without meaning for the model, such as a likelihood of a
 * plain autoencoder, is left out of the result.
 */
public final class Scores {
    /** Samples of the importance-weighted bound unless told otherwise. */
    public static final int SAMPLES = 100;
    /** So many images tell the scores well enough in some seconds. */
    public static final int SOME = 500;

    private static final double ACTIVE_VARIANCE = 0.01;
    private static final int NEIGHBOURS = 12;
    private static final int MOST_EMBEDDED = 2_000;
    private static final int PRIOR_SAMPLES = 10_000;
    private static final int MOST_SLOPES = 2_000;
    private static final double WORST = 0.99;
    private static final long SEED = 11;

    private final FrozenModel model;
    private final Codes trained;
    private final int threads;
    private final BooleanSupplier goOn;

    /**
     * For one model.
     *
     * @param trained codes of its training images
     * @param goOn asked now and then; a measurement ends with a {@link CancellationException} once it says no
     */
    public Scores(FrozenModel model, Codes trained, int threads, BooleanSupplier goOn) {
        this.model = model;
        this.trained = trained;
        this.threads = threads;
        this.goOn = goOn;
    }

    /** At most {@value #SOME} of the images, evenly chosen. */
    public static ImageSet some(ImageSet images) {
        return images.subset(spread(images.size(), SOME));
    }

    /** Why a score was left out. */
    public static Message undefined(Score score, Architecture architecture) {
        return switch (score) {
            case NEGATIVE_ELBO, KL, IWAE_BOUND, COMPLETENESS -> Message.of("scores.no-prior");
            case LOG_LIKELIHOOD,
                    LOG_LIKELIHOOD_ERROR,
                    APPROXIMATION_GAP,
                    AMORTISATION_GAP,
                    MUTUAL_INFORMATION,
                    MARGINAL_KL ->
                architecture.kind() == ModelKind.VAE
                        ? Message.of("scores.too-many-dimensions", architecture.latent())
                        : Message.of("scores.no-prior");
            case NEIGHBOUR_AGREEMENT -> Message.of("scores.no-labels");
            case TRUSTWORTHINESS, CONTINUITY -> Message.of("scores.too-few", 3 * NEIGHBOURS);
            case RECONSTRUCTION, ACTIVE_UNITS, SMOOTHNESS -> Message.of("scores.not-a-number");
        };
    }

    /** What a reader must know of these models' scores side by side, if anything. */
    public static Optional<Message> incomparable(List<Architecture> architectures) {
        List<String> likelihoods = architectures.stream()
                .map(Architecture::likelihood)
                .distinct()
                .map(Likelihood::title)
                .toList();
        return likelihoods.size() < 2
                ? Optional.empty()
                : Optional.of(Message.of("scores.compare.likelihoods", String.join(", ", likelihoods)));
    }

    /** All scores that have a meaning, in their order. */
    public Map<Score, Double> of(ImageSet images, int samples) {
        Map<Score, Double> scores = new EnumMap<>(Score.class);
        int[] all = IntStream.range(0, images.size()).toArray();
        int latent = model.architecture().latent();
        float[] codes = new float[images.size() * latent];
        try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
            ImageLosses losses = coder.measure(images);
            scores.put(Score.RECONSTRUCTION, losses.meanReconstruction());
            if (model.architecture().kind() == ModelKind.VAE) {
                scores.put(Score.NEGATIVE_ELBO, losses.meanReconstruction() + losses.meanKl());
                scores.put(Score.KL, losses.meanKl());
            }
            coder.encode(images, all, codes, new float[codes.length]);
        }
        check();
        if (model.architecture().kind() == ModelKind.VAE) {
            double[] bounds = ImportanceBound.of(model, images, all, samples, threads, goOn);
            scores.put(Score.IWAE_BOUND, Arrays.stream(bounds).average().orElse(Double.NaN));
        }
        if (Quadrature.possible(model.architecture())) {
            budget(images, all, scores);
        }
        scores.put(Score.ACTIVE_UNITS, (double) active(codes, latent));
        map(images, codes, latent, scores);
        return scores;
    }

    private void budget(ImageSet images, int[] all, Map<Score, Double> scores) {
        try (Budgeting budgeting = new Budgeting(model, threads)) {
            LossBudget.Means means = budgeting.of(images, all, goOn).means(i -> true);
            scores.put(Score.LOG_LIKELIHOOD, -means.negativeLogLikelihood());
            scores.put(Score.LOG_LIKELIHOOD_ERROR, means.error());
            scores.put(Score.APPROXIMATION_GAP, means.approximationGap());
            scores.put(Score.AMORTISATION_GAP, means.amortisationGap());
            scores.put(Score.MUTUAL_INFORMATION, means.mutualInformation());
            scores.put(Score.MARGINAL_KL, means.marginalKl());
        }
    }

    private static long active(float[] codes, int latent) {
        int n = codes.length / latent;
        return IntStream.range(0, latent)
                .filter(d -> {
                    double mean = 0;
                    double squares = 0;
                    for (int i = 0; i < n; i++) {
                        mean += codes[i * latent + d] / (double) n;
                    }
                    for (int i = 0; i < n; i++) {
                        squares += (codes[i * latent + d] - mean) * (codes[i * latent + d] - mean);
                    }
                    return squares / n > ACTIVE_VARIANCE;
                })
                .count();
    }

    /** The scores of the codes as a map of the images. */
    private void map(ImageSet images, float[] codes, int latent, Map<Score, Double> scores) {
        Neighbours neighbours = new Neighbours(trained.values(), latent);
        if (images.labelled() && trained.labelNames().equals(images.labelNames())) {
            scores.put(Score.NEIGHBOUR_AGREEMENT, ModelScores.agreement(trained, images, codes));
        }
        check();
        int[] some = spread(images.size(), MOST_EMBEDDED);
        if (some.length > 3 * NEIGHBOURS) {
            float[] chosen = new float[some.length * latent];
            for (int i = 0; i < some.length; i++) {
                System.arraycopy(codes, some[i] * latent, chosen, i * latent, latent);
            }
            Embedding embedding = Embedding.of(images.subset(some), chosen, latent, NEIGHBOURS);
            scores.put(Score.TRUSTWORTHINESS, embedding.trustworthiness());
            scores.put(Score.CONTINUITY, embedding.continuity());
        }
        check();
        scores.put(Score.SMOOTHNESS, smoothness(codes, latent, spread(images.size(), MOST_SLOPES)));
        if (model.architecture().kind() == ModelKind.VAE && neighbours.size() > 0) {
            scores.put(Score.COMPLETENESS, completeness(neighbours, codes, latent));
        }
    }

    /** The 99th percentile over codes of the decoder's greatest slope on the map's plane. */
    private double smoothness(float[] codes, int latent, int[] some) {
        DecoderJacobian jacobian = model.newJacobian();
        float[] first = new float[model.architecture().inputs()];
        float[] second = new float[first.length];
        double[] slopes = new double[some.length];
        for (int i = 0; i < some.length; i++) {
            jacobian.jacobian(Arrays.copyOfRange(codes, some[i] * latent, (some[i] + 1) * latent), first, second);
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (int j = 0; j < first.length; j++) {
                xx += (double) first[j] * first[j];
                xy += (double) first[j] * second[j];
                yy += (double) second[j] * second[j];
            }
            slopes[i] = Math.sqrt((xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy));
        }
        return percentile(slopes, WORST);
    }

    /** The share of prior samples as near to a training code as 99 % of the images' codes are. */
    private double completeness(Neighbours neighbours, float[] codes, int latent) {
        int[] some = spread(codes.length / latent, PRIOR_SAMPLES);
        double[] usual = new double[some.length];
        // Of a training image's own code the second nearest counts.
        Arrays.setAll(usual, i -> {
            double nearest = distance(neighbours, codes, some[i] * latent, latent, 0);
            return nearest > 0 ? nearest : distance(neighbours, codes, some[i] * latent, latent, 1);
        });
        double reach = percentile(usual, WORST);
        float[] samples = CodeSampler.prior(model, PRIOR_SAMPLES, SEED);
        int near = 0;
        for (int s = 0; s < PRIOR_SAMPLES; s++) {
            near += distance(neighbours, samples, s * latent, latent, 0) <= reach ? 1 : 0;
        }
        return (double) near / PRIOR_SAMPLES;
    }

    private double distance(Neighbours neighbours, float[] codes, int offset, int latent, int rank) {
        int[] nearest = neighbours.nearest(codes, offset, rank + 1);
        int code = nearest[Math.min(rank, nearest.length - 1)];
        double squares = 0;
        for (int d = 0; d < latent; d++) {
            double difference = codes[offset + d] - trained.values()[code * latent + d];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** At most {@code most} of so many indices, evenly. */
    private static int[] spread(int count, int most) {
        int some = Math.min(count, most);
        return IntStream.range(0, some)
                .map(i -> (int) ((long) i * count / some))
                .toArray();
    }

    private void check() {
        if (!goOn.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}

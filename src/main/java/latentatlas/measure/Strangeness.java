package latentatlas.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ImageLosses;
import latentatlas.vae.ModelKind;

/** How strange an image is to a model: higher is stranger. */
public enum Strangeness {
    /** -log p(x), exact where {@link Quadrature} can, else the importance-weighted bound; nats. */
    LIKELIHOOD("nats") {
        @Override
        public boolean possible(FrozenModel model) {
            return model.architecture().kind() == ModelKind.VAE;
        }

        @Override
        public double[] of(FrozenModel model, float[] trained, ImageSet images, int threads, BooleanSupplier goOn) {
            int[] all = IntStream.range(0, images.size()).toArray();
            if (!Quadrature.possible(model.architecture())) {
                double[] bounds = ImportanceBound.of(model, images, all, Scores.SAMPLES, threads, goOn);
                return Arrays.stream(bounds).map(bound -> -bound).toArray();
            }
            try (Quadrature quadrature = new Quadrature(model, threads)) {
                return Arrays.stream(quadrature.of(images, all, goOn))
                        .mapToDouble(exact -> -exact.logLikelihood())
                        .toArray();
            }
        }
    },
    /** Reconstruction + KL divergence, nats. */
    ELBO("nats") {
        @Override
        public boolean possible(FrozenModel model) {
            return model.architecture().kind() == ModelKind.VAE;
        }

        @Override
        public double[] of(FrozenModel model, float[] trained, ImageSet images, int threads, BooleanSupplier goOn) {
            ImageLosses losses = losses(model, images, threads);
            return IntStream.range(0, images.size())
                    .mapToDouble(i -> (double) losses.reconstruction()[i] + losses.kl()[i])
                    .toArray();
        }
    },
    /** The reconstruction's loss, nats. */
    RECONSTRUCTION("nats") {
        @Override
        public double[] of(FrozenModel model, float[] trained, ImageSet images, int threads, BooleanSupplier goOn) {
            ImageLosses losses = losses(model, images, threads);
            return IntStream.range(0, images.size())
                    .mapToDouble(i -> losses.reconstruction()[i])
                    .toArray();
        }
    },
    /**
     * One less the cosine of the angle between an image and the decoded middle of its posterior. Losses grow with an image's ink,
     * so that a thin stroke that the model cannot draw still costs little; the angle does not.
     */
    MISMATCH("cosine") {
        @Override
        public double[] of(FrozenModel model, float[] trained, ImageSet images, int threads, BooleanSupplier goOn) {
            int latent = model.architecture().latent();
            int values = images.shape().values();
            double[] angles = new double[images.size()];
            float[] codes = new float[CHUNK * latent];
            float[] decoded = new float[CHUNK * values];
            try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
                for (int from = 0; from < angles.length; from += CHUNK) {
                    if (!goOn.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    int[] chosen = IntStream.range(from, Math.min(angles.length, from + CHUNK))
                            .toArray();
                    coder.encode(images, chosen, codes, new float[codes.length]);
                    coder.decode(codes, chosen.length, decoded);
                    for (int i = 0; i < chosen.length; i++) {
                        angles[from + i] = 1 - cosine(images.image(chosen[i]), decoded, i * values);
                    }
                }
            }
            return angles;
        }
    },
    /** The distance of the image's code from the tenth nearest training code, units of z. */
    RARITY("z") {
        @Override
        public double[] of(FrozenModel model, float[] trained, ImageSet images, int threads, BooleanSupplier goOn) {
            int latent = model.architecture().latent();
            float[] codes = new float[images.size() * latent];
            try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
                coder.encode(images, IntStream.range(0, images.size()).toArray(), codes, new float[codes.length]);
            }
            Neighbours neighbours = new Neighbours(trained, latent);
            return IntStream.range(0, images.size())
                    .parallel()
                    .mapToDouble(i -> {
                        int[] nearest = neighbours.nearest(codes, i * latent, NEAREST);
                        return distance(codes, i * latent, trained, nearest[nearest.length - 1] * latent, latent);
                    })
                    .toArray();
        }
    };

    private static final int NEAREST = 10;
    private static final int CHUNK = 2_048;

    private final String unit;

    Strangeness(String unit) {
        this.unit = unit;
    }

    public String title() {
        return Message.text("score.strangeness." + name().toLowerCase(Locale.ROOT));
    }

    public String unit() {
        return Message.text("score.unit." + unit);
    }

    /** Whether it has a meaning for a model. */
    public boolean possible(FrozenModel model) {
        return true;
    }

    /**
     * Of each image, [images].
     *
     * @param trained [codes, latent], at least one
     * @throws CancellationException once {@code goOn} says no
     */
    public abstract double[] of(FrozenModel model, float[] trained, ImageSet images, int threads, BooleanSupplier goOn);

    private static ImageLosses losses(FrozenModel model, ImageSet images, int threads) {
        try (BatchCoder coder = BatchCoder.parallel(model, threads)) {
            return coder.measure(images);
        }
    }

    private static double cosine(byte[] image, float[] decoded, int offset) {
        double product = 0;
        double image2 = 0;
        double decoded2 = 0;
        for (int j = 0; j < image.length; j++) {
            double x = image[j] & 0xFF;
            double y = decoded[offset + j];
            product += x * y;
            image2 += x * x;
            decoded2 += y * y;
        }
        // A black image is like another black one alone.
        return image2 > 0 && decoded2 > 0 ? product / Math.sqrt(image2 * decoded2) : image2 == decoded2 ? 1 : 0;
    }

    private static double distance(float[] a, int fromA, float[] b, int fromB, int count) {
        double squares = 0;
        for (int d = 0; d < count; d++) {
            double difference = a[fromA + d] - b[fromB + d];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    /**
     * How well a score tells strange images from others: the chance that a strange one has the higher score, ties counted half
     * (the area under the ROC curve).
     */
    public static double areaUnderCurve(double[] scores, boolean[] strange) {
        Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
        double ranks = 0;
        long positives = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (strange[order[i]]) {
                    ranks += (from + to + 1) / 2.0;
                    positives++;
                }
            }
            from = to;
        }
        long negatives = order.length - positives;
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}

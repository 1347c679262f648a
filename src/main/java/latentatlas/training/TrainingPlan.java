package latentatlas.training;

import java.util.List;
import latentatlas.image.Binarisation;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.net.Activation;
import latentatlas.problem.Unfit;
import latentatlas.vae.Architecture;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;

/**
 * All that decides a training run, next to its images: the same plan on the same images gives the same bits.
 *
 * @param filters of convolutions before the hidden layers; none for PCA, which is linear
 * @param hidden widths; none for PCA
 * @param likelihood linear for PCA
 * @param beta weight of the KL divergence; 1 is the ELBO (Kingma and Welling 2014), more is a beta-VAE (Higgins 2017)
 * @param learningRate the highest rate the schedule reaches
 * @param warmUp epochs over which beta rises from 0, linearly
 * @param batch images a step
 * @param inference plain for models other than a VAE
 * @param binarise the images, training and validation alike; a dynamic one draws anew for each epoch
 * @param validation share of the training images held out to validate, 0 for none
 */
public record TrainingPlan(
        ModelKind kind,
        List<Integer> filters,
        List<Integer> hidden,
        int latent,
        Activation activation,
        Likelihood likelihood,
        double beta,
        double learningRate,
        Schedule schedule,
        double warmUp,
        int batch,
        int epochs,
        double validation,
        long seed,
        Inference inference,
        Binarisation binarise) {
    public static final double LARGEST_BETA = 1000;
    private static final int LARGEST_BATCH = 8192;

    public TrainingPlan {
        Architecture.check(filters, hidden, latent);
        require(beta >= 0 && beta <= LARGEST_BETA, Message.of("plan.beta", String.valueOf(beta), LARGEST_BETA));
        require(learningRate > 0 && learningRate <= 1, Message.of("plan.learning-rate", String.valueOf(learningRate)));
        require(warmUp >= 0 && Double.isFinite(warmUp), Message.of("plan.warm-up", String.valueOf(warmUp)));
        require(batch >= 1 && batch <= LARGEST_BATCH, Message.of("plan.batch", batch, LARGEST_BATCH));
        require(epochs >= 1, Message.of("plan.epochs", epochs));
        require(validation >= 0 && validation <= 0.9, Message.of("plan.validation", String.valueOf(validation)));
        boolean linear = kind == ModelKind.PCA;
        filters = linear ? List.of() : List.copyOf(filters);
        hidden = linear ? List.of() : List.copyOf(hidden);
        likelihood = linear ? Likelihood.LINEAR : likelihood;
        // Texts of earlier versions do not say.
        inference = kind != ModelKind.VAE || inference == null ? Inference.PLAIN : inference;
        binarise = binarise == null ? Binarisation.NONE : binarise;
    }

    /** A plan without convolutions, with plain inference from images as they are. */
    public TrainingPlan(
            ModelKind kind,
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood,
            double beta,
            double learningRate,
            Schedule schedule,
            double warmUp,
            int batch,
            int epochs,
            double validation,
            long seed) {
        this(
                kind,
                List.of(),
                hidden,
                latent,
                activation,
                likelihood,
                beta,
                learningRate,
                schedule,
                warmUp,
                batch,
                epochs,
                validation,
                seed,
                Inference.PLAIN,
                Binarisation.NONE);
    }

    private static void require(boolean holds, Message otherwise) {
        if (!holds) {
            throw new Unfit(otherwise);
        }
    }

    /** The model this plan trains on images of this shape. */
    public Architecture architecture(ImageShape shape) {
        return new Architecture(
                kind,
                shape,
                filters,
                hidden,
                latent,
                activation,
                likelihood,
                inference.posterior(),
                inference.pseudoInputs(),
                inference.refinements());
    }

    /** Epochs of the run: PCA takes one. */
    public int length() {
        return kind == ModelKind.PCA ? 1 : epochs;
    }

    /** A changed copy: {@code plan.with().epochs(3).build()}. */
    public Builder with() {
        return new Builder(this);
    }

    /** Confined to one thread. */
    public static final class Builder {
        private ModelKind kind;
        private List<Integer> filters;
        private List<Integer> hidden;
        private int latent;
        private Activation activation;
        private Likelihood likelihood;
        private double beta;
        private double learningRate;
        private Schedule schedule;
        private double warmUp;
        private int batch;
        private int epochs;
        private double validation;
        private long seed;
        private Inference inference;
        private Binarisation binarise;

        private Builder(TrainingPlan plan) {
            kind = plan.kind;
            filters = plan.filters;
            hidden = plan.hidden;
            latent = plan.latent;
            activation = plan.activation;
            likelihood = plan.likelihood;
            beta = plan.beta;
            learningRate = plan.learningRate;
            schedule = plan.schedule;
            warmUp = plan.warmUp;
            batch = plan.batch;
            epochs = plan.epochs;
            validation = plan.validation;
            seed = plan.seed;
            inference = plan.inference;
            binarise = plan.binarise;
        }

        public Builder kind(ModelKind value) {
            kind = value;
            return this;
        }

        public Builder filters(List<Integer> value) {
            filters = value;
            return this;
        }

        public Builder hidden(List<Integer> value) {
            hidden = value;
            return this;
        }

        public Builder latent(int value) {
            latent = value;
            return this;
        }

        public Builder activation(Activation value) {
            activation = value;
            return this;
        }

        public Builder likelihood(Likelihood value) {
            likelihood = value;
            return this;
        }

        public Builder beta(double value) {
            beta = value;
            return this;
        }

        public Builder learningRate(double value) {
            learningRate = value;
            return this;
        }

        public Builder schedule(Schedule value) {
            schedule = value;
            return this;
        }

        public Builder warmUp(double value) {
            warmUp = value;
            return this;
        }

        public Builder batch(int value) {
            batch = value;
            return this;
        }

        public Builder epochs(int value) {
            epochs = value;
            return this;
        }

        public Builder validation(double value) {
            validation = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder posterior(PosteriorForm value) {
            inference = new Inference(value, inference.samples(), inference.pseudoInputs(), inference.refinements());
            return this;
        }

        public Builder samples(int value) {
            inference = new Inference(inference.posterior(), value, inference.pseudoInputs(), inference.refinements());
            return this;
        }

        public Builder pseudoInputs(int value) {
            inference = new Inference(inference.posterior(), inference.samples(), value, inference.refinements());
            return this;
        }

        public Builder refinements(int value) {
            inference = new Inference(inference.posterior(), inference.samples(), inference.pseudoInputs(), value);
            return this;
        }

        public Builder binarise(Binarisation value) {
            binarise = value;
            return this;
        }

        /**
         * The plan.
         *
         * @throws IllegalArgumentException if a value is out of its range, saying which
         */
        public TrainingPlan build() {
            return new TrainingPlan(
                    kind,
                    filters,
                    hidden,
                    latent,
                    activation,
                    likelihood,
                    beta,
                    learningRate,
                    schedule,
                    warmUp,
                    batch,
                    epochs,
                    validation,
                    seed,
                    inference,
                    binarise);
        }
    }
}

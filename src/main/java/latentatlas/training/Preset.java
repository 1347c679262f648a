package latentatlas.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latentatlas.image.Binarisation;
import latentatlas.net.Activation;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/** Models people know, each with its source's settings, and our own default. */
@SuppressWarnings("ImmutableEnumChecker") // A plan is a record of values and an unmodifiable list.
public enum Preset {
    /** Our own: deep, GELU, one cycle of the learning rate. */
    ATLAS(
            "atlas",
            List.of(512, 256, 128),
            2,
            Activation.GELU,
            Likelihood.BERNOULLI,
            Schedule.ONE_CYCLE,
            2e-3,
            128,
            40,
            0.0),
    KERAS_512(
            "keras-512", List.of(512), 2, Activation.RELU, Likelihood.BERNOULLI, Schedule.CONSTANT, 1e-3, 128, 30, 0.1),
    KERAS_128_64(
            "keras-128-64",
            List.of(128, 64),
            2,
            Activation.RELU,
            Likelihood.GAUSSIAN,
            Schedule.CONSTANT,
            1e-3,
            32,
            50,
            0.1),
    TF_ELU_128_64(
            "tf-elu-128-64",
            List.of(128, 64),
            2,
            Activation.ELU,
            Likelihood.GAUSSIAN,
            Schedule.CONSTANT,
            1e-3,
            32,
            50,
            0.1),
    PYTORCH_400_20(
            "pytorch-400-20",
            List.of(400),
            20,
            Activation.RELU,
            Likelihood.GAUSSIAN,
            Schedule.CONSTANT,
            1e-3,
            128,
            10,
            0.1),
    SLIM_TANH_400_20(
            "slim-tanh-400-20",
            List.of(400),
            20,
            Activation.RELU,
            Likelihood.GAUSSIAN_TANH,
            Schedule.CONSTANT,
            1e-3,
            128,
            100,
            0.0),
    /** Two convolutions before a dense layer, for pictures: our own. */
    CONV(
            "conv",
            List.of(32, 64),
            List.of(256),
            2,
            Activation.GELU,
            Likelihood.BERNOULLI,
            Schedule.ONE_CYCLE,
            2e-3,
            128,
            20,
            0.0);

    private static final long SEED = 42;

    private final String title;
    private final TrainingPlan plan;

    Preset(
            String title,
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood,
            Schedule schedule,
            double learningRate,
            int batch,
            int epochs,
            double validation) {
        this(
                title,
                List.of(),
                hidden,
                latent,
                activation,
                likelihood,
                schedule,
                learningRate,
                batch,
                epochs,
                validation);
    }

    Preset(
            String title,
            List<Integer> filters,
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood,
            Schedule schedule,
            double learningRate,
            int batch,
            int epochs,
            double validation) {
        this.title = title;
        plan = new TrainingPlan(
                ModelKind.VAE,
                filters,
                hidden,
                latent,
                activation,
                likelihood,
                1,
                learningRate,
                schedule,
                0,
                batch,
                epochs,
                validation,
                SEED,
                Inference.PLAIN,
                Binarisation.NONE);
    }

    /** As it is written on the command line. */
    public String title() {
        return title;
    }

    public TrainingPlan plan() {
        return plan;
    }

    public static Optional<Preset> named(String title) {
        return Stream.of(values()).filter(preset -> preset.title.equals(title)).findFirst();
    }
}

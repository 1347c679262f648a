package latentatlas.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import latentatlas.archive.Share;
import latentatlas.image.Binarisation;
import latentatlas.message.Message;
import latentatlas.net.Activation;
import latentatlas.training.Preset;
import latentatlas.training.Schedule;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What a run is to be: a preset, and what differs from it. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class PlanOptions {
    private static final int FEW_PSEUDO_INPUTS = 100;

    /** What a prior is called on the command line. */
    private enum PriorName {
        NORMAL,
        VAMP
    }

    @Option(names = "--preset")
    private @Nullable String preset;

    @Option(names = "--model")
    private @Nullable ModelKind model;

    @Option(names = "--hidden")
    private @Nullable String hidden;

    @Option(names = "--filters")
    private @Nullable String filters;

    @Option(names = "--latent")
    private @Nullable Integer latent;

    @Option(names = "--activation")
    private @Nullable Activation activation;

    @Option(names = "--likelihood")
    private @Nullable Likelihood likelihood;

    @Option(names = "--posterior")
    private @Nullable PosteriorForm posterior;

    @Option(names = "--samples")
    private @Nullable Integer samples;

    @Option(names = "--refine")
    private @Nullable Integer refinements;

    @Option(names = "--prior")
    private @Nullable PriorName prior;

    @Option(names = "--pseudo-inputs")
    private @Nullable Integer pseudoInputs;

    @Option(names = "--binarise")
    private @Nullable Binarisation binarise;

    @Option(names = "--beta")
    private @Nullable Double beta;

    @Option(names = "--learning-rate")
    private @Nullable Double learningRate;

    @Option(names = "--schedule")
    private @Nullable Schedule schedule;

    @Option(names = "--warm-up")
    private @Nullable Double warmUp;

    @Option(names = "--batch")
    private @Nullable Integer batch;

    @Option(names = "--epochs")
    private @Nullable Integer epochs;

    @Option(names = "--seed")
    private @Nullable Long seed;

    @Option(names = "--validation")
    private @Nullable Double validation;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec mixee;

    /** The plan, which changes that of a link if there is one, or else that of the preset, or else a usual one. */
    TrainingPlan plan(@Nullable Share share) {
        try {
            return chosen((share == null ? base() : share.plan()).with()).build();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(mixee.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The epochs that are named, or else so many. */
    int epochs(int usual) {
        return epochs == null ? usual : epochs;
    }

    /** Whether other images than those of a link are learned from: what is held out is drawn by the seed. */
    boolean otherImages() {
        return seed != null || validation != null;
    }

    private TrainingPlan base() {
        String named = preset;
        if (named != null) {
            return Preset.named(named)
                    .orElseThrow(() -> new IllegalArgumentException(Message.text(
                            "cli.preset",
                            named,
                            Arrays.stream(Preset.values()).map(Preset::title).collect(Collectors.joining(", ")))))
                    .plan();
        }
        return new TrainingPlan(
                ModelKind.VAE,
                List.of(512),
                2,
                Activation.RELU,
                Likelihood.BERNOULLI,
                1,
                1e-3,
                Schedule.CONSTANT,
                0,
                128,
                10,
                0.1,
                42);
    }

    private TrainingPlan.Builder chosen(TrainingPlan.Builder plan) {
        set(filters, text -> plan.filters(widths("--filters", text)));
        set(hidden, text -> plan.hidden(widths("--hidden", text)));
        set(model, plan::kind);
        set(latent, plan::latent);
        set(activation, plan::activation);
        set(likelihood, plan::likelihood);
        set(posterior, plan::posterior);
        set(samples, plan::samples);
        set(refinements, plan::refinements);
        set(pseudoInputs(), plan::pseudoInputs);
        set(binarise, plan::binarise);
        set(beta, plan::beta);
        set(learningRate, plan::learningRate);
        set(schedule, plan::schedule);
        set(warmUp, plan::warmUp);
        set(batch, plan::batch);
        set(epochs, plan::epochs);
        set(seed, plan::seed);
        set(validation, plan::validation);
        return plan;
    }

    private @Nullable Integer pseudoInputs() {
        if (prior == PriorName.VAMP) {
            return pseudoInputs == null ? FEW_PSEUDO_INPUTS : pseudoInputs;
        }
        if (pseudoInputs != null) {
            throw new IllegalArgumentException(Message.text("cli.needs", "--pseudo-inputs", "--prior vamp"));
        }
        return prior == null ? null : 0;
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static List<Integer> widths(String option, String text) {
        try {
            return Arrays.stream(text.split(","))
                    .map(width -> Integer.valueOf(width.trim()))
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Message.text("cli.widths", option, text), e);
        }
    }
}

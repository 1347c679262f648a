package latentatlas.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.archive.StoredModel;
import latentatlas.image.Binarisation;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Split;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.Preset;
import latentatlas.training.Schedule;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Timeline;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "train", mixinStandardHelpOptions = true, description = "Train a model and write it to a file.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class TrainCommand implements Callable<Integer> {
    private static final int FEW_PSEUDO_INPUTS = 100;

    /** What a prior is called on the command line. */
    private enum PriorName {
        NORMAL,
        VAMP
    }

    @Option(
            names = "--data",
            required = true,
            description =
                    "A name of data list, a folder of IDX or NumPy files or of pictures (sub-folders are labels), *.npz,"
                            + " *.npy, *.csv, *.mat or *.zip; one of EMNIST's sets follows a colon: emnist:letters.")
    private String data;

    @Option(names = "--out", required = true, description = "The model file to write, *.latent.")
    private Path out;

    @Option(
            names = "--preset",
            description =
                    "Start from: atlas, keras-512, keras-128-64, tf-elu-128-64, pytorch-400-20, slim-tanh-400-20, conv, paper.")
    private @Nullable String preset;

    @Option(names = "--model", description = "vae, ae or pca. Default: vae.")
    private @Nullable ModelKind model;

    @Option(names = "--hidden", description = "Widths of the hidden layers, comma separated. Default: 512.")
    private @Nullable String hidden;

    @Option(
            names = "--filters",
            description = "Filters of convolutions before the hidden layers, comma separated. Default: none.")
    private @Nullable String filters;

    @Option(names = "--latent", description = "Latent dimensions, 1 to 64. Default: 2.")
    private @Nullable Integer latent;

    @Option(names = "--activation", description = "${COMPLETION-CANDIDATES}. Default: relu.")
    private @Nullable Activation activation;

    @Option(
            names = "--likelihood",
            description = "bernoulli, continuous_bernoulli, gaussian or gaussian_tanh. Default: bernoulli.")
    private @Nullable Likelihood likelihood;

    @Option(names = "--posterior", description = "diagonal, or full: any covariance. Default: diagonal.")
    private @Nullable PosteriorForm posterior;

    @Option(
            names = "--samples",
            description = "Samples of each code a step; several give the importance-weighted bound. Default: 1.")
    private @Nullable Integer samples;

    @Option(names = "--prior", description = "normal, or vamp: learned, of --pseudo-inputs. Default: normal.")
    private @Nullable PriorName prior;

    @Option(names = "--pseudo-inputs", description = "How many images make the learned prior. Default: 100.")
    private @Nullable Integer pseudoInputs;

    @Option(
            names = "--binarise",
            description = "Train on black and white: dynamic, drawn anew each epoch with the grey level as probability,"
                    + " or threshold. Default: none.")
    private @Nullable Binarisation binarise;

    @Option(names = "--beta", description = "Weight of the KL divergence. Default: 1.")
    private @Nullable Double beta;

    @Option(names = "--learning-rate", description = "Adam's step. Default: 0.001.")
    private @Nullable Double learningRate;

    @Option(names = "--schedule", description = "constant, cosine or one_cycle. Default: constant.")
    private @Nullable Schedule schedule;

    @Option(names = "--warm-up", description = "Epochs over which beta rises from 0. Default: 0.")
    private @Nullable Double warmUp;

    @Option(names = "--batch", description = "Images a step. Default: 128.")
    private @Nullable Integer batch;

    @Option(names = "--epochs", description = "Default: 10.")
    private @Nullable Integer epochs;

    @Option(names = "--seed", description = "Default: 42.")
    private @Nullable Long seed;

    @Option(names = "--validation", description = "Share of the training images to hold out. Default: 0.1.")
    private @Nullable Double validation;

    @Option(names = "--threads", description = "Default: this machine's cores.")
    private @Nullable Integer threads;

    @Option(names = "--leave-out", description = "A label whose images are not trained on, to look for them later.")
    private @Nullable String leaveOut;

    @Option(names = "--checkpoint", description = "Keep the optimiser's state in the file, to go on from it.")
    private boolean checkpoint;

    @Option(
            names = "--keep-history",
            description = "Keep moments of the training in the file, 64 MB at most, to go back to in the window.")
    private boolean keepHistory;

    @Option(
            names = "--resume",
            description = "Go on from this file, saved with --checkpoint, to the end of its plan or to --epochs.")
    private @Nullable Path resume;

    @Mixin
    private FormOption form;

    @Option(names = "--json", description = "Print one line of JSON an epoch.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        Checkpoint from = resume == null ? null : checkpoint(resume);
        TrainingPlan plan = from == null ? plan() : from.plan();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--threads is " + workers + ", not at least 1");
        }
        DataSet set = DataSets.open(data, form.form(spec), Loading.UNWATCHED);
        Split split = Split.of(wanted(set.train()), plan.validation(), plan.seed());
        if (resume != null) {
            compare(split.train(), resume);
        }
        Progress progress = new Progress(
                spec.commandLine(), json, plan.epochs(), split.train().size());
        Timeline before = keepHistory && resume != null ? ModelFile.read(resume).timeline() : null;
        HistoryKeeper keeper = new HistoryKeeper(progress, before == null ? Timeline.EMPTY : before);
        SnapshotSink sink = keepHistory ? keeper : progress;
        Trainer trainer = new Trainer(workers, keepHistory ? Timeline.SAMPLE : 0, System::nanoTime);
        TrainingImages images = new TrainingImages(split.train(), split.validation());
        TrainingOutcome outcome = from == null
                ? trainer.run(plan, images, sink, new Control(plan))
                : trainer.resume(from, images, sink, new Control(plan));
        progress.end();
        ImageSet validated = split.validation();
        ImageSet test = set.test();
        ImageSet held = validated != null ? validated : test != null ? test : split.train();
        StoredModel stored = ModelPacker.pack(
                outcome.checkpoint(),
                split.train(),
                held,
                set.name(),
                workers,
                checkpoint && plan.kind() != ModelKind.PCA);
        ModelFile.write(out, stored.with(keeper.timeline()));
        if (outcome instanceof TrainingOutcome.Diverged diverged) {
            throw new ProblemException(
                    Message.of("cli.diverged", String.format(Locale.ROOT, "%.1f", diverged.epoch())),
                    out,
                    diverged.advice());
        }
        return 0;
    }

    /** The images without those that are left out. */
    private ImageSet wanted(ImageSet all) {
        if (leaveOut == null) {
            return all;
        }
        int label = all.labelNames().indexOf(leaveOut);
        if (label < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--leave-out is \"" + leaveOut + "\", which is no label of these images");
        }
        return all.subset(IntStream.range(0, all.size())
                .filter(i -> all.label(i) != label)
                .toArray());
    }

    private Checkpoint checkpoint(Path file) throws ProblemException {
        Checkpoint kept = ModelFile.read(file).checkpoint();
        if (kept.optimiser().first().isEmpty()) {
            throw new ProblemException(Message.of("cli.noOptimiser"), file, Message.of("cli.saveCheckpoint"));
        }
        return kept.longer(kept.settings(), epochs == null ? kept.plan().epochs() : epochs);
    }

    /** Refuses to go on with other images than the run began with. */
    private void compare(ImageSet images, Path file) throws ProblemException {
        if (!DataChecksum.of(images).equals(ModelFile.read(file).dataChecksum())) {
            throw new ProblemException(Message.of("cli.otherImages"), file, Message.of("cli.sameImages"));
        }
    }

    private TrainingPlan plan() {
        try {
            return chosen(base().with()).build();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private TrainingPlan base() {
        if (preset != null) {
            return Preset.named(preset)
                    .orElseThrow(() -> new IllegalArgumentException("there is no preset " + preset + "; there are "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Preset.values())
                                            .map(Preset::title)
                                            .toList())))
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
            throw new IllegalArgumentException("--pseudo-inputs needs --prior vamp");
        }
        return prior == null ? null : 0;
    }

    private static <T> void set(@Nullable T value, java.util.function.Consumer<T> setter) {
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
            throw new IllegalArgumentException(
                    option + " is \"" + text + "\", not whole numbers separated by commas", e);
        }
    }
}

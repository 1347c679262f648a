package latentatlas.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.archive.Share;
import latentatlas.archive.StoredModel;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Split;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Timeline;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "train", mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data")
    private @Nullable String data;

    @Mixin
    private LinkOption link;

    @Option(names = "--out", required = true)
    private Path out;

    @Mixin
    private PlanOptions options;

    @Option(names = "--threads")
    private @Nullable Integer threads;

    @Option(names = "--leave-out")
    private @Nullable String leaveOut;

    @Option(names = "--checkpoint")
    private boolean checkpoint;

    @Option(names = "--keep-history")
    private boolean keepHistory;

    @Option(names = "--resume")
    private @Nullable Path resume;

    @Mixin
    private FormOption form;

    @Option(names = "--json")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws ProblemException {
        Share share = link.share();
        Checkpoint before = resume == null ? null : checkpoint(resume);
        TrainingPlan plan = before == null ? options.plan(share) : before.plan();
        int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        if (workers < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.at-least-one", "--threads", workers));
        }
        DataSet set = open(share);
        Split split = Split.of(wanted(set.train()), plan.validation(), plan.seed());
        if (resume != null) {
            compare(split.train(), resume);
        }
        Progress progress = new Progress(
                spec.commandLine(),
                json,
                plan.kind(),
                plan.length(),
                split.train().size());
        Timeline past = keepHistory && resume != null ? ModelFile.read(resume).timeline() : null;
        HistoryKeeper keeper = new HistoryKeeper(progress, past == null ? Timeline.EMPTY : past);
        SnapshotSink sink = keepHistory ? keeper : progress;
        Trainer trainer = new Trainer(workers, keepHistory ? Timeline.SAMPLE : 0, System::nanoTime);
        TrainingImages images = new TrainingImages(split.train(), split.validation());
        TrainingOutcome outcome = before == null
                ? trainer.run(plan, images, sink, new Control(plan))
                : trainer.resume(before, images, sink, new Control(plan));
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

    /** The images that are named, or those of a link, which must be the same for the same plan. */
    private DataSet open(@Nullable Share share) throws ProblemException {
        if (share != null) {
            DataSet set = LinkOption.open(share, data);
            if (leaveOut == null && !options.otherImages()) {
                share.check(set);
            }
            return set;
        }
        if (data == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), Message.text("cli.use.missing", "--data"));
        }
        return DataSets.open(data, form.form(spec), Loading.UNWATCHED);
    }

    /** The images without those that are left out. */
    private ImageSet wanted(ImageSet all) {
        if (leaveOut == null) {
            return all;
        }
        int label = all.labelNames().indexOf(leaveOut);
        if (label < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), Message.text("cli.no-label", "--leave-out", leaveOut));
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
        return kept.longer(kept.settings(), options.epochs(kept.plan().epochs()));
    }

    /** Refuses to go on with other images than the run began with. */
    private void compare(ImageSet images, Path file) throws ProblemException {
        if (!DataChecksum.of(images).equals(ModelFile.read(file).dataChecksum())) {
            throw new ProblemException(Message.of("cli.otherImages"), file, Message.of("cli.sameImages"));
        }
    }
}

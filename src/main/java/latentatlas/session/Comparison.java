package latentatlas.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.Loading;
import latentatlas.latent.Codes;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.CloudSample;
import latentatlas.training.Control;
import latentatlas.training.EpochFigures;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.BatchCoder;

/** Models side by side: code {@code i} of each is of the same image. */
public record Comparison(OpenData data, List<Entry> entries) {
    private static final int MOST_CODES = 20_000;

    /** One of the models, with codes of the same images as the others. */
    public record Entry(String title, Exhibit exhibit) {}

    /** Who a model is compared with. */
    public sealed interface Rival {
        String title();

        /** A model that is trained for it on the same images. */
        record Trained(String title, TrainingPlan plan) implements Rival {}

        /** A model from a file. */
        record Stored(Path file) implements Rival {
            @Override
            public String title() {
                return String.valueOf(file.getFileName());
            }
        }
    }

    public Comparison {
        entries = List.copyOf(entries);
    }

    /** Reads, trains and encodes. */
    static Comparison of(String title, Exhibit first, OpenData data, List<Rival> rivals, int threads, Loading loading)
            throws ProblemException {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(title, first, data, threads));
        for (Rival rival : rivals) {
            loading.step(entries.size() - 1, rivals.size());
            Exhibit exhibit = rival instanceof Rival.Trained trained
                    ? trained(
                            trained.plan(), first, data, threads, new Part(loading, entries.size() - 1, rivals.size()))
                    : read((Rival.Stored) rival, data);
            entries.add(entry(rival.title(), exhibit, data, threads));
        }
        loading.step(1, 1);
        return new Comparison(data, entries);
    }

    private static Entry entry(String title, Exhibit exhibit, OpenData data, int threads) {
        Codes codes;
        try (BatchCoder coder = BatchCoder.parallel(exhibit.model(), threads)) {
            codes = new CloudSample(data.all(), MOST_CODES).encode(coder);
        }
        return new Entry(title, exhibit.with(data, codes));
    }

    private static Exhibit read(Rival.Stored rival, OpenData data) throws ProblemException {
        StoredModel stored = ModelFile.read(rival.file());
        if (!stored.shape().equals(data.train().shape())) {
            throw new ProblemException(
                    Message.of("session.otherSize", stored.shape(), data.train().shape()),
                    rival.file(),
                    Message.of("session.sameSize"));
        }
        return Exhibit.of(stored, new Origin.Saved(rival.title()));
    }

    private static Exhibit trained(TrainingPlan plan, Exhibit first, OpenData data, int threads, Part part) {
        Control control = new Control(plan);
        TrainingImages images = new TrainingImages(data.train(), data.validation());
        SnapshotSink sink = new SnapshotSink() {
            private int epochs;

            @Override
            public boolean ready() {
                if (!part.goOn(epochs, plan.epochs())) {
                    control.stop();
                }
                return false;
            }

            @Override
            public void accept(Snapshot snapshot) {}

            @Override
            public void epoch(EpochFigures figures) {
                epochs = figures.epoch();
            }
        };
        Checkpoint end = new Trainer(threads, 1, System::nanoTime)
                .run(plan, images, sink, control)
                .checkpoint();
        part.loading().step(part.done(), part.of());
        Codes codes;
        try (BatchCoder coder = BatchCoder.parallel(end.model(), threads)) {
            codes = new CloudSample(data.train(), 1).encode(coder);
        }
        return new Exhibit(
                end,
                first.shape(),
                data.set().name(),
                codes,
                codes.on(end.model().plane()),
                data,
                Double.NaN,
                new double[plan.latent()],
                null,
                null,
                new Origin.Trained());
    }

    /** The training of one of several. */
    private record Part(Loading loading, int done, int of) {
        boolean goOn(int epochs, int all) {
            int fine = 1_000;
            return loading.at(done * (long) fine + epochs * (long) fine / all, of * (long) fine);
        }
    }
}

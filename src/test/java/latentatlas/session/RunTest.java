package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.EpochFigures;
import latentatlas.training.Losses;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingOutcome;
import latentatlas.training.TrainingPlan;
import org.junit.jupiter.api.Test;

class RunTest {
    private final List<Integer> kept = new ArrayList<>();
    private int epoch;

    /** Epochs after which a run of {@code epochs} that take {@code seconds} each asks to be kept. */
    private List<Integer> kept(int epochs, double seconds) {
        TrainingPlan plan = Small.plan(epochs);
        ImageSet images = Small.images(6, 24);
        DataSet set = new DataSet("small", images, null);
        Checkpoint checkpoint = new Trainer(1, 10, System::nanoTime)
                .run(Small.plan(1), new TrainingImages(images, null), SnapshotSink.NONE, new Control(plan))
                .checkpoint();
        Run run = new Run(plan, OpenData.of(set, plan), null, 1, new Ear());
        for (epoch = 1; epoch <= epochs; epoch++) {
            run.epoch(new EpochFigures(epoch, seconds, 1, new Losses(1, 1), null));
            run.checkpoint(checkpoint);
        }
        return kept;
    }

    @Test
    void anAccidentCostsTenSecondsOfShortEpochs() {
        assertEquals(List.of(1, 6, 11), kept(12, 2));
    }

    @Test
    void anAccidentCostsOneLongEpochAtMost() {
        assertEquals(List.of(1, 2, 3, 4), kept(4, 6));
    }

    private final class Ear implements Run.Voice {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void moment(Run run, Exhibit exhibit) {}

        @Override
        public void keep(Run run, Checkpoint checkpoint) {
            kept.add(epoch);
        }

        @Override
        public void ended(Run run, TrainingOutcome outcome) {}

        @Override
        public void failed(Run run, Throwable cause) {}
    }
}

package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import latentatlas.archive.ModelFile;
import latentatlas.image.ImageSet;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trainer that hands over epochs and a screen that begins and drops runs, against the thread that writes; by seeds. */
class AutosaveStressTest {
    private static final int ROUNDS = 12;

    @TempDir
    private Path folder;

    private final ImageSet images = Small.images(6, 24);
    private final TrainingPlan plan = Small.plan(1);
    private final Checkpoint checkpoint = new Trainer(1, 10, System::nanoTime)
            .run(plan, new TrainingImages(images, null), SnapshotSink.NONE, new Control(plan))
            .checkpoint();

    /** Hands over epochs of the runs of a round until it is told to stop. */
    private final class Hand extends Thread {
        private final Autosave autosave;
        private volatile String run = "none";
        private volatile boolean over;

        Hand(Autosave autosave) {
            this.autosave = autosave;
        }

        @Override
        public void run() {
            while (!over) {
                String now = run;
                autosave.keep(now, checkpoint, images, now);
                Thread.yield();
            }
        }
    }

    @Test
    void whatIsDroppedStaysAwayAndWhatIsKeptIsTheLastRunAndWhole() throws Exception {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < ROUNDS; round++) {
            Path runs = folder.resolve("runs " + round);
            Autosave autosave = new Autosave(runs);
            Hand trainer = new Hand(autosave);
            trainer.start();
            String last = "";
            for (int i = 0; i < 10; i++) {
                last = round + "." + i;
                autosave.begin(last);
                trainer.run = last;
                if (random.nextBoolean()) {
                    awaitFile(autosave.file());
                    assertEquals(
                            last.substring(0, last.indexOf('.')), name(autosave).replaceFirst("\\..*", ""));
                }
                if (random.nextBoolean()) {
                    autosave.drop();
                }
            }
            boolean kept = random.nextBoolean();
            if (kept) {
                autosave.begin(last);
                trainer.over = true;
                trainer.join();
                autosave.keep(last, checkpoint, images, last);
            } else {
                // The trainer has not heard of it yet: what it hands over from now on belongs to nobody.
                autosave.drop();
                trainer.over = true;
                trainer.join();
            }
            autosave.close();
            assertEquals(kept, Files.exists(autosave.file()), "round " + round);
            if (kept) {
                assertEquals(last, name(autosave));
            }
            try (Stream<Path> files = Files.isDirectory(runs) ? Files.list(runs) : Stream.of()) {
                List<Path> others =
                        files.filter(file -> !file.equals(autosave.file())).toList();
                assertEquals(List.of(), others);
            }
            assertFalse(trainer.isAlive());
        }
    }

    private static void awaitFile(Path file) {
        while (!Files.exists(file)) {
            Thread.onSpinWait();
        }
    }

    private static String name(Autosave autosave) throws Exception {
        return ModelFile.read(autosave.file()).dataName();
    }
}

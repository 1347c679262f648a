package latentatlas.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** As training, but killed while the model is being written, or some milliseconds after. */
final class KilledSaving extends KilledTraining {
    private static final int SPREAD_MICROS = 8_000;
    /** Often enough to see a file that is there for some milliseconds, and not so often as to starve its writer. */
    private static final long LOOK_NANOS = 200_000;

    private int before;

    KilledSaving(Path folder) throws IOException {
        super(folder);
    }

    /** A model is saved at the end. */
    @Override
    int epochs() {
        return 2;
    }

    @Override
    Process start() throws IOException {
        before = parts().size();
        return super.start();
    }

    /** Looks again and again, since a notice of the system would come too late: a small model is written in a moment. */
    @Override
    void awaitMoment(Process process, Random random, Duration whole) throws Exception {
        Path models = Files.createDirectories(model.getParent());
        int had = before;
        while (process.isAlive() && parts(models) <= had) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        long until = System.nanoTime() + 1_000L * random.nextInt(SPREAD_MICROS);
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static int parts(Path folder) {
        String[] names = folder.toFile().list((where, name) -> name.endsWith(".part"));
        return names == null ? 0 : names.length;
    }
}

package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

/** A screen that wants the codes of one model after the other, and sometimes none, against the thread that encodes. */
class AllCodesStressTest {
    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private Exhibit wanted;
    private int found;

    private void take(Exhibit exhibit, OpenData data, latentatlas.latent.Codes codes, Cloud cloud) {
        assertSame(wanted, exhibit, "codes that nobody wants");
        assertEquals(data.all().size(), cloud.size());
        assertEquals(data.all().size(), codes.size());
        found++;
    }

    private static Exhibit exhibit(int seed) {
        ImageSet images = Small.images(5 + seed % 3, 40);
        TrainingPlan plan = Small.plan(ModelKind.VAE, 1);
        return Exhibits.of(
                BatchTrainer.initialModel(plan.architecture(images.shape()), seed),
                images.shape(),
                Cloud.EMPTY,
                images);
    }

    @Test
    void onlyTheModelWantedLastIsHeardOfAndItIs() throws Exception {
        List<Exhibit> exhibits = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            exhibits.add(exhibit(i));
        }
        SplittableRandom random = new SplittableRandom(6);
        try (AllCodes codes = new AllCodes(screen::add, 2, this::take)) {
            for (int i = 0; i < 1_000; i++) {
                if (random.nextInt(4) == 0) {
                    wanted = null;
                    codes.cancel();
                } else {
                    wanted = exhibits.get(random.nextInt(exhibits.size()));
                    codes.find(wanted, null);
                }
                if (random.nextInt(3) == 0) {
                    pump();
                }
                if (random.nextInt(20) == 0 && wanted != null) {
                    awaitFound();
                }
            }
            wanted = exhibits.get(0);
            codes.find(wanted, null);
            awaitFound();
        }
    }

    private void pump() {
        for (Runnable task = screen.poll(); task != null; task = screen.poll()) {
            task.run();
        }
    }

    /** At least once more: the same model may be wanted twice. */
    private void awaitFound() throws InterruptedException {
        int before = found;
        while (found == before) {
            Runnable task = screen.poll(30, TimeUnit.SECONDS);
            assertNotNull(task, "the codes that are wanted never come");
            task.run();
        }
    }
}

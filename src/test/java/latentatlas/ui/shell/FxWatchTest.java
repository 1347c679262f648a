package latentatlas.ui.shell;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import latentatlas.session.Draft;
import latentatlas.session.Session;
import latentatlas.training.TrainingPlan;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/**
 * While it trains, nothing of ours computes again and again for more than a frame on the FX thread, nor once for several. Time on
 * the processor is counted, which tells less of a busy machine than time on the wall, and still something: so training is watched
 * where it is asked for, {@code mvn test -Dtest=FxWatchTest -Dwatch.snapshots=200}. Exempt is what happens before so many snapshots
 * have been shown: code is loaded and compiled then.
 */
class FxWatchTest {
    private static final int EXEMPT = Integer.getInteger("watch.exempt", 25);
    private static final int WATCHED = Integer.getInteger("watch.snapshots", 0);

    private static final int ENDLESS = 100_000;

    @RegisterExtension
    private final OpenWindow open = new OpenWindow(2);

    /** Until the window has been given so many models more. */
    private void await(int many) throws Exception {
        for (int seen = 0; seen < many; seen++) {
            Object last = open.window().session().workspace().newest();
            waitUntil(() -> open.window().session().workspace().newest() != last);
        }
    }

    @Test
    void trainingLeavesTheScreenItsFrames(FxRobot robot) throws Exception {
        Assumptions.assumeTrue(WATCHED > 0, "asked for by -Dwatch.snapshots=200");
        open.ready();
        Session session = open.window().session();
        robot.interact(() -> {
            TrainingPlan plan = session.workspace().draft().plan();
            session.propose(new Draft(plan.with().epochs(ENDLESS).build(), true));
            session.train();
        });
        await(EXEMPT);
        try (FxWatch watch = new FxWatch()) {
            watch.start();
            await(WATCHED);
            watch.report(System.out);
            assertEquals(List.of(), watch.ours());
        }
    }

    @Test
    void whatHoldsTheThreadIsFoundByItsNameAndWhatOnlyWaitsIsNot(FxRobot robot) throws Exception {
        try (FxWatch watch = new FxWatch()) {
            watch.start();
            robot.interact(() -> {});
            CountDownLatch done = new CountDownLatch(4);
            for (int i = 0; i < 4; i++) {
                Platform.runLater(() -> compute(done));
            }
            assertTrue(done.await(60, TimeUnit.SECONDS));
            robot.interact(() -> {});
            robot.interact(() -> {});
            watch.report(System.out);
            String found = String.join("\n", watch.ours()).toLowerCase(Locale.ROOT);
            assertTrue(found.contains("fxwatchtest"), found);
            watch.forget();
            assertEquals(List.of(), watch.ours());
        }
    }

    private static void compute(CountDownLatch done) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(5L * FxWatch.FRAME_MILLIS);
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
        done.countDown();
    }
}

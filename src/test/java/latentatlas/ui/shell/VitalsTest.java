package latentatlas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class VitalsTest {
    private final BlockingQueue<Boolean> readOnFx = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> toldOnFx = new LinkedBlockingQueue<>();

    @Test
    void readingIsBesideTheFxThreadAndTellingOnItUntilItCloses(FxRobot robot) throws Exception {
        try (Workers workers = new Workers()) {
            AtomicLong readings = new AtomicLong();
            Vitals vitals = new Vitals(
                    workers.named("vitals"),
                    () -> {
                        readOnFx.add(Platform.isFxApplicationThread());
                        return readings.incrementAndGet();
                    },
                    bytes -> {
                        assertEquals(readings.get(), bytes);
                        toldOnFx.add(Platform.isFxApplicationThread());
                    });
            robot.interact(vitals::begin);
            for (int second = 0; second < 2; second++) {
                assertEquals(true, toldOnFx.poll(60, TimeUnit.SECONDS));
                assertEquals(false, readOnFx.poll(60, TimeUnit.SECONDS));
            }
            robot.interact(vitals::close);
            assertTrue(toldOnFx.size() <= 1);
            assertFalse(toldOnFx.contains(false));
        }
    }
}

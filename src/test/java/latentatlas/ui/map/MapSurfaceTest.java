package latentatlas.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import javafx.application.Platform;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.ViewTransform;
import latentatlas.ui.map.model.MapModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** When codes are drawn while training runs and their layer is on its way. */
@ExtendWith(ApplicationExtension.class)
class MapSurfaceTest {
    private static final ViewTransform VIEW = new ViewTransform(LatentPoint.ORIGIN, 10, 40, 40);

    private final Deque<Runnable> painter = new ArrayDeque<>();
    private MapSurface surface;

    private void open() {
        Platform.runLater(() -> {
            surface = new MapSurface(new MapModel(new SplittableRandom(1)), painter::add, VIEW, legend -> {});
            surface.setLive(true);
            surface.setView(VIEW);
        });
        // Twice: the first layer also costs what the JVM loads for it.
        for (int i = 0; i < 2; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            paint();
            WaitForAsyncUtils.waitForFxEvents();
            Platform.runLater(() -> {
                surface.forget();
                surface.refresh();
            });
        }
        WaitForAsyncUtils.waitForFxEvents();
        paint();
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(surface::forget);
    }

    private void paint() {
        while (!painter.isEmpty()) {
            painter.poll().run();
        }
    }

    /** Whether showing codes has them drawn in the next frame. */
    private boolean drawn() {
        boolean[] drawn = new boolean[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            surface.layout();
            surface.showCodes();
            drawn[0] = surface.isNeedsLayout();
        });
        return drawn[0];
    }

    @Test
    void codesWaitForTheirLayerAndComeWithIt() {
        open();
        assertThat(drawn()).isFalse();
        paint();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(surface.isNeedsLayout()).isTrue();
    }

    @Test
    void codesDoNotWaitASecondTimeForALayerThatHasNotCome() {
        open();
        assertThat(drawn()).isFalse();
        assertThat(drawn()).isTrue();
    }

    @Test
    void withoutARunTheyDoNotWait() {
        open();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> surface.setLive(false));
        assertThat(drawn()).isTrue();
    }
}

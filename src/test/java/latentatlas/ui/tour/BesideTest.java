package latentatlas.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;

class BesideTest {
    private static final double WIDTH = 1100;
    private static final double HEIGHT = 700;

    @Test
    void theCalloutStaysInTheWindowAndBesideWhatItSpeaksOfWhereverThatIs() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            double width = 10 + random.nextDouble(600);
            double height = 10 + random.nextDouble(500);
            Bounds target = new BoundingBox(
                    random.nextDouble(WIDTH - width), random.nextDouble(HEIGHT - height), width, height);
            Beside beside = Beside.of(target, WIDTH, HEIGHT, 280, 170);
            Bounds callout = new BoundingBox(beside.x(), beside.y(), 280, 170);
            assertThat(new BoundingBox(0, 0, WIDTH, HEIGHT).contains(callout)).isTrue();
            boolean room = target.getMinX() > 310
                    || WIDTH - target.getMaxX() > 310
                    || target.getMinY() > 200
                    || HEIGHT - target.getMaxY() > 200;
            assertThat(room && callout.intersects(target))
                    .as("%s over %s", callout, target)
                    .isFalse();
            assertThat(beside.arrow()).hasSize(6);
        }
    }

    @Test
    void withNothingToPointAtItStandsInTheMiddleWithoutAnArrow() {
        Beside beside = Beside.nothing(WIDTH, HEIGHT, 280, 170);
        assertThat(beside.x()).isEqualTo(410);
        assertThat(beside.arrow()).isEmpty();
    }
}

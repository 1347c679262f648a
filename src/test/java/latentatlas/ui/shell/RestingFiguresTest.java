package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RestingFiguresTest {
    @Test
    void aCollectionThatWasRefusedIsAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        RestingFigures.collect(asked::incrementAndGet, () -> asked.get() / 3);
        assertThat(asked).hasValue(3);
    }

    @Test
    void aJvmThatNeverCollectsIsMeasuredAllTheSame() {
        AtomicInteger asked = new AtomicInteger();
        RestingFigures.collect(asked::incrementAndGet, () -> 0);
        assertThat(asked).hasPositiveValue();
    }
}

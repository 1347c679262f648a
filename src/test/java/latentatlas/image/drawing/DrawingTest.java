package latentatlas.image.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private final Drawing first = Drawing.EMPTY.plus(new double[] {0, 0, 3, 4});

    @Test
    void aStrokeIsAddedAndTakenBackWithoutChangingTheDrawingItself() {
        Drawing both = first.plus(new double[] {1, 1});
        assertThat(both.strokes()).containsExactly(new double[] {0, 0, 3, 4}, new double[] {1, 1});
        assertThat(both.withoutLast()).isEqualTo(first).hasSameHashCodeAs(first);
        assertThat(first.strokes()).hasSize(1);
        assertThat(first.withoutLast()).isEqualTo(Drawing.EMPTY);
    }

    @Test
    void fromNothingNothingIsTaken() {
        assertThat(Drawing.EMPTY.withoutLast().isEmpty()).isTrue();
        assertThat(first.isEmpty()).isFalse();
        assertThat(Drawing.EMPTY.size()).isZero();
        assertThat(first.size()).isEqualTo(4);
    }

    @Test
    void drawingsAreEqualIfTheirStrokesAre() {
        assertThat(first).isEqualTo(new Drawing(List.of(new double[] {0, 0, 3, 4})));
        assertThat(first).isNotEqualTo(new Drawing(List.of(new double[] {0, 0, 3, 5})));
        assertThat(first).isNotEqualTo("0, 0, 3, 4");
        assertThat(first.hashCode())
                .isNotEqualTo(first.plus(new double[] {1, 1}).hashCode());
    }
}

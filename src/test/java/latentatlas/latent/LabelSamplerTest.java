package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelSamplerTest {
    private static final int COUNT = 2_000;

    /** A density over both labels' codes: half of it left of zero, half of it right. */
    private static final LabelDensity BOTH = LabelDensity.of(List.of(
            new LabelDensity.Component(0.5, new double[] {-5, 0}, new double[][] {{1, 0}, {0, 1}}),
            new LabelDensity.Component(0.5, new double[] {5, 0}, new double[][] {{1, 0}, {0, 1}})));

    /** Codes of both islands, labelled 0 where they are left; on the right by turns 0 and 1 if {@code shared}, else 1. */
    private static Codes codes(boolean shared) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[2 * COUNT];
        int[] labels = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            values[2 * i] = (float) (random.nextGaussian() + (i % 4 < 2 ? -5 : 5));
            values[2 * i + 1] = (float) random.nextGaussian();
            labels[i] = values[2 * i] < 0 || shared && i % 2 == 0 ? 0 : 1;
        }
        return new Codes(values, 2, labels, new int[COUNT], List.of("0", "1"));
    }

    private static double shareOnTheLeft(Codes codes, int label) {
        LabelSampler sampler = new LabelSampler(BOTH, codes, label);
        SplittableRandom random = new SplittableRandom(7);
        int left = 0;
        for (int i = 0; i < COUNT; i++) {
            left += sampler.sample(random, 1)[0] < 0 ? 1 : 0;
        }
        return left / (double) COUNT;
    }

    @Test
    void drawsOfAnotherLabelsCodesAreLeftOut() {
        assertEquals(1, shareOnTheLeft(codes(false), 0), 0);
        assertEquals(0, shareOnTheLeft(codes(false), 1), 0);
    }

    /** Twice as likely to be kept on the left, where all neighbours have the label, as on the right, where half of them do. */
    @Test
    void whereLabelsOverlapADrawIsKeptWithItsLabelsShareOfTheNeighbours() {
        assertEquals(2 / 3.0, shareOnTheLeft(codes(true), 0), 0.03);
    }

    @Test
    void aLabelThatIsNowhereIsDrawnAllTheSame() {
        assertEquals(0.5, shareOnTheLeft(codes(false), 9), 0.05);
    }
}

package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ImageLossesTest {
    private static final ImageLosses LOSSES =
            new ImageLosses(new float[] {50, 20, 80, 40}, new float[] {5, 4, 1, 8}, new double[] {4.5});

    @Test
    void meansAreOverImages() {
        assertEquals(4, LOSSES.images());
        assertEquals(47.5, LOSSES.meanReconstruction());
        assertEquals(4.5, LOSSES.meanKl());
        ImageLosses none = new ImageLosses(new float[0], new float[0], new double[1]);
        assertEquals(0, none.meanReconstruction());
    }

    @Test
    void aQuantileIsTheSmallestLossThatAShareDoesNotExceed() {
        double[] shares = {0, 0.2, 0.25, 0.26, 0.5, 0.75, 0.9, 1};
        double[] expected = {24, 24, 24, 48, 48, 55, 81, 81};
        for (int i = 0; i < shares.length; i++) {
            assertEquals(expected[i], LOSSES.quantile(shares[i]), "share " + shares[i]);
        }
    }

    @Test
    void aBatchIsCutAtTheSamePlacesHoweverManyThreadsThereAre() {
        assertEquals(new Layout(128, 16, 1), Layout.ofBatch(128));
        assertEquals(new Layout(129, 17, 1), Layout.ofBatch(129));
        assertEquals(new Layout(21, 8, 1), Layout.ofBatch(21));
        Layout sampled = Layout.ofBatch(21).sampled(3);
        assertEquals(new Layout(63, 24, 3), sampled);
        assertEquals(3, sampled.blocks());
        assertEquals(1, sampled.blocks(8));
        assertEquals(2, sampled.blocks(9));
        assertEquals(48, sampled.first(2));
    }
}

package latentatlas.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import latentatlas.archive.DataChecksum;
import org.junit.jupiter.api.Test;

class BuiltInDigitsTest {
    /** Models trained on them know them again by a checksum, whenever and wherever they are made: they never change. */
    @Test
    void theDigitsAreTheSameForEver() {
        assertEquals("9137d45b", DataChecksum.of(DigitWriter.images(200, 1)));
        DataSet set = DigitWriter.dataSet(3, 2, 5);
        assertEquals(DigitWriter.NAME, set.name());
        assertArrayEquals(DigitWriter.images(3, 5).image(2), set.train().image(2));
        assertEquals(2, set.test().size());
        assertArrayEquals(DigitWriter.images(2, 5 + 0x7E57).image(1), set.test().image(1));
        assertFalse(Arrays.equals(set.train().image(0), set.test().image(0)), "the same hand");
    }

    @Test
    void aWayOfWritingIsStrokesOfPointsInAUnitSquare() {
        assertEquals(5, Allographs.of(1).size());
        List<double[]> one = Allographs.of(1).get(4);
        assertEquals(2, one.size());
        assertArrayEquals(new double[] {0.30, 0.22, 0.52, 0.02, 0.52, 0.50, 0.52, 0.98}, one.get(0), 1e-12);
        assertArrayEquals(new double[] {0.28, 0.98, 0.52, 0.98, 0.78, 0.97}, one.get(1), 1e-12);
    }
}

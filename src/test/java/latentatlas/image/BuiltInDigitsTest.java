package latentatlas.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
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
        assertFalse(Arrays.equals(set.train().image(0), set.test().image(0)), "the same hand");
    }
}

package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import latentatlas.latent.LatentPoint;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void numbersAreWrittenBrieflyWhateverTheirSize() {
        assertEquals("0", Figures.brief(0));
        assertEquals("0.40", Figures.brief(0.4));
        assertEquals("-19", Figures.brief(-19.4));
        assertEquals("1.2e-7", Figures.brief(1.2e-7));
        assertEquals("3.0e6", Figures.brief(3e6));
        assertEquals("70\u2009000", Figures.count(70_000));
        assertEquals("(0.50, −1.00)", Figures.place(new LatentPoint(0.5, -1), 2));
    }

    @Test
    void countsInLittleRoomKeepTheirSize() {
        assertEquals("999", Figures.thousands(999));
        assertEquals("1.2k", Figures.thousands(1_234));
        assertEquals("12k", Figures.thousands(12_345));
    }
}

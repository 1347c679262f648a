package latentatlas.ui.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import latentatlas.measure.Score;
import org.junit.jupiter.api.Test;

class ScoresPageTest {
    @Test
    void scoresComeInTheirOrderAndThoseWithoutAMeaningAreLeftOut() {
        List<ScoresPage.Row> rows = ScoresPage.rows(
                Map.of(Score.ACTIVE_UNITS, 2.0, Score.NEGATIVE_ELBO, 127.5),
                Map.of(Score.NEGATIVE_ELBO, 128.25, Score.CONTINUITY, 0.9));
        assertEquals(
                List.of(Score.NEGATIVE_ELBO, Score.ACTIVE_UNITS, Score.CONTINUITY),
                rows.stream().map(ScoresPage.Row::score).toList());
        assertEquals(
                List.of("negative_elbo", "nats an image", "127.5", "128.25"),
                rows.get(0).fields());
        assertTrue(rows.get(1).fields().get(3).isEmpty());
    }
}

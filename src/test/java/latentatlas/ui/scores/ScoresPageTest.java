package latentatlas.ui.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import latentatlas.measure.Score;
import latentatlas.message.Message;
import latentatlas.picture.Shown;
import org.junit.jupiter.api.Test;

class ScoresPageTest {
    @Test
    void scoresComeInTheirOrderAndThoseWithoutAMeaningSayWhy() {
        List<ScoreTable.Row> rows = ScoresPage.rows(
                Shown.plain(2).architecture(),
                Map.of(Score.ACTIVE_UNITS, 2.0, Score.RECONSTRUCTION, 127.5),
                Map.of(Score.RECONSTRUCTION, 128.25, Score.CONTINUITY, 0.9));
        assertEquals(
                List.of(Score.values()),
                rows.stream().map(ScoreTable.Row::score).toList());
        ScoreTable.Row reconstruction = rows.get(Score.RECONSTRUCTION.ordinal());
        assertEquals(List.of("reconstruction", "nats an image", "127.5", "128.25"), reconstruction.fields());
        ScoreTable.Row likelihood = rows.get(Score.LOG_LIKELIHOOD.ordinal());
        assertTrue(likelihood.fields().get(2).isEmpty());
        assertEquals("–", likelihood.cells().get(0).text());
        assertEquals(Message.text("scores.no-prior"), likelihood.cells().get(0).why());
    }
}

package latentatlas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import latentatlas.message.Message;
import org.junit.jupiter.api.Test;

class LossesTest {
    private final List<String> told = new ArrayList<>();
    private final Losses losses = new Losses();

    @Test
    void whatIsDoneNextEndsTheTellingSoThatUndoTakesNothingElseBack() {
        losses.setTeller((what, undo) -> {
            told.add("told");
            return () -> told.add("ended");
        });
        losses.lost(Message.of("drawing.lost", "A"), () -> {});
        assertThat(told).containsExactly("told");
        losses.over();
        losses.over();
        assertThat(told).containsExactly("told", "ended");
        losses.lost(Message.of("drawing.lost", "A"), () -> {});
        losses.lost(Message.of("drawing.lost", "B"), () -> {});
        assertThat(told).containsExactly("told", "ended", "told", "ended", "told");
    }

    @Test
    void nothingIsToldWhereNobodyListens() {
        losses.lost(Message.of("drawing.lost", "A"), () -> told.add("undone"));
        losses.over();
        assertThat(told).isEmpty();
    }
}

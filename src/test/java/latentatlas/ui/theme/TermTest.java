package latentatlas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import latentatlas.measure.Score;
import latentatlas.message.Language;
import latentatlas.message.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TermTest {
    @ParameterizedTest
    @EnumSource
    void everyWordIsExplainedInAtLeastTwoSentencesInEachLanguage(Term term) {
        for (Language language : Language.values()) {
            String text = Message.of("term." + term.key() + ".text").text(language);
            assertThat(text.split("[.。；;]")).as(text).hasSizeGreaterThanOrEqualTo(2);
            for (String part : new String[] {"name", "unit", "source"}) {
                assertThat(Message.of("term." + term.key() + "." + part).text(language))
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyFigureHasItsWord(Score score) {
        assertThat(Arrays.asList(Term.values())).contains(Term.of(score));
    }

    @ParameterizedTest
    @EnumSource
    void aSearchFindsAWordByItsName(Term term) {
        assertThat(term.answers(term.title())).isTrue();
    }
}

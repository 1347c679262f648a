package latentatlas.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import latentatlas.message.Language;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LanguageFlagTest {
    @Test
    void aLanguageIsTakenOutOfTheLine() throws Exception {
        LanguageFlag flag = LanguageFlag.in("info", "--language", "zh", "model.latent");
        assertThat(flag.language()).isEqualTo(Language.CHINESE);
        assertThat(flag.others()).containsExactly("info", "model.latent");
        assertThat(LanguageFlag.in("--language=en").language()).isEqualTo(Language.ENGLISH);
        assertThat(LanguageFlag.in("info").language()).isNull();
    }

    @Test
    void aLanguageThatIsNotSpokenIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> LanguageFlag.in("--language", "tlh"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.what()).contains("tlh");
                    assertThat(problem.nextStep()).contains("en", "zh");
                });
        assertThatThrownBy(() -> LanguageFlag.in("info", "--language")).isInstanceOf(ProblemException.class);
    }
}

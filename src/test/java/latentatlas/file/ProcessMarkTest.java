package latentatlas.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {
    @Test
    void theStartIsReadBehindAnyNameOfAProgram() {
        String numbers = " S 1 2 3 0 -1 4194560 5 6 7 8 9 10 11 12 20 0 1 0 987654 13 14 15\n";
        assertThat(ProcessMark.start("77 (java)" + numbers)).isEqualTo(987_654);
        assertThat(ProcessMark.start("77 (a b) 1 (c) S 4)" + numbers)).isEqualTo(987_654);
        assertThat(ProcessMark.start("77 (java) S 1")).isZero();
    }

    /** A clock set between two starts moved what Java says of an older process, whose run then looked left behind. */
    @Test
    void onLinuxTheMarkIsCountedFromTheStartOfTheMachineAndNotByTheClock() throws Exception {
        Path uptime = Path.of("/proc/uptime");
        assumeTrue(Files.exists(uptime));
        double hundredths = 100 * Double.parseDouble(Files.readString(uptime).split(" ")[0]);
        assertThat(ProcessMark.own().start()).isPositive().isLessThanOrEqualTo((long) hundredths);
    }
}

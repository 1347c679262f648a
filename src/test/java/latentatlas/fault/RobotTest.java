package latentatlas.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of a minute of what {@code src/test/scripts/robot.sh} does for hours. */
@Tag("long")
class RobotTest {
    @TempDir
    private Path folder;

    @Test
    void theWindowSurvivesBeingUsedAtRandom() throws Exception {
        Program window = KilledWindow.headless(new Program(folder));
        Process process = window.run(
                "latentatlas.ui.shell.Robot",
                List.of("0.25", "11", folder.resolve("robot").toString()));
        int status = process.waitFor();
        assertThat(status).as(Files.readString(window.printed())).isZero();
    }

    /** A broken class in front of the window's own stands for whatever keeps it from opening. */
    @Test
    void aWindowThatDoesNotOpenEndsTheRobotAtOnceAndIsSaid() throws Exception {
        Path broken = Files.createDirectories(folder.resolve("latentatlas/ui/shell"));
        Files.writeString(broken.resolve("AtlasWindow.class"), "no class");
        Program window = KilledWindow.headless(new Program(folder)).with("-Xbootclasspath/a:" + folder);
        Process process = window.run(
                "latentatlas.ui.shell.Robot",
                List.of("0.25", "11", folder.resolve("robot").toString()));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(Files.readString(window.printed())).contains("FAULT", "the window did not open");
    }
}

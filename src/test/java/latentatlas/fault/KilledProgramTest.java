package latentatlas.fault;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few of the kills of {@link Kills}. */
@Tag("long")
class KilledProgramTest {
    private static final int KILLS = 2;
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"train", "download"})
    void killedAtAnyMomentLeavesWholeFilesAloneAndWorksTheNextTime(String work) throws Exception {
        Assumptions.assumeTrue(
                !work.equals("download") || Files.isDirectory(Path.of("../shared/data/mnist")), "MNIST is not there");
        try (Scene scene = Kills.scene(work, folder, SEED)) {
            assertThatCode(() -> new Kills(scene, SEED).run(KILLS)).doesNotThrowAnyException();
        }
    }
}

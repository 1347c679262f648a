package latentatlas.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import latentatlas.archive.ModelFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are full, or may only be read. */
@Tag("long")
class SmallDiskTest {
    private static final int LITTLE = 8_192;

    @TempDir
    private Path folder;

    private Path models() {
        return folder.resolve("models");
    }

    private String refusal(KilledTraining training) throws Exception {
        Process process = training.start();
        assertThat(process.waitFor()).isEqualTo(1);
        String printed = Files.readString(training.program.printed());
        List<String> lines = printed.lines()
                .filter(line -> line.startsWith("latent-atlas: "))
                .toList();
        assertThat(lines).as(printed).hasSize(1);
        assertThat(printed).doesNotContain("\tat ");
        return lines.get(0);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void onAFullDiskTheOldModelStaysAndOneSentenceSaysWhatToDo() throws Exception {
        KilledTraining training = new KilledTraining(folder);
        training.prepare();
        try (SmallDisk disk = SmallDisk.at(models(), 2)) {
            training.finish(training.start());
            byte[] before = Files.readAllBytes(training.model);
            disk.fill(LITTLE);
            assertThat(refusal(training)).contains(training.model.toString(), "space");
            assertThat(training.model).hasBinaryContent(before);
            ModelFile.read(training.model);
            assertThat(names(models())).containsExactlyInAnyOrder("model.latent", "filling");
        }
    }

    @Test
    void whereOnlyReadingIsAllowedTheOldModelStaysAndOneSentenceSaysWhatToDo() throws Exception {
        KilledTraining training = new KilledTraining(folder);
        training.prepare();
        try (SmallDisk disk = SmallDisk.at(models(), 2)) {
            training.finish(training.start());
            disk.lock();
            assertThat(refusal(training)).contains(training.model.toString());
            ModelFile.read(training.model);
            assertThat(names(models())).containsExactly("model.latent");
        }
    }

    /** Settings and the run under way cannot be kept; the robot fails where the window does not live on all the same. */
    @Test
    void theWindowLivesWhereNoSpaceIsLeftToKeepAnything() throws Exception {
        Path robot = folder.resolve("robot");
        try (SmallDisk disk = SmallDisk.at(robot.resolve("config"), 1)) {
            disk.fill(0);
            use(robot, "3");
        }
    }

    private void use(Path robot, String seed) throws Exception {
        Program window = KilledWindow.headless(new Program(folder));
        Process process = window.run("latentatlas.ui.shell.Robot", List.of("0.05", seed, robot.toString()));
        int status = process.waitFor();
        assertThat(status).as(Files.readString(window.printed())).isZero();
    }
}

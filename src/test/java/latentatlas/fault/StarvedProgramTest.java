package latentatlas.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, on a machine that lacks something. */
@Tag("long")
class StarvedProgramTest {
    @TempDir
    private static Path folder;

    private static Path data;

    @BeforeAll
    static void write() throws Exception {
        data = folder.resolve("data");
        KilledTraining training = new KilledTraining(folder);
        training.prepare();
    }

    private static String failure(Program program, String... more) throws Exception {
        Path model = folder.resolve("model.latent");
        Process process = program.start(java.util.stream.Stream.concat(
                        List.of("train", "--data", data.toString(), "--epochs", "1", "--out", model.toString())
                                .stream(),
                        java.util.Arrays.stream(more))
                .toArray(String[]::new));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(model).doesNotExist();
        List<String> lines = Files.readAllLines(program.printed()).stream()
                .filter(line -> line.startsWith("latent-atlas: "))
                .toList();
        assertThat(lines).as(Files.readString(program.printed())).hasSize(1);
        assertThat(Files.readString(program.printed())).doesNotContain("\tat ");
        return lines.get(0);
    }

    @Test
    void picturesNeedNoScreenThatCanBeReached() throws Exception {
        KilledTraining training = new KilledTraining(folder);
        training.finish(training.start());
        Path picture = folder.resolve("manifold.png");
        training.finish(training.program.start("export", training.model.toString(), "--manifold", picture.toString()));
        assertThat(picture).isRegularFile();
    }

    /** As on a processor nobody made native code for. */
    @Test
    void nativeCodeThatDoesNotLoadIsSaidWithWhatToDo() throws Exception {
        Program program = new Program(folder).with("-Dorg.bytedeco.javacpp.platform=nowhere");
        assertThat(failure(program)).contains("native code", "does not load", "JAVA_TOOL_OPTIONS");
    }

    @Test
    void anEmptyHeapIsSaidWithWhatToDo() throws Exception {
        Program program = new Program(folder).with("-Xmx20m");
        assertThat(failure(program, "--hidden", "4000,4000")).contains("memory is full", "-Xmx");
    }

    @Test
    void aLackOfNativeMemoryIsSaidWithWhatToDo() throws Exception {
        Program program = new Program(folder).with("-Dorg.bytedeco.javacpp.maxphysicalbytes=10m");
        assertThat(failure(program)).contains("memory is full", "smaller");
    }
}

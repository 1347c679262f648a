package latentatlas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latentatlas.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Strokes from strangers. */
class HostileDrawingsTest {
    @TempDir
    private Path folder;

    @Test
    void strokes() throws Exception {
        Path file = folder.resolve("strokes.json");
        List<byte[]> whole = List.of(
                "[[[[66,25],[66,105]]]]".getBytes(StandardCharsets.UTF_8),
                "[[[[40.5, 35], [90, 35], [60, 1e2]], [[1, 2], [30, 40]]], [[[10, 10], [90, 90]]]]"
                        .getBytes(StandardCharsets.UTF_8));
        CommandLine line = AtlasCommand.commandLine();
        Hostile.attack("strokes", whole, content -> {
            Files.write(file, content);
            StringWriter said = new StringWriter();
            line.setErr(new PrintWriter(said));
            int status = line.execute(
                    "draw", file.toString(), "--out", folder.resolve("out.npy").toString());
            if (status == 0) {
                assertThat(said.toString()).isEmpty();
            } else {
                assertThat(said.toString())
                        .startsWith("latent-atlas: " + file)
                        .hasLineCount(1)
                        .doesNotContain("should not");
            }
        });
    }
}

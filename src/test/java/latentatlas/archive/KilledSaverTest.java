package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class KilledSaverTest {
    private static final int KILLS = 12;

    @TempDir
    Path folder;

    @Test
    void aSaverKilledAtAnyMomentLeavesTheOldOrTheNewModelWhole() throws Exception {
        Path file = folder.resolve("model.latent");
        byte[] old = Models.bytes(Models.full(1));
        byte[] replacement = Models.bytes(Models.full(2));
        Files.write(file, old);
        Random random = new Random(31);
        for (int kill = 0; kill < KILLS; kill++) {
            Process saver = SaverProcess.start(SaverProcess.command(file, "forever"));
            try (BufferedReader said = saver.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("saving", said.readLine());
                // Not a wait for anything: it only picks the moment of the kill.
                saver.waitFor(random.nextInt(30), TimeUnit.MILLISECONDS);
            } finally {
                saver.destroyForcibly().waitFor();
            }
            byte[] left = Files.readAllBytes(file);
            assertTrue(Arrays.equals(left, old) || Arrays.equals(left, replacement), "kill " + kill);
            ModelFile.read(file);
        }
    }

    /** The kernel itself refuses to write more, as it does when a disk is full. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aSaverThatMayWriteNoMoreLeavesTheOldModelAndSaysSo() throws Exception {
        Path file = folder.resolve("model.latent");
        byte[] old = Models.bytes(Models.full(1));
        Files.write(file, old);
        String quoted = SaverProcess.command(file, "once").stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        // 8 blocks of at most 1024 bytes: less than the file has. The JVM itself writes no file.
        String limited = "ulimit -f 8; exec " + quoted.replaceFirst("'-cp'", "'-XX:-UsePerfData' '-cp'");
        Process saver = SaverProcess.start(List.of("sh", "-c", limited));
        String said;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(saver.getInputStream(), StandardCharsets.UTF_8))) {
            said = reader.lines().collect(Collectors.joining("\n"));
        }
        assertEquals(0, saver.waitFor(), said);
        assertTrue(old.length > 8 * 1024, "the limit lies within the file");
        assertTrue(said.contains(file.toString()) && said.contains("Check the free space"), said);
        assertArrayEquals(old, Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }
}

package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/** Where a process logs to is settled by its first entry, so each test logs in a process of its own. */
class LogFileTest {
    /** A megabyte and the entry that does not fit into it. */
    private static final int LARGEST = (1 << 20) + 11_000;

    @TempDir
    private Path folder;

    private record Printed(String path, String errors) {}

    private Printed run(Path log, int entries, int length) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        log.toString(),
                        Integer.toString(entries),
                        Integer.toString(length))
                .redirectError(folder.resolve("errors").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = Files.readString(folder.resolve("errors"));
        assertEquals(0, process.waitFor(), errors);
        return new Printed(out.strip(), errors);
    }

    private static List<Path> files(Path log) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.sorted().toList();
        }
    }

    @Test
    void eachStartAddsToTheFileAndWarningsAreStillPrinted() throws Exception {
        Path log = folder.resolve("a folder not there yet/log");
        run(log, 1, 5);
        Printed printed = run(log, 1, 5);
        assertEquals(1, files(log).size());
        assertEquals(files(log).get(0).toString(), printed.path());
        List<String> lines = Files.readAllLines(files(log).get(0));
        assertEquals(
                2, lines.stream().filter(line -> line.contains("Latent Atlas")).count());
        assertEquals(
                2,
                lines.stream()
                        .filter(line -> line.contains("WARN main LogFileTest$Program: -----"))
                        .count());
        assertEquals(
                2,
                lines.stream()
                        .filter(line -> line.contains("IllegalStateException: with a trace"))
                        .count());
        assertTrue(printed.errors().contains("WARN LogFileTest$Program: -----"), printed.errors());
    }

    @Test
    void oldEntriesMakeRoomForNewOnes() throws Exception {
        Path log = folder.resolve("log");
        Printed printed = run(log, 700, 10_000);
        assertEquals(3, files(log).size(), files(log).toString());
        for (Path file : files(log)) {
            assertTrue(Files.size(file) <= LARGEST, file + " has " + Files.size(file) + " bytes");
        }
        List<String> last = Files.readAllLines(Path.of(printed.path()));
        assertTrue(
                last.stream().anyMatch(line -> line.contains("with a trace")), "the last entry is in the file named");
    }

    @Test
    void aFolderThatCannotBeWrittenToCostsTheLogAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Printed printed = run(file.resolve("log"), 1, 5);
        assertEquals("", printed.path());
        assertTrue(printed.errors().contains("there will be no log file at " + file.resolve("log")), printed.errors());
        assertTrue(printed.errors().contains("WARN LogFileTest$Program: -----"), printed.errors());
    }

    @Test
    void withoutAStartNothingIsWritten() {
        assertEquals(Optional.empty(), LogFile.path());
    }

    /** Logs, and prints the path of the log. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            LogFile.start(Path.of(arguments[0]));
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                Logger.warn("-".repeat(Integer.parseInt(arguments[2])));
            }
            Logger.error(new IllegalStateException("with a trace"));
            System.out.print(LogFile.path().map(Path::toString).orElse(""));
        }
    }
}

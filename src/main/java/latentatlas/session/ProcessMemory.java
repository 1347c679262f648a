package latentatlas.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the whole process occupies, native memory included. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIBI = 1024;

    private ProcessMemory() {}

    /** Resident bytes where the system tells them (Linux), else the Java heap in use. */
    public static long bytes() {
        try {
            if (Files.isReadable(STATUS)) {
                for (String line : Files.readAllLines(STATUS, StandardCharsets.UTF_8)) {
                    if (line.startsWith("VmRSS:")) {
                        return Long.parseLong(line.replaceAll("\\D", "")) * KIBI;
                    }
                }
            }
        } catch (IOException | NumberFormatException e) {
            return heap();
        }
        return heap();
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

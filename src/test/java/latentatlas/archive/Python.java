package latentatlas.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Runs Python with NumPy, where there is one: the readers that our files are promised to. */
final class Python {
    private Python() {}

    /** Skips the test if there is no NumPy; else runs {@code code} in {@code folder} and returns what it printed. */
    static String run(Path folder, String code, String... arguments) throws IOException, InterruptedException {
        Assumptions.assumeTrue(available(folder), "python3 with numpy is not installed");
        Path script = folder.resolve("script.py");
        Files.writeString(script, code);
        List<String> command = new ArrayList<>(List.of("python3", script.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static boolean available(Path folder) throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "-c", "import numpy")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

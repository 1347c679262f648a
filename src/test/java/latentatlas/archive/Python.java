package latentatlas.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Runs Python with NumPy, where there is one: the readers that our files are promised to. */
final class Python {
    /** Interpreters by the module that they have; empty for none. */
    private static final Map<String, String> FOUND = new ConcurrentHashMap<>();

    private Python() {}

    /** Skips the test if there is no NumPy; else runs {@code code} in {@code folder} and returns what it printed. */
    static String run(Path folder, String code, String... arguments) throws IOException, InterruptedException {
        return run("numpy", folder, code, arguments);
    }

    /** As above, with a module of another name. */
    static String run(String module, Path folder, String code, String... arguments)
            throws IOException, InterruptedException {
        String python = FOUND.get(module);
        if (python == null) {
            python = "";
            for (String candidate : List.of("python3", "/usr/bin/python3")) {
                python = python.isEmpty() && has(candidate, module, folder) ? candidate : python;
            }
            FOUND.put(module, python);
        }
        Assumptions.assumeFalse(python.isEmpty(), "python3 with " + module + " is not installed");
        Path script = folder.resolve("script.py");
        Files.writeString(script, code);
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static boolean has(String python, String module, Path folder) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import " + module)
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

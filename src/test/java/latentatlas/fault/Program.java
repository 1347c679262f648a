package latentatlas.fault;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The program in a process of its own, with its settings and caches under one folder.
 *
 * @param home holds all that the program remembers, and what it prints
 * @param options of the JVM beside those that make small runs quick
 */
record Program(Path home, List<String> options) {
    private static final String MAIN = "latentatlas.app.Main";

    Program(Path home) {
        this(home, List.of());
    }

    Program with(String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Program(home, all);
    }

    /** What it and its start printed last. */
    Path printed() {
        return home.resolve("printed");
    }

    Process start(String... arguments) throws IOException {
        return run(MAIN, List.of(arguments));
    }

    /** Another main class on the same class path. */
    Process run(String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx400m"));
        // As javafx:run starts it; JDK 25 knows the last one no more.
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:GCLockerRetryAllocationCount=1000"));
        command.addAll(options);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        if (Arrays.stream(classes.split(File.pathSeparator)).allMatch(each -> Files.isRegularFile(Path.of(each)))) {
            command.add(sharedClasses(home.resolve(main + "-" + arguments.get(0) + ".jsa")));
        }
        command.add("-cp");
        command.add(classes);
        command.add(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed().toFile());
        builder.environment()
                .putAll(Map.of(
                        "XDG_CONFIG_HOME", home.resolve("config").toString(),
                        "XDG_CACHE_HOME", home.resolve("cache").toString(),
                        "XDG_RUNTIME_DIR", home.toString(),
                        // As in a service or over SSH: a screen is named that cannot be reached.
                        "DISPLAY", "nowhere.invalid:1"));
        return builder.start();
    }

    /** The first run, which must come to its end, leaves its classes as the JVM wants them, and so the others start sooner. Works with jars alone. */
    private static String sharedClasses(Path archive) {
        return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive;
    }
}

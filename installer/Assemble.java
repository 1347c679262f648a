import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Makes the folder that every installer wraps: the program, its own Java runtime, the native libraries unpacked, and an
 * ahead-of-time cache recorded from a rehearsal of the program itself. The same on Linux, Windows and macOS.
 *
 * <p>Run after {@code mvn package} by JDK 25, in the project's folder, where a window can open:
 * {@code java installer/Assemble.java}. The result is {@code target/installer/image}.
 */
final class Assemble {
    private static final String NAME = "latent-atlas";
    private static final String TITLE = "Latent Atlas";

    /** What the program and its libraries need of Java; desktop comes with JavaFX's Swing module. */
    private static final String MODULES = String.join(
            ",",
            "javafx.controls",
            "javafx.swing",
            "java.logging",
            "java.management",
            "jdk.management",
            "java.naming",
            "java.net.http",
            "java.sql",
            "jdk.unsupported",
            "jdk.crypto.ec",
            "jdk.zipfs");

    /** The heap holds images and snapshots; what matters lies in native memory. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xmn192m",
            "-XX:SurvivorRatio=2",
            "-Xms256m",
            "-XX:MinHeapFreeRatio=30",
            "-XX:MaxHeapFreeRatio=50",
            "-XX:-ShrinkHeapInSteps",
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.library.path=$APPDIR/natives",
            "-Dorg.bytedeco.javacpp.pathsFirst=true",
            "-Djna.boot.library.path=$APPDIR/natives",
            "-Dfile.encoding=UTF-8");

    private final Platform platform = Platform.current();
    private final Path work = Path.of("target", "installer").toAbsolutePath();
    private final Path libraries = Path.of("target", "lib").toAbsolutePath();
    private final Path input = work.resolve("input");
    private final Path modules = work.resolve("modules");
    private final Path runtime = work.resolve("runtime");
    private final Path icons = work.resolve("icons");
    private final Path image = work.resolve("image");

    private Assemble() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("java.awt.headless", "true");
        new Assemble().run();
    }

    private void run() throws IOException, InterruptedException {
        delete(work);
        Files.createDirectories(work);
        IconFiles.write(icons);
        splitLibraries();
        linkRuntime();
        String version = version();
        makeImage(version);
        rehearse();
        Files.writeString(work.resolve("version"), version);
        System.out.println("assembled version " + version + " in " + image);
    }

    private static String version() throws IOException {
        try (JarFile jar = new JarFile(Path.of("target", NAME + ".jar").toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest.getMainAttributes().getValue("Implementation-Version");
        }
    }

    /** JavaFX goes into the runtime, other libraries to the program, native code into folders of its own. */
    private void splitLibraries() throws IOException {
        Path natives = Files.createDirectories(input.resolve("natives"));
        Path others = Files.createDirectories(input.resolve("lib"));
        Files.createDirectories(modules);
        Files.copy(Path.of("target", NAME + ".jar"), input.resolve(NAME + ".jar"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of("LICENSE"), input.resolve("LICENSE"));
        for (Path jar : jars(libraries)) {
            String file = jar.getFileName().toString();
            if (file.startsWith("javafx-")) {
                if (platform.holdsJavaFx(file)) {
                    NativeCode.strip(jar, modules.resolve(file));
                }
            } else if (platform.holdsNatives(file)) {
                NativeCode.unpack(jar, platform.nativeFolder(), natives);
                if (platform.keepsNativeJars()) {
                    Files.copy(jar, others.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
                }
            } else {
                Files.copy(jar, others.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
                if (file.startsWith("jna-") && !file.startsWith("jna-platform")) {
                    NativeCode.unpack(jar, platform.jnaFolder(), natives);
                }
            }
        }
        NativeCode.rename(natives, platform);
    }

    private void linkRuntime() throws IOException, InterruptedException {
        execute(
                Map.of(),
                tool("jlink"),
                "--module-path",
                modules.toString(),
                "--add-modules",
                MODULES,
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());
        // JavaFX looks for its native code in the runtime first, and would else unpack it to the user's home.
        Path folder = runtime.resolve(platform.runtimeNatives());
        for (Path jar : jars(libraries)) {
            if (platform.holdsJavaFx(jar.getFileName().toString())) {
                NativeCode.unpack(jar, "", folder);
            }
        }
    }

    private void makeImage(String version) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                tool("jpackage"),
                "--type",
                "app-image",
                "--name",
                platform.imageName(NAME, TITLE),
                "--app-version",
                version,
                "--vendor",
                TITLE,
                "--copyright",
                "Apache License 2.0",
                "--description",
                "Train variational autoencoders and explore their latent space",
                "--icon",
                icons.resolve(NAME + platform.iconEnding()).toString(),
                "--runtime-image",
                runtime.toString(),
                "--input",
                input.toString(),
                "--main-jar",
                NAME + ".jar",
                "--main-class",
                "latentatlas.app.Main",
                "--dest",
                image.toString()));
        for (String flag : FLAGS) {
            command.add("--java-options");
            command.add(flag);
        }
        if (platform == Platform.MACOS) {
            command.addAll(List.of("--mac-package-identifier", "latentatlas.app"));
            for (String kind : List.of("latent", "atlas")) {
                command.addAll(List.of("--file-associations", Path.of("installer", kind + ".properties").toString()));
            }
        }
        execute(Map.of(), command.toArray(String[]::new));
    }

    /** Lets the program use itself while its JVM records what it loads and compiles, for the next starts to find ready. */
    private void rehearse() throws IOException, InterruptedException {
        Path app = platform.appFolder(image, NAME, TITLE);
        Path launcher = platform.launcher(image, NAME, TITLE);
        Path cache = app.resolve("app.aot");
        Path home = Files.createDirectories(work.resolve("home"));
        String options = "-XX:AOTCacheOutput=" + quoted(cache) + " -Dlatentatlas.rehearsal=true -Duser.home="
                + quoted(home);
        execute(Map.of("JAVA_TOOL_OPTIONS", options, "HOME", home.toString()), launcher.toString());
        if (!Files.isRegularFile(cache)) {
            throw new IOException("the rehearsal left no cache; see what it printed");
        }
        Path configuration = app.resolve(platform.imageName(NAME, TITLE) + ".cfg");
        List<String> lines = new ArrayList<>(Files.readAllLines(configuration));
        lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=-XX:AOTCache=$APPDIR/app.aot");
        Files.write(configuration, lines);
        // The runtime's own commands were needed to write the cache, and are no part of the program.
        platform.removeCommands(image, NAME, TITLE);
        delete(home);
    }

    private static String quoted(Path path) {
        return path.toString().contains(" ") ? "'" + path + "'" : path.toString();
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static void execute(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        System.out.println("> " + Path.of(command[0]).getFileName());
        ProcessBuilder builder = new ProcessBuilder(Arrays.asList(command)).inheritIO();
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException(command[0] + " ended with status " + status);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What differs between the systems: names of folders, of native code, and of what jpackage makes. */
enum Platform {
    LINUX,
    WINDOWS,
    MACOS;

    static Platform current() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.contains("win") ? WINDOWS : system.contains("mac") ? MACOS : LINUX;
    }

    private static boolean arm() {
        String processor = System.getProperty("os.arch");
        return processor.equals("aarch64") || processor.equals("arm64");
    }

    /** JavaCPP's name of this system and processor: the classifier of its jars and the folder inside them. */
    String nativeFolder() {
        String system = this == LINUX ? "linux" : this == WINDOWS ? "windows" : "macosx";
        return system + (arm() ? "-arm64" : "-x86_64");
    }

    /** JNA 4's folder; it has none for macOS on ARM, where nothing of this program asks for it. */
    String jnaFolder() {
        return this == MACOS ? "darwin" : this == WINDOWS ? "win32-x86-64" : arm() ? "linux-aarch64" : "linux-x86-64";
    }

    boolean holdsNatives(String jar) {
        return jar.endsWith("-" + nativeFolder() + ".jar");
    }

    /** Whether a JavaFX jar holds this system's classes; the ones without a classifier are empty. */
    boolean holdsJavaFx(String jar) {
        String classifier = (this == LINUX ? "linux" : this == WINDOWS ? "win" : "mac") + (arm() ? "-aarch64" : "");
        return jar.startsWith("javafx-") && jar.endsWith("-" + classifier + ".jar");
    }

    /** Proven without them on Linux; elsewhere they stay as what JavaCPP falls back to. */
    boolean keepsNativeJars() {
        return this != LINUX;
    }

    boolean nativeCode(String file) {
        return switch (this) {
            case LINUX -> file.endsWith(".so") || file.contains(".so.");
            case WINDOWS -> file.endsWith(".dll");
            case MACOS -> file.endsWith(".dylib") || file.endsWith(".jnilib");
        };
    }

    /** Where a runtime keeps its native code. */
    String runtimeNatives() {
        return this == WINDOWS ? "bin" : "lib";
    }

    String iconEnding() {
        return this == LINUX ? "-512.png" : this == WINDOWS ? ".ico" : ".icns";
    }

    String imageName(String name, String title) {
        return this == LINUX ? name : title;
    }

    private Path root(Path image, String name, String title) {
        return image.resolve(imageName(name, title) + (this == MACOS ? ".app" : ""));
    }

    Path appFolder(Path image, String name, String title) {
        Path root = root(image, name, title);
        return switch (this) {
            case LINUX -> root.resolve("lib").resolve("app");
            case WINDOWS -> root.resolve("app");
            case MACOS -> root.resolve("Contents").resolve("app");
        };
    }

    Path launcher(Path image, String name, String title) {
        Path root = root(image, name, title);
        return switch (this) {
            case LINUX -> root.resolve("bin").resolve(name);
            case WINDOWS -> root.resolve(title + ".exe");
            case MACOS -> root.resolve("Contents").resolve("MacOS").resolve(title);
        };
    }

    /** Deletes {@code java} and {@code keytool}; on Windows the folder also holds libraries, and stays. */
    void removeCommands(Path image, String name, String title) throws IOException {
        if (this == LINUX) {
            Assemble.delete(root(image, name, title).resolve("lib").resolve("runtime").resolve("bin"));
        }
    }
}

package latentatlas.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import latentatlas.file.AtomicFile;
import latentatlas.problem.ProblemException;
import org.tinylog.Logger;

/**
 * What the program remembers between starts, in one small file of the user's own. A file that cannot be read or written
 * costs the memory, never the program. Confined to one thread.
 */
public final class Settings {
    private static final String RECENT = "recent.";
    private static final int MOST_RECENT = 8;

    private final Path file;
    private final Properties values = new Properties();

    /** Reads {@code file} if it is there. */
    public Settings(Path file) {
        this.file = file;
        if (Files.isRegularFile(file)) {
            try (InputStream in = Files.newInputStream(file)) {
                values.load(in);
            } catch (IOException | IllegalArgumentException e) {
                Logger.warn(e, "settings at {} cannot be read; starting without", file);
                values.clear();
            }
        }
    }

    /** The settings at the operating system's usual place. */
    public static Settings ofUser() {
        return new Settings(folder().resolve("settings.properties"));
    }

    /** A file or folder of the program's own beside the settings. */
    public Path beside(String name) {
        return file.toAbsolutePath().resolveSibling(name);
    }

    /** Where the operating system keeps what programs remember for this user; not necessarily there yet. */
    public static Path folder() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String roaming = System.getenv("APPDATA");
        String config = System.getenv("XDG_CONFIG_HOME");
        if (system.contains("win") && roaming != null) {
            return Path.of(roaming, "Latent Atlas");
        }
        if (system.contains("mac")) {
            return Path.of(home, "Library", "Application Support", "Latent Atlas");
        }
        return config == null || config.isBlank()
                ? Path.of(home, ".config", "latent-atlas")
                : Path.of(config, "latent-atlas");
    }

    public String get(String name, String otherwise) {
        return values.getProperty(name, otherwise);
    }

    public double number(String name, double otherwise) {
        try {
            double value = Double.parseDouble(values.getProperty(name, ""));
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    public void set(String name, Object value) {
        values.setProperty(name, String.valueOf(value));
    }

    /** What was opened last, newest first; gone ones are left out. */
    public List<Path> recent() {
        List<Path> recent = new ArrayList<>();
        for (int i = 0; i < MOST_RECENT; i++) {
            String path = values.getProperty(RECENT + i);
            if (path != null && Files.exists(Path.of(path))) {
                recent.add(Path.of(path));
            }
        }
        return recent;
    }

    /** Puts a file or folder first among the recent ones. */
    public void opened(Path path) {
        List<Path> recent = new ArrayList<>(recent());
        Path whole = path.toAbsolutePath().normalize();
        recent.remove(whole);
        recent.add(0, whole);
        for (int i = 0; i < MOST_RECENT; i++) {
            if (i < recent.size()) {
                values.setProperty(RECENT + i, recent.get(i).toString());
            } else {
                values.remove(RECENT + i);
            }
        }
    }

    /** Writes the settings; a failure is logged. */
    public void save() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            AtomicFile.write(file, out -> values.store(out, "Latent Atlas"));
        } catch (IOException | ProblemException e) {
            Logger.warn(e, "settings cannot be written to {}", file);
        }
    }
}

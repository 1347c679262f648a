package latentatlas.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import latentatlas.archive.Json;
import latentatlas.file.AtomicFile;
import latentatlas.message.Language;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * What the program remembers between starts: one small JSON file of the user's own, of named parts, each a record of whoever
 * remembers it. A part that is damaged or of another version costs that part; a file that cannot be read or written costs
 * the memory; neither ever the start.
 */
public final class Settings {
    private static final String RECENT = "recent";
    private static final String LANGUAGE = "language";
    private static final int MOST_RECENT = 8;

    private final Path file;
    private final boolean first;
    private ObjectNode parts = JsonNodeFactory.instance.objectNode();

    /** Reads {@code file} if it is there. */
    public Settings(Path file) {
        this.file = file;
        first = !Files.isRegularFile(file);
        if (!first) {
            try {
                parts = Json.read(Files.readAllBytes(file), "the file", ObjectNode.class);
            } catch (IOException e) {
                Logger.warn(e, "settings at {} cannot be read; starting without", file);
            }
        }
    }

    /** The settings at the operating system's usual place. */
    public static Settings ofUser() {
        return new Settings(folder().resolve("settings.json"));
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

    /** Whether there was no file, so that nothing is remembered yet. */
    public boolean first() {
        return first;
    }

    /** What is remembered as {@code part}; nothing if it is no {@code type}, which is logged. */
    public <T> Optional<T> get(String part, Class<T> type) {
        @Nullable JsonNode value = parts.get(part);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(value, part, type));
        } catch (IOException e) {
            Logger.warn("\"{}\" of the settings at {} is left out: {}", part, file, e.getMessage());
            return Optional.empty();
        }
    }

    /** Remembers a record, a text, or an array of them. */
    public void set(String part, Object value) {
        parts.set(part, Json.tree(value));
    }

    /** The language that was chosen, if one was. */
    public Optional<Language> language() {
        return get(LANGUAGE, String.class).flatMap(Language::of);
    }

    public void keep(Language language) {
        set(LANGUAGE, language.tag());
    }

    /** What was opened last, newest first; gone ones are left out. */
    public List<Path> recent() {
        List<Path> recent = new ArrayList<>();
        for (String name : get(RECENT, String[].class).orElse(new String[0])) {
            try {
                recent.add(Path.of(name));
            } catch (InvalidPathException e) {
                Logger.warn("a recent file is left out: {}", e.getMessage());
            }
        }
        recent.removeIf(Files::notExists);
        return recent;
    }

    /** Puts a file or folder first among the recent ones. */
    public void opened(Path path) {
        List<Path> recent = recent();
        Path whole = path.toAbsolutePath().normalize();
        recent.remove(whole);
        recent.add(0, whole);
        set(RECENT, recent.stream().limit(MOST_RECENT).map(Path::toString).toArray());
    }

    /** Writes the settings; a failure is logged. */
    public void save() {
        try {
            Files.createDirectories(beside(""));
            byte[] text = Json.write(parts);
            AtomicFile.write(file, out -> out.write(text));
        } catch (IOException | ProblemException e) {
            Logger.warn(e, "settings cannot be written to {}", file);
        }
    }
}

package latentatlas.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The lines of the language files, each file read once. */
final class Bundle {
    private static final Map<String, Properties> FILES = new ConcurrentHashMap<>();

    private Bundle() {}

    static String pattern(Language language, String key) {
        int dot = key.indexOf('.');
        String file = file(language, key);
        String words = FILES.computeIfAbsent(file, Bundle::read).getProperty(key.substring(dot + 1));
        if (words == null) {
            throw new MissingResourceException("no line for " + key + " in " + file, Bundle.class.getName(), key);
        }
        return words;
    }

    /** The keys of the lines of a file, which is named as in a key: {@code map.}. */
    static Set<String> keys(Language language, String first) {
        return FILES.computeIfAbsent(file(language, first), Bundle::read).stringPropertyNames();
    }

    private static String file(Language language, String key) {
        return language.tag() + "/" + key.substring(0, Math.max(key.indexOf('.'), 0)) + ".properties";
    }

    private static Properties read(String file) {
        Properties lines = new Properties();
        try (InputStream stream = Bundle.class.getResourceAsStream(file)) {
            if (stream != null) {
                lines.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}

package latentatlas.image.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where fetched data sets lie: a folder each, in the operating system's cache. */
public final class DataCache {
    private final Path folder;

    public DataCache(Path folder) {
        this.folder = folder;
    }

    /** The cache at the operating system's usual place. */
    public static DataCache ofUser() {
        return of(
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")),
                System.getenv("LOCALAPPDATA"),
                System.getenv("XDG_CACHE_HOME"));
    }

    /** The usual place of a system where the environment names these folders. */
    static DataCache of(String system, Path home, @Nullable String local, @Nullable String cache) {
        String name = system.toLowerCase(Locale.ROOT);
        Path base;
        if (name.startsWith("windows") && local != null) {
            base = Path.of(local, "Latent Atlas");
        } else if (name.startsWith("mac")) {
            base = home.resolve(Path.of("Library", "Caches", "Latent Atlas"));
        } else {
            base = (cache == null || cache.isBlank() ? home.resolve(".cache") : Path.of(cache)).resolve("latent-atlas");
        }
        return new DataCache(base.resolve("data"));
    }

    /** The folder of one data set, there or not. */
    public Path folder(RemoteDataSet set) {
        return folder.resolve(set.name());
    }

    /** Whether all its files are there; each was verified before it came there. */
    public boolean holds(RemoteDataSet set) {
        return set.files().stream()
                .allMatch(file -> Files.isRegularFile(folder(set).resolve(file.name())));
    }
}

package latentatlas.image.download;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where fetched data sets lie: a folder each, in the operating system's cache. */
public final class DataCache {
    private final Path folder;

    public DataCache(Path folder) {
        this.folder = folder;
    }

    /** The cache at the operating system's usual place. */
    public static DataCache ofUser() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String local = System.getenv("LOCALAPPDATA");
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base;
        if (system.contains("win") && local != null) {
            base = Path.of(local, "Latent Atlas");
        } else if (system.contains("mac")) {
            base = Path.of(home, "Library", "Caches", "Latent Atlas");
        } else {
            base = (cache == null || cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache))
                    .resolve("latent-atlas");
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

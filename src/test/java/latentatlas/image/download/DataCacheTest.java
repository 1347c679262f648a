package latentatlas.image.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCacheTest {
    private static final Path HOME = Path.of("home");

    private static Path folder(String system, @Nullable String local, @Nullable String cache) {
        Path folder = DataCache.of(system, HOME, local, cache).folder(RemoteDataSet.MNIST);
        assertEquals(RemoteDataSet.MNIST.name(), folder.getFileName().toString());
        return folder.getParent();
    }

    @Test
    void eachSystemHasItsUsualPlace() {
        assertEquals(Path.of("local", "Latent Atlas", "data"), folder("Windows 11", "local", null));
        assertEquals(HOME.resolve(Path.of(".cache", "latent-atlas", "data")), folder("Windows 11", null, null));
        assertEquals(
                HOME.resolve(Path.of("Library", "Caches", "Latent Atlas", "data")),
                folder("Mac OS X", "local", "cache"));
        assertEquals(HOME.resolve(Path.of(".cache", "latent-atlas", "data")), folder("Linux", "local", null));
        assertEquals(HOME.resolve(Path.of(".cache", "latent-atlas", "data")), folder("Linux", null, " "));
        assertEquals(Path.of("cache", "latent-atlas", "data"), folder("Linux", null, "cache"));
        assertTrue(DataCache.ofUser().folder(RemoteDataSet.MNIST).isAbsolute());
    }

    @Test
    void aSetIsThereWhenAllItsFilesAre(@TempDir Path folder) throws IOException {
        DataCache cache = new DataCache(folder);
        List<RemoteFile> files = RemoteDataSet.MNIST.files();
        Files.createDirectories(cache.folder(RemoteDataSet.MNIST));
        for (RemoteFile file : files) {
            assertFalse(cache.holds(RemoteDataSet.MNIST));
            Files.createFile(cache.folder(RemoteDataSet.MNIST).resolve(file.name()));
        }
        assertTrue(cache.holds(RemoteDataSet.MNIST));
    }
}

package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsSetComesBackAtTheNextStart() {
        Path file = folder.resolve("new folder").resolve("settings.properties");
        Settings settings = new Settings(file);
        settings.set("theme", "light");
        settings.set("width", 1280.5);
        settings.save();
        Settings next = new Settings(file);
        assertEquals("light", next.get("theme", "dark"));
        assertEquals(1280.5, next.number("width", 1));
        assertEquals(7, next.number("theme", 7));
    }

    @Test
    void recentFilesAreNewestFirstOnceEachAndGoneOnesAreLeftOut() throws Exception {
        Settings settings = new Settings(folder.resolve("settings.properties"));
        Path[] files = new Path[12];
        for (int i = 0; i < files.length; i++) {
            files[i] = Files.createFile(folder.resolve(i + ".latent"));
            settings.opened(files[i]);
        }
        settings.opened(files[10]);
        Files.delete(files[9]);
        List<Path> recent = settings.recent();
        assertEquals(List.of(files[10], files[11], files[8]), recent.subList(0, 3));
        assertEquals(7, recent.size());
    }

    @Test
    void aBrokenFileCostsTheMemoryAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.properties"), "theme=\\u00zz");
        Settings settings = new Settings(file);
        assertEquals("dark", settings.get("theme", "dark"));
        Settings unwritable = new Settings(folder.resolve("settings.properties").resolve("below-a-file"));
        unwritable.save();
    }
}

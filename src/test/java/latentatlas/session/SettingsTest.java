package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    private record Size(
            double width, double height, @Nullable String screen) {
        Size {
            if (!(width > 0)) {
                throw new IllegalArgumentException("a width of " + width);
            }
        }
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    @Test
    void whatIsSetComesBackAtTheNextStart() {
        Path file = folder.resolve("new folder").resolve("settings.json");
        Settings settings = new Settings(file);
        assertTrue(settings.first());
        settings.set("theme", "light");
        settings.set("size", new Size(1280.5, 800, null));
        settings.set("names", new String[] {"ä", "\"b\""});
        settings.save();
        Settings next = new Settings(file);
        assertFalse(next.first());
        assertEquals(Optional.of("light"), next.get("theme", String.class));
        assertEquals(Optional.of(new Size(1280.5, 800, null)), next.get("size", Size.class));
        assertEquals("\"b\"", next.get("names", String[].class).orElseThrow()[1]);
        assertEquals(Optional.empty(), next.get("other", String.class));
    }

    @Test
    void aDamagedPartCostsThatPartAndNoOther() throws Exception {
        for (String bad : List.of(
                "5",
                "[]",
                "null",
                "\"text\"",
                "{\"width\": 5}",
                "{\"width\": \"5\", \"height\": 6}",
                "{\"width\": -1, \"height\": 6}",
                "{\"width\": null, \"height\": 6}",
                "{\"width\": 1e999, \"height\": 6}",
                "{\"width\": 5, \"height\": 6, \"screen\": 7}")) {
            Files.writeString(file(), "{\"size\": " + bad + ", \"theme\": \"light\"}");
            Settings settings = new Settings(file());
            assertEquals(Optional.empty(), settings.get("size", Size.class), bad);
            assertEquals(Optional.of("light"), settings.get("theme", String.class));
        }
    }

    @Test
    void whatAnotherVersionRemembersStays() throws Exception {
        Files.writeString(file(), "{\"later\": {\"a\": [1, 2]}, \"size\": {\"width\": 5, \"height\": 6, \"more\": 1}}");
        Settings settings = new Settings(file());
        assertEquals(Optional.of(new Size(5, 6, null)), settings.get("size", Size.class));
        settings.set("theme", "dark");
        settings.save();
        assertEquals(
                2,
                new Settings(file()).get("later", Later.class).orElseThrow().a().get(1));
    }

    private record Later(List<Integer> a) {}

    @Test
    void recentFilesAreNewestFirstOnceEachAndGoneOnesAreLeftOut() throws Exception {
        Settings settings = new Settings(file());
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
        settings.save();
        assertEquals(recent, new Settings(file()).recent());
    }

    @Test
    void aRecentFileWithoutAPossibleNameIsLeftOut() throws Exception {
        Files.writeString(
                file(), "{\"recent\": [\"a\\u0000b\", \"" + file().toString().replace("\\", "/") + "\"]}");
        assertEquals(List.of(file()), new Settings(file()).recent());
    }

    @Test
    void aBrokenFileCostsTheMemoryAndNothingElse() throws Exception {
        for (String broken : List.of("", "{", "[1]", "null", "{} {}", "theme=light")) {
            Files.writeString(file(), broken);
            Settings settings = new Settings(file());
            assertEquals(Optional.empty(), settings.get("theme", String.class), broken);
            settings.set("theme", "light");
            settings.save();
            assertEquals(Optional.of("light"), new Settings(file()).get("theme", String.class));
        }
        Settings unwritable = new Settings(file().resolve("below-a-file"));
        unwritable.save();
        assertEquals(Optional.of("light"), new Settings(file()).get("theme", String.class));
    }
}

package latentatlas.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import latentatlas.Hostile;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.MapLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read at the start of the program, which nothing may keep from starting. */
class HostileSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void settingsWithDrawings() throws Exception {
        Path file = folder.resolve("settings.json");
        Settings settings = new Settings(file);
        settings.set("pad", new Drawing(List.of(new double[] {1, 2, 3.5, 4}, new double[] {5, 6})));
        settings.set("bookmarks", new Bookmark[0]);
        settings.set("cursor", new LatentPoint(0.25, -1));
        settings.set("layer", MapLayer.values()[0]);
        settings.opened(file);
        settings.save();
        Hostile.attack("settings", List.of(Files.readAllBytes(file)), content -> {
            Files.write(file, content);
            Settings read = new Settings(file);
            read.get("pad", Drawing.class).ifPresent(Drawing::size);
            read.get("bookmarks", Bookmark[].class);
            read.get("cursor", LatentPoint.class);
            read.get("layer", MapLayer.class);
            read.recent();
        });
    }

    @Test
    void namesOfWhatAnAccidentLeft() throws Exception {
        byte[] name = "run-99999999-1760000000000.latent".getBytes(StandardCharsets.US_ASCII);
        try (Autosave autosave = new Autosave(folder)) {
            Hostile.attack("autosave-name", List.of(name), content -> {
                Path file = named(content);
                Files.write(file, content);
                autosave.left();
                Files.deleteIfExists(file);
            });
        }
    }

    /** A file by that name where the system allows one. */
    private Path named(byte[] content) throws Exception {
        String name = new String(content, StandardCharsets.ISO_8859_1).replaceAll("[/\\\\\\x00]", "_");
        try {
            Path file = folder.resolve(name.substring(0, Math.min(100, name.length())));
            return Stream.of(folder, folder.resolve("."), folder.resolve("..")).anyMatch(file::equals)
                    ? folder.resolve("_")
                    : file;
        } catch (InvalidPathException e) {
            return folder.resolve("_");
        }
    }
}

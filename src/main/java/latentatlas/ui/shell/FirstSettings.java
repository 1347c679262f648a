package latentatlas.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Stream;
import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.Drawing;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.MapLayer;
import latentatlas.picture.PointMark;
import latentatlas.session.Settings;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.Snap;
import latentatlas.ui.theme.Look;
import latentatlas.vae.Metric;
import org.tinylog.Logger;

/** What version 1.0 remembered, as lines of text in {@code settings.properties}: read at the first start after it. */
final class FirstSettings {
    private static final int MOST_RECENT = 8;

    private final Properties old = new Properties();
    private final Settings settings;

    private FirstSettings(Settings settings) {
        this.settings = settings;
    }

    /** Fills settings that are empty yet; what cannot be read is left out. The old file stays as it is. */
    static void takeOver(Settings settings) {
        Path file = settings.beside("settings.properties");
        if (!settings.first() || !Files.isRegularFile(file)) {
            return;
        }
        FirstSettings first = new FirstSettings(settings);
        try (InputStream in = Files.newInputStream(file)) {
            first.old.load(in);
            first.takeAll();
        } catch (IOException | IllegalArgumentException e) {
            Logger.warn(e, "the settings of version 1.0 at {} cannot be read", file);
        }
    }

    private void takeAll() {
        for (int i = MOST_RECENT - 1; i >= 0; i--) {
            String path = old.getProperty("recent." + i);
            if (path != null) {
                settings.opened(Path.of(path));
            }
        }
        take(Remembered.THEME, () -> text("theme").equals("light") ? Look.LIGHT : Look.DARK);
        take(Remembered.LAYER, () -> MapLayer.valueOf(text("layer")));
        take(Remembered.WINDOW, () -> new Remembered.Size(number("window.width"), number("window.height")));
        take(Remembered.CURSOR, () -> new LatentPoint(number("cursor.x"), number("cursor.y")));
        take(Remembered.DATA, () -> new Remembered.Data(text("data"), form(text("data.form"))));
        take(Remembered.OPTIONS, () -> options(text("map.options").split(" ")));
        take(Remembered.BOOKMARKS, () -> bookmarks(text("map.bookmarks")));
        take(Remembered.PADS, () -> new View.Pads(drawing(text("pad.a")), drawing(text("pad.b"))));
    }

    private void take(String part, Supplier<Object> reader) {
        try {
            settings.set(part, reader.get());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            Logger.info("{} of version 1.0 is left out: {}", part, e.getMessage());
        }
    }

    private String text(String name) {
        return old.getProperty(name, "");
    }

    private double number(String name) {
        return Double.parseDouble(text(name));
    }

    private static Form form(String text) {
        List<String> parts = List.of(text.split(","));
        ImageShape shape = new ImageShape(
                Integer.parseInt(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
        String attribute = "attribute ";
        return new Form(
                shape,
                parts.contains("whole"),
                parts.contains("inverted"),
                parts.stream()
                        .filter(part -> part.startsWith(attribute))
                        .map(part -> part.substring(attribute.length()))
                        .findFirst()
                        .orElse(""));
    }

    private static MapOptions.Choices options(String[] parts) {
        boolean[] on = new boolean[5];
        for (int i = 0; i < on.length; i++) {
            on[i] = parts[0].charAt(i) == '1';
        }
        return new MapOptions.Choices(
                on[0],
                on[1],
                on[2],
                on[3],
                on[4],
                true,
                false,
                Metric.EUCLIDEAN,
                PointMark.valueOf(parts[1]),
                Snap.valueOf(parts[2]));
    }

    private static List<Bookmark> bookmarks(String text) {
        List<Bookmark> bookmarks = new ArrayList<>();
        for (String[] fields : pieces(text).map(piece -> piece.split(",")).toList()) {
            LatentPoint point = new LatentPoint(Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
            bookmarks.add(new Bookmark(URLDecoder.decode(fields[0], StandardCharsets.UTF_8), point));
        }
        return bookmarks;
    }

    private static Drawing drawing(String text) {
        return new Drawing(pieces(text)
                .map(stroke -> Stream.of(stroke.strip().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList());
    }

    private static Stream<String> pieces(String text) {
        return Stream.of(text.split(";")).filter(piece -> !piece.isBlank());
    }
}

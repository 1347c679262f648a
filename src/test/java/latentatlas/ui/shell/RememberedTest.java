package latentatlas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.Stage;
import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.Drawing;
import latentatlas.image.files.DataSets;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.MapLayer;
import latentatlas.picture.PointMark;
import latentatlas.session.Settings;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.Snap;
import latentatlas.ui.theme.Look;
import latentatlas.vae.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RememberedTest {
    @TempDir
    private Path folder;

    private Stage stage;

    @Start
    void start(Stage any) {
        stage = any;
    }

    private Settings settings() {
        return new Settings(folder.resolve("settings.json"));
    }

    @Test
    void allComesBackAtTheNextStart() {
        Drawing a = new Drawing(List.of(new double[] {1, 2.25, 3, 4}, new double[] {5, 6}));
        View view = new View(
                View.START.page(),
                new LatentPoint(1e-7, 3),
                null,
                MapLayer.DENSITY,
                new MapOptions.Choices(
                        true, false, false, true, true, false, true, Metric.FISHER_RAO, PointMark.GLYPH, Snap.CENTRE),
                List.of(),
                List.of(new Bookmark("Place 1", new LatentPoint(0.1, -2))),
                new View.Pads(a, Drawing.EMPTY),
                null,
                Double.NaN);
        Form form = new Form(new ImageShape(32, 32, 3), true, false, "Smiling; or not");
        Remembered remembered = new Remembered(settings());
        remembered.keep(DataSets.BUILTIN, form);
        remembered.keep(Look.LIGHT);
        remembered.keep(stage, view);

        Remembered next = new Remembered(settings());
        assertEquals(Look.LIGHT, next.look());
        assertEquals(new Remembered.Data(DataSets.BUILTIN, form), next.data());
        assertEquals(view, next.view());
    }

    @Test
    void imagesAtWhatIsNoPathAreGoneAndDoNotKeepTheWindowFromOpening() {
        Remembered remembered = new Remembered(settings());
        remembered.keep("a\0b", Form.GREY);
        assertEquals(Remembered.Data.BUILTIN, remembered.data());
    }

    @Test
    void whatTheFirstVersionRememberedIsTakenOverOnce() throws Exception {
        Path model = Files.createFile(folder.resolve("a.latent"));
        Path other = Files.createFile(folder.resolve("b.latent"));
        Path old = Files.writeString(folder.resolve("settings.properties"), """
                #Latent Atlas
                theme=light
                layer=CLASSES
                data=builtin
                data.form=32,24,3,whole,attribute Smiling
                map.options=11000 SHAPE CODE
                map.bookmarks=between+4%%2C+9,0.1,-2.0;Place+2,1.0E-7,3.0
                cursor.x=0.5
                cursor.y=-1.25
                pad.a=10.0 20.0 30.5 40.0;1.0 2.0
                pad.b=
                window.width=1300.0
                window.height=800.0
                recent.0=%s
                recent.1=%s
                """.formatted(model, other)
                .replace("\\", "\\\\"));
        Settings settings = settings();
        Remembered remembered = new Remembered(settings);
        View view = remembered.view();
        assertEquals(Look.LIGHT, remembered.look());
        assertEquals(new Remembered.Size(1300, 800), remembered.size());
        assertEquals(
                new Remembered.Data("builtin", new Form(new ImageShape(32, 24, 3), true, false, "Smiling")),
                remembered.data());
        assertEquals(MapLayer.CLASSES, view.layer());
        assertEquals(
                new MapOptions.Choices(
                        true, true, false, false, false, true, false, Metric.EUCLIDEAN, PointMark.SHAPE, Snap.CODE),
                view.options());
        assertEquals(
                List.of(
                        new Bookmark("between 4, 9", new LatentPoint(0.1, -2)),
                        new Bookmark("Place 2", new LatentPoint(1e-7, 3))),
                view.bookmarks());
        assertEquals(new LatentPoint(0.5, -1.25), view.cursor());
        assertArrayEquals(
                new double[] {10, 20, 30.5, 40}, view.pads().a().strokes().get(0));
        assertEquals(2, view.pads().a().strokes().size());
        assertTrue(view.pads().b().isEmpty());
        assertEquals(List.of(model, other), settings.recent());

        settings.save();
        Files.writeString(old, "theme=dark");
        assertEquals(Look.LIGHT, new Remembered(settings()).look());
    }

    @Test
    void damageOfWhatTheFirstVersionRememberedCostsThatPartOnly() throws Exception {
        Files.writeString(folder.resolve("settings.properties"), """
                theme=light
                layer=NONE
                data.form=1,2
                map.options=1 2
                map.bookmarks=a,b,c
                cursor.x=one
                pad.a=1.0
                window.width=-5
                """);
        Remembered remembered = new Remembered(settings());
        View view = remembered.view();
        assertEquals(Look.LIGHT, remembered.look());
        assertEquals(Remembered.Size.USUAL, remembered.size());
        assertEquals(Remembered.Data.BUILTIN, remembered.data());
        assertEquals(new MapOptions().choices(), view.options());
        assertEquals(LatentPoint.ORIGIN, view.cursor());

        Files.delete(folder.resolve("settings.properties"));
        Files.writeString(folder.resolve("settings.properties"), "theme=\\u00zz");
        assertEquals(Look.DARK, new Remembered(settings()).look());
    }

    @Test
    void aDamagedPartIsLeftOutAndDataThatAreGoneAreTheBuiltInDigits() throws Exception {
        Files.writeString(folder.resolve("settings.json"), """
                {"theme": "PINK", "layer": 3, "map_options": {"rings": true}, "bookmarks": [{"name": " "}],
                 "cursor": {"x": null, "y": 0}, "pads": {"a": {"strokes": [[1]]}, "b": {"strokes": []}},
                 "window": {"width": 10, "height": "x"}, "data": {"source": "/gone", "form": {
                 "shape": {"width": 28, "height": 28, "channels": 1}, "whole": false, "inverted": false,
                 "attribute": ""}}}
                """);
        Remembered remembered = new Remembered(settings());
        View view = remembered.view();
        assertEquals(Look.DARK, remembered.look());
        assertEquals(Remembered.Size.USUAL, remembered.size());
        assertEquals(Remembered.Data.BUILTIN, remembered.data());
        assertTrue(view.pads().a().isEmpty());
        assertEquals(new MapOptions().choices(), view.options());
        assertEquals(List.of(), view.bookmarks());
        assertEquals(LatentPoint.ORIGIN, view.cursor());
    }
}

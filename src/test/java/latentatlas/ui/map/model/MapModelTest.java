package latentatlas.ui.map.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Lift;
import latentatlas.measure.EncoderGaps;
import latentatlas.picture.Bookmark;
import latentatlas.picture.PointMark;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Metric;
import org.junit.jupiter.api.Test;

class MapModelTest {
    private static final ViewTransform VIEW = new ViewTransform(LatentPoint.ORIGIN, 64, 200, 200);

    private final Shown shown;
    private final MapModel map = new MapModel(new SplittableRandom(1));

    MapModelTest() throws Exception {
        shown = Shown.model();
        map.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud, shown.images));
    }

    @Test
    void theEncodersGapsAreDroppedWithTheirModelOrTheirDataAndComeNoLater() {
        EncoderGaps gaps = new EncoderGaps(shown.cloud.subset(new int[] {3, 4}), new double[] {1, 2}, 2);
        Exhibit first = map.exhibitProperty().get();
        map.show(gaps, first);
        assertEquals(gaps, map.gapsProperty().get());
        assertEquals(gaps, map.layer(VIEW, Theme.DARK, 1).gaps());
        // The same model with more of its images' codes.
        Cloud more = shown.cloud.subset(new int[] {0, 1, 2});
        map.show(Exhibits.withCodes(first, more));
        assertEquals(gaps, map.gapsProperty().get());

        FrozenModel other = BatchTrainer.initialModel(shown.stored.model().architecture(), 1);
        map.show(Exhibits.of(other, ImageShape.MNIST, shown.cloud, shown.images));
        assertNull(map.gapsProperty().get());
        map.show(gaps, first);
        assertNull(map.gapsProperty().get());

        map.show(first);
        map.show(gaps, first);
        map.show(Exhibits.of(first.model(), ImageShape.MNIST, shown.cloud, null));
        assertNull(map.gapsProperty().get());
        map.show(gaps, first);
        assertNull(map.gapsProperty().get());
    }

    @Test
    void onAWayTheCursorIsTheWaysCodeAndAnyOtherMovePutsItOnTheMapAgain() {
        LatentPlane plane = LatentPlane.ofFirstTwo(3);
        Lift lift = new Lift(plane, new float[] {0, 0, 1}, new float[] {2, 0, 5});
        LatentPoint middle = new LatentPoint(1, 0);
        map.moveCursor(middle, lift);
        assertEquals(middle, map.cursor());
        assertArrayEquals(new float[] {1, 0, 3}, map.cursorCode(plane), 1e-6f);
        assertArrayEquals(new float[] {0, 1, 0}, map.cursorCode(LatentPlane.ofDimensions(3, 1, 2)), 1e-6f);
        map.jump(new LatentPoint(0.5, 1));
        assertArrayEquals(new float[] {0.5f, 1, 0}, map.cursorCode(plane), 1e-6f);
        map.moveCursor(middle, lift);
        map.undo();
        assertArrayEquals(plane.code(map.cursor()), map.cursorCode(plane), 1e-6f);
    }

    @Test
    void movesAreUndoneAndRedoneOneByOne() {
        LatentPoint one = new LatentPoint(1, 1);
        map.jump(one);
        map.rememberCursor();
        map.moveCursor(new LatentPoint(2, 0));
        map.moveCursor(new LatentPoint(3, 0));
        map.undo();
        assertEquals(one, map.cursor());
        map.undo();
        assertEquals(LatentPoint.ORIGIN, map.cursor());
        map.undo();
        map.redo();
        map.redo();
        assertEquals(new LatentPoint(3, 0), map.cursor());
        map.undo();
        map.jump(new LatentPoint(-1, 0));
        map.redo();
        assertEquals(new LatentPoint(-1, 0), map.cursor());
    }

    @Test
    void aLabelIsHiddenShownAndShownAlone() {
        map.toggle(3);
        assertEquals(Set.of(3), map.hiddenLabels());
        map.isolate(3);
        assertEquals(Set.of(0, 1, 2, 4, 5, 6, 7, 8, 9), map.hiddenLabels());
        assertTrue(map.search().nearest(map.cloudProperty().get().point(Shown.labelled(shown.cloud, 1)[0]), 1e-9) < 0);
        map.isolate(3);
        assertEquals(Set.of(), map.hiddenLabels());
    }

    @Test
    void theCursorSnapsToCodesAndCentresWithinReachOnly() {
        LatentPoint code = shown.cloud.point(17);
        LatentPoint near = code.plus(1e-5, -1e-5);
        assertEquals(near, map.snapped(near, 0.1));
        map.options().snapProperty().set(Snap.CODE);
        assertEquals(code, map.snapped(near, 0.1));
        LatentPoint far = new LatentPoint(500, 500);
        assertEquals(far, map.snapped(far, 0.1));
        map.options().snapProperty().set(Snap.CENTRE);
        LatentPoint centre = map.centre(7);
        assertEquals(centre, map.snapped(centre.plus(0.01, 0.02), 0.1));
        map.toggle(7);
        assertTrue(!centre.equals(map.snapped(centre.plus(0.01, 0.02), 0.02)));
    }

    @Test
    void theSelectionFollowsItsImagesToAnotherCloud() {
        map.selection().select(new int[] {5, 2, 5});
        assertArrayEquals(new int[] {2, 5}, map.selection().selected());
        map.selection().toggle(2);
        map.selection().toggle(9);
        assertArrayEquals(new int[] {5, 9}, map.selection().selected());
        Cloud later = shown.cloud.subset(new int[] {9, 1, 5});
        map.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, later, shown.images));
        assertArrayEquals(new int[] {0, 2}, map.selection().selected());
        map.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud.subset(new int[] {9}), null));
        assertEquals(0, map.selection().selected().length);
    }

    @Test
    void whatIsLostOnTheMapIsTakenBackStepByStepInTurn() {
        map.selection().select(new int[] {2, 5});
        map.jump(new LatentPoint(1, 1));
        map.selection().clear();
        map.toggle(3);
        map.isolate(4);
        Bookmark kept = map.bookmarks().add(LatentPoint.ORIGIN);
        map.bookmarks().rename(kept, "here");
        map.bookmarks().remove(map.bookmarks().list().get(0));
        assertEquals(List.of(), map.bookmarks().list());
        map.undo();
        assertEquals("here", map.bookmarks().list().get(0).name());
        map.undo();
        assertEquals(List.of(kept), map.bookmarks().list());
        map.undo();
        map.undo();
        assertEquals(Set.of(3), map.hiddenLabels());
        map.undo();
        assertEquals(Set.of(), map.hiddenLabels());
        map.undo();
        assertArrayEquals(new int[] {2, 5}, map.selection().selected());
        assertEquals(new LatentPoint(1, 1), map.cursor());
        map.undo();
        assertEquals(LatentPoint.ORIGIN, map.cursor());
        map.undo();
        assertEquals(0, map.selection().selected().length);
        map.redo();
        map.redo();
        map.redo();
        map.redo();
        assertEquals(Set.of(3), map.hiddenLabels());
        assertEquals(0, map.selection().selected().length);
    }

    @Test
    void aSelectionComesBackWithItsImagesAndNotAmongOthers() {
        map.selection().select(new int[] {5, 9});
        map.selection().clear();
        Cloud later = shown.cloud.subset(new int[] {9, 1, 5});
        map.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, later, shown.images));
        map.undo();
        assertArrayEquals(new int[] {0, 2}, map.selection().selected());
        map.selection().clear();
        map.show(Exhibits.of(shown.stored.model(), ImageShape.MNIST, shown.cloud.subset(new int[] {9}), null));
        map.undo();
        assertEquals(0, map.selection().selected().length);
    }

    @Test
    void samplesComeFromThePriorAndFromALabel() {
        double sum = 0;
        for (int i = 0; i < 4_000; i++) {
            LatentPoint sample = map.sample();
            sum += sample.x() * sample.x() + sample.y() * sample.y();
        }
        assertEquals(2, sum / 4_000, 0.15);
        double away = 0;
        for (int i = 0; i < 300; i++) {
            away += map.sample(1).distance(map.centre(1)) / 300;
        }
        assertTrue(away < map.centre(1).distance(map.centre(0)), "samples lie " + away + " from their centre");
        assertNull(map.sample(42));
    }

    @Test
    void bookmarksHaveNamesOfTheirOwnAndAreKeptUpToAMost() {
        BookmarksModel bookmarks = new BookmarksModel(() -> {}, removed -> {});
        Bookmark first = bookmarks.add(new LatentPoint(0.1, -2));
        bookmarks.rename(first, "  between 4, 9; and = ä ");
        bookmarks.add(new LatentPoint(1e-7, 3));
        List<Bookmark> kept = List.of(
                new Bookmark("between 4, 9; and = ä", new LatentPoint(0.1, -2)),
                new Bookmark("Place 2", new LatentPoint(1e-7, 3)));
        assertEquals(kept, bookmarks.list());
        BookmarksModel back = new BookmarksModel(() -> {}, removed -> {});
        back.restore(java.util.Collections.nCopies(100, kept.get(0)));
        assertEquals(50, back.list().size());
        back.restore(kept);
        assertEquals(kept, back.list());
    }

    @Test
    void optionsComeBackAllButTheTool() {
        MapOptions.Choices choices = new MapOptions.Choices(
                true, true, false, false, true, false, true, Metric.FISHER_RAO, PointMark.SHAPE, Snap.CODE);
        MapOptions options = new MapOptions();
        options.choose(choices);
        assertEquals(choices, options.choices());
        assertTrue(options.shadeEmptyProperty().get() && options.ringsProperty().get());
        assertTrue(options.neighboursProperty().get()
                && options.pseudoInputsProperty().get());
        assertEquals(
                false, options.axesProperty().get() || options.trailProperty().get());
        assertEquals(Tool.CURSOR, options.toolProperty().get());
    }
}

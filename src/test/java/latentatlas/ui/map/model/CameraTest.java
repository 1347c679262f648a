package latentatlas.ui.map.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import latentatlas.latent.Bounds;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.ViewTransform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CameraTest {
    private final Camera camera = new Camera();

    @BeforeEach
    void open() {
        camera.resize(800, 600);
    }

    private static void advance(Camera camera, int hertz, double seconds) {
        for (int frame = 0; frame < hertz * seconds; frame++) {
            camera.advance(1.0 / hertz);
        }
    }

    @Test
    void aFastScreenMovesNoFasterThanASlowOne() {
        Camera fast = new Camera();
        fast.resize(800, 600);
        camera.zoom(3, 100, 100);
        fast.zoom(3, 100, 100);
        advance(camera, 60, 0.1);
        advance(fast, 120, 0.1);
        assertTrue(camera.movingProperty().get() && fast.movingProperty().get());
        assertEquals(camera.view().pixelsPerUnit(), fast.view().pixelsPerUnit(), 1e-6);
        assertEquals(0, camera.view().centre().distance(fast.view().centre()), 1e-9);
    }

    @Test
    void aMoveEndsWhereItWasSentAndThenRests() {
        camera.zoom(2, 400, 300);
        double before = camera.view().pixelsPerUnit();
        advance(camera, 60, 2);
        assertEquals(2 * before, camera.view().pixelsPerUnit(), 1e-9);
        assertFalse(camera.movingProperty().get());
    }

    @Test
    void itFollowsTheDataUntilAPersonZoomsAndAgainAfterFit() {
        Bounds data = Bounds.around(10);
        camera.show(data);
        advance(camera, 60, 2);
        assertEquals(ViewTransform.fit(data, 800, 600), camera.view());
        camera.pan(30, 0);
        ViewTransform panned = camera.view();
        camera.show(Bounds.around(1));
        assertFalse(camera.movingProperty().get());
        assertEquals(panned, camera.view());
        camera.fit();
        advance(camera, 60, 2);
        assertEquals(ViewTransform.fit(Bounds.around(1), 800, 600), camera.view());
    }

    @Test
    void whileTrainingSmallChangesMoveNothingAndOthersAreTakenUpAtOnce() {
        camera.show(Bounds.around(10));
        advance(camera, 60, 2);
        ViewTransform before = camera.view();
        camera.setSteady(true);
        camera.show(Bounds.around(10.1));
        assertFalse(camera.movingProperty().get());
        assertEquals(before, camera.view());
        camera.show(Bounds.around(14));
        assertFalse(camera.movingProperty().get());
        assertEquals(ViewTransform.fit(Bounds.around(14), 800, 600), camera.view());
    }

    @Test
    void theCursorGlidesInTheSameTimeOnEveryScreenAndOneStepUndoesIt() {
        for (int hertz : new int[] {30, 60, 144}) {
            MapModel model = new MapModel(new SplittableRandom(1));
            Glide glide = new Glide(model);
            LatentPoint goal = new LatentPoint(2, -1);
            glide.to(goal);
            int frames = 0;
            while (glide.movingProperty().get()) {
                glide.advance(1.0 / hertz);
                frames++;
            }
            assertEquals(goal, model.cursor());
            assertEquals(0.16, (double) frames / hertz, 1.0 / hertz);
            model.undo();
            assertEquals(LatentPoint.ORIGIN, model.cursor());
        }
    }

    @Test
    void aPartOfThePlaneIsSeenAtAnySizeOfTheMapUntilAPersonLeavesIt() {
        assertNull(camera.sight());
        Sight sight = new Sight(new LatentPoint(1, -2), 0.1234567);
        Camera unseen = new Camera();
        unseen.lookAt(sight);
        for (Camera any : List.of(camera, unseen)) {
            any.lookAt(sight);
            any.resize(1000, 300);
            any.resize(640, 480);
            assertEquals(sight, any.sight());
            assertEquals(-2 + sight.radius(), any.view().latentY(0), 1e-9);
        }
        camera.zoom(2, 320, 240);
        assertEquals(new Sight(new LatentPoint(1, -2), sight.radius() / 2), camera.sight());
        camera.lookAt(null);
        assertNull(camera.sight());
    }
}

package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latentatlas.archive.ModelFile;
import latentatlas.image.Form;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plane through a larger space is a way to look at the model, its past and what becomes of it. */
class PlaneTest {
    private static final LatentPlane PLANE = LatentPlane.ofDimensions(4, 2, 0).through(new float[] {0, 0.5f, 0, -1});

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private Session session;

    @AfterEach
    void close() {
        session.close();
        assertEquals(List.of(), heard.problems);
    }

    private Exhibit shown() {
        Exhibit exhibit = session.workspace().exhibit();
        assertNotNull(exhibit);
        return exhibit;
    }

    private void assertOnPlane(LatentPlane plane) {
        Exhibit exhibit = shown();
        assertEquals(plane, exhibit.model().plane());
        LatentPoint place = plane.project(exhibit.codes().values(), 4);
        assertEquals((float) place.x(), exhibit.cloud().x()[1]);
        assertEquals((float) place.y(), exhibit.cloud().y()[1]);
    }

    @Test
    void thePlaneStaysThroughTheRunItsPastAndItsFileAndGoesWithTheModel() throws Exception {
        session = new Session(
                heard::hand,
                heard,
                Small.plan(Small.ENDLESS).with().latent(4).build(),
                1,
                new Autosave(folder.resolve("runs")));
        Path images = Small.folder(Files.createDirectory(folder.resolve("six")), 6, 90);
        session.openData(images.toString(), Form.GREY);
        heard.pumpUntil(() -> session.workspace().data() != null);
        session.train();
        heard.pumpUntil(() -> session.workspace().timeline().size() >= 2);
        float[] codes = shown().codes().values();
        session.look(PLANE);
        assertOnPlane(PLANE);
        assertArrayEquals(codes, shown().codes().values(), "codes keep all their dimensions");
        Exhibit before = shown();
        heard.pumpUntil(() -> shown() != before);
        assertOnPlane(PLANE);
        session.showMoment(0);
        assertOnPlane(PLANE);
        LatentPlane tilted = PLANE.tilted(1, 0.3, 3, 0.2);
        session.look(tilted);
        assertTrue(session.workspace().inThePast());
        assertOnPlane(tilted);
        session.showNow();
        assertOnPlane(tilted);
        session.stop();
        heard.pumpUntil(() -> session.workspace().phase() == Phase.IDLE);
        heard.pumpUntil(() -> shown().codes().size() == 90);
        assertOnPlane(tilted);
        Path file = folder.resolve("tilted.latent");
        session.save(file);
        heard.pumpUntil(() -> !session.workspace().unsaved());
        assertEquals(tilted, ModelFile.read(file).model().plane());
        session.look(PLANE);
        session.openModel(file);
        heard.pumpUntil(() -> shown().progress() == null);
        assertOnPlane(tilted);
        session.look(LatentPlane.ofFirstTwo(2));
        assertOnPlane(tilted);
    }
}

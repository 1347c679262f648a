package latentatlas.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import latentatlas.Hostile;
import latentatlas.archive.Json;
import latentatlas.archive.PlaneText;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.MapLayer;
import latentatlas.ui.map.model.MapOptions;
import latentatlas.ui.map.model.Sight;
import org.junit.jupiter.api.Test;

/** How a window looks, as a stranger's link has it. */
class HostileViewTest {
    private static byte[] view(PlaneText plane) {
        View view = new View(
                "training",
                new LatentPoint(0.5, -1),
                new Sight(new LatentPoint(1, 2), 30),
                MapLayer.values()[1],
                new MapOptions().choices(),
                List.of(3, 7),
                List.of(),
                View.Pads.EMPTY,
                plane,
                2.5);
        return Json.tree(view).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void viewsOfALink() throws Exception {
        Hostile.attack("view", List.of(view(null)), content -> {
            View view;
            try {
                view = Json.read(content, "view", View.class);
            } catch (IOException refused) {
                return;
            }
            assertTrue(
                    Double.isFinite(view.cursor().x())
                            && Double.isFinite(view.cursor().y()),
                    "cursor");
            Sight sight = view.sight();
            if (sight != null) {
                assertTrue(
                        Double.isFinite(sight.centre().x())
                                && Double.isFinite(sight.centre().y()),
                        "sight");
            }
            view.ofAnyModel();
        });
    }
}

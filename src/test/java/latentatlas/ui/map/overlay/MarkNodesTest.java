package latentatlas.ui.map.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.stage.Stage;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;
import latentatlas.picture.LayerLegend;
import latentatlas.picture.LegendMarks;
import latentatlas.picture.Mark;
import latentatlas.picture.Overlays;
import latentatlas.picture.Pictures;
import latentatlas.picture.PointMark;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.picture.Way;
import latentatlas.ui.theme.Colours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The screen draws marks as pictures do. */
@ExtendWith(ApplicationExtension.class)
class MarkNodesTest {
    private static final ViewTransform VIEW = new ViewTransform(new LatentPoint(0.1, 0.2), 70, 400, 300);

    private final MarkNodes nodes = MarkNodes.over("marks");

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(nodes, 400, 300));
        stage.show();
    }

    private static List<Mark> marks(Theme theme) {
        LatentPoint a = new LatentPoint(-1.2, 0.4);
        LatentPoint b = new LatentPoint(1.4, -0.6);
        Way way =
                new Way(List.of(a, new LatentPoint(0.6, 1), b), a, b, new LatentPoint(0.6, 1), List.of(List.of(a, b)));
        List<Mark> marks = new ArrayList<>(Overlays.scales(true, true, VIEW, theme));
        marks.addAll(Overlays.flags(List.of(new Bookmark("here", new LatentPoint(-2, 1.2))), VIEW, theme));
        marks.addAll(Overlays.way(way, VIEW, theme));
        marks.addAll(Overlays.cross(new LatentPoint(0.5, 0.1), VIEW, theme));
        marks.addAll(Overlays.cursor(new LatentPoint(0.5, 0.1), VIEW, theme));
        LayerLegend legend = LayerLegend.of("", share -> Palettes.grey(share), List.of());
        marks.addAll(LegendMarks.of(legend, theme, 180, 20));
        marks.add(LegendMarks.sign(PointMark.SHAPE, List.of("0", "1", "2"), 2, 60, 200, 30, theme));
        // Letters differ from one toolkit to the other.
        marks.removeIf(mark -> mark instanceof Mark.Words);
        return marks;
    }

    /** Stands in for a layer's scale. */
    private static final class Palettes {
        static int grey(double share) {
            int level = (int) (200 * share);
            return level << 16 | level << 8 | level;
        }
    }

    @Test
    void theScreenAndAPngShowTheSame(FxRobot robot) throws Exception {
        for (Theme theme : Theme.values()) {
            BufferedImage paper = Pictures.of(400, 300, theme.paper(), marks(theme));
            BufferedImage[] screen = new BufferedImage[1];
            robot.interact(() -> {
                nodes.show(marks(theme));
                SnapshotParameters whole = new SnapshotParameters();
                whole.setFill(Colours.of(theme.paper()));
                whole.setViewport(new Rectangle2D(0, 0, 400, 300));
                screen[0] = SwingFXUtils.fromFXImage(nodes.snapshot(whole, null), null);
            });
            int inked = 0;
            int different = 0;
            for (int i = 0; i < 400 * 300; i++) {
                int one = paper.getRGB(i % 400, i / 400);
                int other = screen[0].getRGB(i % 400, i / 400);
                inked += (one & 0xFFFFFF) != theme.paper() ? 1 : 0;
                different += distance(one, other) > 60 ? 1 : 0;
            }
            assertTrue(inked > 4_000, inked + " pixels are inked");
            assertTrue(different < 0.01 * inked, different + " of " + inked + " pixels differ");
        }
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
        }
        return most;
    }

    @Test
    void nodesAreKeptWhereMarksOnlyMove(FxRobot robot) {
        robot.interact(() -> {
            nodes.show(Overlays.cursor(LatentPoint.ORIGIN, VIEW, Theme.DARK));
            List<Node> before = List.copyOf(nodes.getChildren());
            nodes.show(Overlays.cursor(new LatentPoint(1, 1), VIEW, Theme.DARK));
            assertEquals(3, nodes.getChildren().size());
            for (int i = 0; i < 3; i++) {
                assertSame(before.get(i), nodes.getChildren().get(i));
            }
            nodes.show(List.of());
            assertTrue(nodes.getChildren().isEmpty() && !nodes.isVisible());
        });
    }
}

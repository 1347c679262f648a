package latentatlas.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPoint;
import latentatlas.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class MapPictureTest {
    private static final Path KEPT = Path.of("target/pictures");
    private static final ViewTransform VIEW = new ViewTransform(new LatentPoint(0, -0.2), 90, 640, 560);

    private final Shown shown;
    private final MapModel map = new MapModel(new SplittableRandom(1));

    MapPictureTest() throws Exception {
        shown = Shown.model();
        map.show(shown.stored.model(), ImageShape.MNIST, shown.cloud, shown.images);
        map.options().ringsProperty().set(true);
        map.moveCursor(new LatentPoint(0.5, 0.5));
        map.bookmarks().rename(map.bookmarks().add(new LatentPoint(-1, 1)), "4 < 9 & \"7\"");
        LatentPoint a = map.centre(1);
        LatentPoint b = map.centre(0);
        map.showWay(new Way(List.of(a, new LatentPoint(1.5, 0), b), a, b, a.towards(b, 0.5), List.of(List.of(a, b))));
        map.toggle(6);
        map.selection().select(new int[] {3, 4});
        Files.createDirectories(KEPT);
    }

    @Test
    void aPngIsTwiceAsLargeAndShowsWhatTheMapShows() throws Exception {
        map.layerProperty().set(MapLayer.DENSITY);
        Path file = KEPT.resolve("map.png");
        new MapPicture(map, VIEW, Theme.LIGHT).write(file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(1280, picture.getWidth());
        assertTrue(picture.getHeight() > 1120 && picture.getHeight() < 1400);
        int x = (int) (2 * VIEW.screenX(0.5));
        int y = (int) (2 * VIEW.screenY(0.5));
        assertEquals(Theme.LIGHT.accent(), picture.getRGB(x, y) & 0xFFFFFF);
        int[] layer = new LayerPainter()
                .paint(new LayerRequest(
                        MapLayer.DENSITY,
                        false,
                        shown.stored.model(),
                        ImageShape.MNIST,
                        shown.cloud,
                        new ViewTransform(VIEW.centre(), 180, 1280, 1120),
                        Theme.LIGHT,
                        2))
                .argb();
        int same = 0;
        for (int i = 0; i < layer.length; i++) {
            same += (picture.getRGB(i % 1280, i / 1280) & 0xFFFFFF) == (layer[i] & 0xFFFFFF) ? 1 : 0;
        }
        assertTrue(same > 0.6 * layer.length && same < layer.length - 4_000, same + " pixels of the layer");
    }

    @Test
    void anSvgHasOnePathALabelWithAllItsPointsInView() throws Exception {
        for (PointMark mark : PointMark.values()) {
            map.options().markProperty().set(mark);
            map.layerProperty().set(MapLayer.PLAIN);
            Path file = KEPT.resolve("map-" + mark.name().toLowerCase(java.util.Locale.ROOT) + ".svg");
            new MapPicture(map, VIEW, Theme.LIGHT).write(file);
            Document svg =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            Map<String, String> paths = new HashMap<>();
            NodeList all = svg.getElementsByTagName("path");
            for (int i = 0; i < all.getLength(); i++) {
                Element path = (Element) all.item(i);
                if (!path.getAttribute("id").isEmpty()) {
                    String before = paths.put(path.getAttribute("id"), path.getAttribute("d"));
                    assertTrue(before == null, path.getAttribute("id") + " is there twice");
                }
            }
            for (int label = 0; label < 10; label++) {
                String data = paths.get("label " + label);
                assertEquals(label != 6, data != null);
                assertEquals(label != 6, paths.containsKey("legend " + label));
                if (data != null && mark == PointMark.DOT) {
                    long inView = java.util.Arrays.stream(Shown.labelled(shown.cloud, label))
                            .mapToObj(shown.cloud::point)
                            .filter(p -> VIEW.screenX(p.x()) >= 0
                                    && VIEW.screenX(p.x()) <= 640
                                    && VIEW.screenY(p.y()) >= 0
                                    && VIEW.screenY(p.y()) <= 560)
                            .count();
                    assertEquals(inView, data.chars().filter(c -> c == 'M').count());
                }
            }
            assertEquals(0, svg.getElementsByTagName("image").getLength());
            assertTrue(Files.readString(file).contains("4 &lt; 9 &amp; &quot;7&quot;"));
        }
    }

    @Test
    void anSvgCarriesItsLayerAsAPictureAndNamesItsScale() throws Exception {
        map.layerProperty().set(MapLayer.DISTORTION);
        Path file = KEPT.resolve("map-distortion.svg");
        new MapPicture(map, VIEW, Theme.DARK).write(file);
        String svg = Files.readString(file);
        assertTrue(svg.contains("<image ") && svg.contains("Magnification"));
    }
}

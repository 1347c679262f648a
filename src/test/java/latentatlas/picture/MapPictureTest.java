package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import latentatlas.image.ImageShape;
import latentatlas.latent.CloudSearch;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.message.Message;
import latentatlas.vae.Metric;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class MapPictureTest {
    private static final Path KEPT = Path.of("target/pictures");
    private static final ViewTransform VIEW = new ViewTransform(new LatentPoint(0, -0.2), 90, 640, 560);

    private final Shown shown;
    private final Overlays overlays;

    MapPictureTest() throws Exception {
        shown = Shown.model();
        LatentPoint a = CloudSearch.centre(shown.cloud, 1);
        LatentPoint b = CloudSearch.centre(shown.cloud, 0);
        overlays = new Overlays(
                true,
                true,
                List.of(),
                List.of(new Belief(
                        List.of(new Contour(0.5, List.of(List.of(a, b, new LatentPoint(1.5, 0), a)))),
                        a,
                        new PosteriorEllipse(0.5, 0.2, 0.7),
                        -100,
                        0.01)),
                new LabelContours(3, List.of(new Contour(0.5, List.of(List.of(b, a, new LatentPoint(-1.5, 0), b))))),
                new LatentPoint(0.5, 0.5),
                new Way(List.of(a, new LatentPoint(1.5, 0), b), a, b, a.towards(b, 0.5), List.of(List.of(a, b))),
                List.of(new Bookmark("4 < 9 & \"7\"", new LatentPoint(-1, 1))));
        Files.createDirectories(KEPT);
    }

    private LayerRequest layer(MapLayer layer, Theme theme) {
        return new LayerRequest(
                layer, Metric.EUCLIDEAN, false, shown.stored.model(), ImageShape.MNIST, shown.cloud, VIEW, theme, 1);
    }

    private MapPicture picture(MapLayer layer, PointMark mark, Theme theme) {
        return new MapPicture(layer(layer, theme), mark, Set.of(6), new int[] {3, 4}, null, overlays);
    }

    @Test
    void eachMapOfAComparisonSaysWhatItsOwnColoursMean() throws Exception {
        Path file = KEPT.resolve("comparison.svg");
        List<ComparisonPicture.Panel> panels = Stream.of(MapLayer.DISTORTION, MapLayer.GAP)
                .map(layer -> new ComparisonPicture.Panel(
                        layer.name(), MapPicture.plain(layer(layer, Theme.LIGHT)), List.of("1")))
                .toList();
        new ComparisonPicture(panels, List.of("line"), Theme.LIGHT).write(file);
        String text = Files.readString(file);
        assertTrue(text.contains(Message.text("layer.distortion.title")), text.substring(0, 200));
        assertTrue(text.contains(Message.text("gap.title")));
    }

    @Test
    void notesOfALegendAreBrokenWhereTheyWouldBeWiderThanTheirRoom() {
        for (String note :
                List.of("mean 4.75 nats over 512 images; colours: means nearby", "二十四个最近图像的平均值，颜色最深处是编码器偏差最大的地方")) {
            LayerLegend wrapped = LegendMarks.wrapped(LayerLegend.of("title").withNote(note), 120);
            assertTrue(LegendMarks.width(wrapped) <= 120, wrapped.note());
            assertEquals(note.replace(" ", ""), wrapped.note().replaceAll("[ \n]", ""));
        }
    }

    @Test
    void aPngIsTwiceAsLargeAndShowsWhatTheMapShows() throws Exception {
        Path file = KEPT.resolve("map.png");
        picture(MapLayer.DENSITY, PointMark.DOT, Theme.LIGHT).write(file);
        BufferedImage picture = ImageIO.read(file.toFile());
        assertEquals(1280, picture.getWidth());
        assertTrue(picture.getHeight() > 1120 && picture.getHeight() < 1400);
        int x = (int) (2 * VIEW.screenX(0.5));
        int y = (int) (2 * VIEW.screenY(0.5));
        assertEquals(Theme.LIGHT.accent(), picture.getRGB(x, y) & 0xFFFFFF);
        int[] layer = new LayerPainter()
                .paint(layer(MapLayer.DENSITY, Theme.LIGHT).scaled(2))
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
            Path file = KEPT.resolve("map-" + mark.name().toLowerCase(java.util.Locale.ROOT) + ".svg");
            picture(MapLayer.PLAIN, mark, Theme.LIGHT).write(file);
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

    /** Where the screen shows images in the place of points, a picture of it does, and the same ones. */
    @Test
    void imagesTakeThePlaceOfPointsAsOnTheScreen() throws Exception {
        int middle = Shown.labelled(shown.cloud, 0)[0];
        ViewTransform near = new ViewTransform(shown.cloud.point(middle), 900, 640, 560);
        LayerRequest screen = new LayerRequest(
                MapLayer.PLAIN,
                Metric.EUCLIDEAN,
                false,
                shown.stored.model(),
                ImageShape.MNIST,
                shown.cloud,
                near,
                Theme.LIGHT,
                1);
        int[] selected = {middle};
        Overlays none = new Overlays(false, false, List.of(), List.of(), null, null, null, List.of());
        MapPicture picture = new MapPicture(screen, PointMark.DOT, Set.of(6), selected, shown.images, none);
        int[] argb = new int[1280 * 1120];
        ViewTransform twice = screen.scaled(2).view();
        int[] drawn =
                new Thumbnails(Theme.LIGHT, 2).draw(shown.cloud, shown.images, Set.of(6), selected, twice, argb, 1280);
        assertArrayEquals(
                new Thumbnails(Theme.LIGHT, 1)
                        .draw(shown.cloud, shown.images, Set.of(6), selected, near, new int[640 * 560], 640),
                drawn);
        assertTrue(drawn.length > 1 && drawn[0] == middle, drawn.length + " images");

        Path png = KEPT.resolve("map-thumbnails.png");
        picture.write(png);
        BufferedImage written = ImageIO.read(png.toFile());
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] != 0) {
                assertEquals(argb[i], written.getRGB(i % 1280, i / 1280));
            }
        }

        Path svg = KEPT.resolve("map-thumbnails.svg");
        picture.write(svg);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        Element image = (Element) document.getElementsByTagName("image").item(0);
        String data = image.getAttribute("href").replace("data:image/png;base64,", "");
        BufferedImage over =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
        assertArrayEquals(argb, over.getRGB(0, 0, 1280, 1120, null, 0, 1280));
    }

    @Test
    void anSvgCarriesItsLayerAsAPictureAndNamesItsScale() throws Exception {
        Path file = KEPT.resolve("map-distortion.svg");
        picture(MapLayer.DISTORTION, PointMark.DOT, Theme.DARK).write(file);
        String svg = Files.readString(file);
        assertTrue(svg.contains("<image ") && svg.contains("Magnification"));
    }
}

package latentatlas.picture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.picture.Mark.Paint;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The map as a person sees it, with a legend below, for papers and slides. In a PNG the points are drawn as on the screen; in
 * an SVG each label's points are one path. Immutable.
 *
 * @param selected indices into the cloud
 * @param images that take the place of points where there is room, those of the cloud's codes; null for points alone
 */
public record MapPicture(
        LayerRequest screen,
        PointMark mark,
        Set<Integer> hidden,
        int[] selected,
        @Nullable ImageSet images,
        Overlays overlays) {
    /** Pixels of a PNG, and of the layer in an SVG, to a unit of the screen. */
    private static final double SCALE = 2;

    /** Takes what a screen shows. */
    public MapPicture {
        hidden = Set.copyOf(hidden);
    }

    /** A map with its axes and all its points, and nothing laid over them. */
    public static MapPicture plain(LayerRequest screen) {
        return new MapPicture(
                screen,
                PointMark.DOT,
                Set.of(),
                new int[0],
                null,
                new Overlays(true, false, List.of(), List.of(), null, null, null, List.of()));
    }

    /** Writes an SVG if the file's name ends so, and else a PNG at twice the size on the screen. */
    public void write(Path file) throws ProblemException {
        drawing(Drawing.isSvg(file)).write(file, SCALE);
    }

    private Theme theme() {
        return screen.theme();
    }

    private Drawing drawing(boolean vectors) {
        double width = screen.view().width();
        double height = screen.view().height();
        Painted map = map(vectors);
        List<Mark> marks = new ArrayList<>(map.marks());
        MapFooter footer = new MapFooter(screen.cloud(), hidden, mark, theme(), width, map.legend());
        // Hides what reaches past the map's lower edge.
        marks.add(new Mark.Fill(
                new Rectangle2D.Double(0, height, width, footer.height() + 1), Paint.of(theme().paper())));
        marks.add(new Mark.Stroke(new Line2D.Double(0, height, width, height), Paint.of(theme().grid()), 1));
        marks.addAll(footer.marks(height));
        return new Drawing(width, height + footer.height(), theme().paper(), marks);
    }

    /** A map without what stands below it, and what its colours say. */
    record Painted(List<Mark> marks, LayerLegend legend) {}

    /** The map alone. */
    Painted map(boolean vectors) {
        LayerRequest layer = screen.scaled(SCALE);
        LayerRaster raster = new LayerPainter().paint(layer);
        if (!vectors) {
            PointStyle style = new PointStyle(theme(), mark, SCALE);
            new PointRaster().draw(layer.cloud(), hidden, selected, layer.view(), style, raster.argb(), raster.width());
        }
        List<Mark> marks = new ArrayList<>();
        if (!vectors || layer.layer() != MapLayer.PLAIN || layer.shadeEmpty()) {
            BufferedImage picture = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, raster.width(), raster.height(), raster.argb(), 0, raster.width());
            marks.add(new Mark.Bitmap(
                    picture, new Rectangle2D.Double(0, 0, raster.width() / SCALE, raster.height() / SCALE)));
        }
        if (vectors) {
            marks.addAll(points());
        }
        marks.addAll(thumbnails(layer, raster.width(), raster.height()));
        marks.addAll(overlays.marks(screen.view(), theme()));
        return new Painted(marks, raster.legend());
    }

    /** The images in the place of points: one picture over the map, clear between them. */
    private List<Mark> thumbnails(LayerRequest layer, int width, int height) {
        if (images == null) {
            return List.of();
        }
        int[] argb = new int[width * height];
        int[] drawn =
                new Thumbnails(theme(), SCALE).draw(layer.cloud(), images, hidden, selected, layer.view(), argb, width);
        if (drawn.length == 0) {
            return List.of();
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        return List.of(new Mark.Bitmap(picture, new Rectangle2D.Double(0, 0, width / SCALE, height / SCALE)));
    }

    /** One path a label, and one a selected code. */
    private List<Mark> points() {
        Cloud cloud = screen.cloud();
        int[] seen = IntStream.range(0, cloud.size())
                .filter(i -> screen.view().shows(cloud.point(i)))
                .toArray();
        PointStyle style = new PointStyle(theme(), mark, 1);
        double opacity = style.opacity(seen.length) / 256.0;
        int size = style.size(seen.length);
        List<Mark> marks = new ArrayList<>();
        for (int label = -1; label < cloud.labelNames().size(); label++) {
            int wanted = label;
            int[] codes = IntStream.of(seen)
                    .filter(i -> cloud.labels()[i] == wanted && !hidden.contains(wanted))
                    .toArray();
            if (codes.length > 0) {
                String name =
                        label < 0 ? "unlabelled" : "label " + cloud.labelNames().get(label);
                marks.add(stamp(codes, label, name, size, opacity));
            }
        }
        for (int code : selected) {
            int label = cloud.labels()[code];
            if (!hidden.contains(label)) {
                marks.add(stamp(new int[] {code}, label, "selected " + cloud.images()[code], size + 2, 1));
            }
        }
        return marks;
    }

    private Mark stamp(int[] codes, int label, String name, double size, double opacity) {
        Cloud cloud = screen.cloud();
        return new Mark.Stamp(
                PointOutlines.of(mark, cloud.labelNames(), label),
                name,
                IntStream.of(codes)
                        .mapToDouble(i -> screen.view().screenX(cloud.x()[i]))
                        .toArray(),
                IntStream.of(codes)
                        .mapToDouble(i -> screen.view().screenY(cloud.y()[i]))
                        .toArray(),
                size,
                new Paint(Palette.rgb(label, theme()), opacity));
    }
}

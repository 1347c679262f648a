package latentatlas.picture;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.VectorPicture.Anchor;
import latentatlas.picture.VectorPicture.Paint;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The map as a person sees it, with a legend below, for papers and slides. In a PNG the points are drawn as on the screen; in
 * an SVG each label's points are one path. Immutable; taken on the FX thread, written on any.
 */
public record MapPicture(LayerRequest screen, PointMark mark, Set<Integer> hidden, int[] selected, Overlays overlays) {
    /** Pixels of a PNG, and of the layer in an SVG, to a unit of the screen. */
    private static final double SCALE = 2;

    private static final double TEXT = 11;
    private static final double SMALL = 10;
    private static final double LINE = 20;
    private static final double NOTE = 14;
    private static final double PAD = 12;
    private static final double RAMP = 150;
    private static final double RAMP_HEIGHT = 7;
    private static final double MARK = 9;
    private static final double GAP = 14;
    private static final float[] DASHES = {3, 5};
    private static final float[] WAY_DASHES = {6, 4};

    /** Takes what a screen shows; {@code selected} are indices into the cloud. */
    public MapPicture {
        hidden = Set.copyOf(hidden);
    }

    /** Writes an SVG if the file's name ends so, and else a PNG at twice the size on the screen. */
    public void write(Path file) throws ProblemException {
        drawing(VectorPicture.isSvg(file)).write(file, SCALE);
    }

    private Theme theme() {
        return screen.theme();
    }

    private VectorPicture drawing(boolean vectors) {
        LayerRequest layer = screen.scaled(SCALE);
        LayerRaster raster = new LayerPainter().paint(layer);
        Footer footer = new Footer(raster.legend());
        VectorPicture drawing =
                new VectorPicture(screen.view().width(), screen.view().height() + footer.height(), theme().paper());
        if (!vectors) {
            new PointRaster()
                    .draw(
                            layer.cloud(),
                            hidden,
                            selected,
                            layer.view(),
                            new PointStyle(theme(), mark, SCALE),
                            raster.argb(),
                            raster.width());
        }
        if (!vectors || layer.layer() != MapLayer.PLAIN || layer.shadeEmpty()) {
            BufferedImage picture = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_RGB);
            picture.setRGB(0, 0, raster.width(), raster.height(), raster.argb(), 0, raster.width());
            drawing.picture(picture, new Rectangle2D.Double(0, 0, raster.width() / SCALE, raster.height() / SCALE));
        }
        if (vectors) {
            points(drawing);
        }
        scales(drawing);
        overlay(drawing);
        drawing.fill(
                new Rectangle2D.Double(0, screen.view().height(), screen.view().width(), footer.height() + 1),
                Paint.of(theme().paper()));
        footer.draw(drawing);
        return drawing;
    }

    private void points(VectorPicture drawing) {
        Cloud cloud = screen.cloud();
        int inView = (int) IntStream.range(0, cloud.size())
                .filter(i -> inView(cloud.point(i)))
                .count();
        PointStyle style = new PointStyle(theme(), mark, 1);
        double opacity = style.opacity(inView) / 256.0;
        int size = style.size(inView);
        for (int label = -1; label < cloud.labelNames().size(); label++) {
            int wanted = label;
            int[] codes = IntStream.range(0, cloud.size())
                    .filter(i -> cloud.labels()[i] == wanted && !hidden.contains(wanted) && inView(cloud.point(i)))
                    .toArray();
            if (codes.length > 0) {
                stamp(
                        drawing,
                        codes,
                        label,
                        label < 0 ? "no label" : "label " + cloud.labelNames().get(label),
                        size,
                        opacity);
            }
        }
        for (int code : selected) {
            int label = cloud.labels()[code];
            if (!hidden.contains(label)) {
                stamp(drawing, new int[] {code}, label, "selected " + cloud.images()[code], size + 2, 1);
            }
        }
    }

    private void stamp(VectorPicture drawing, int[] codes, int label, String name, double size, double opacity) {
        Cloud cloud = screen.cloud();
        double[] x = IntStream.of(codes)
                .mapToDouble(i -> screen.view().screenX(cloud.x()[i]))
                .toArray();
        double[] y = IntStream.of(codes)
                .mapToDouble(i -> screen.view().screenY(cloud.y()[i]))
                .toArray();
        Shape outline = PointOutlines.of(mark, cloud.labelNames(), label);
        drawing.stamp(outline, name, x, y, size, new Paint(Palette.rgb(label, theme()), opacity));
    }

    private boolean inView(LatentPoint point) {
        double x = screen.view().screenX(point.x());
        double y = screen.view().screenY(point.y());
        return x >= 0
                && y >= 0
                && x <= screen.view().width()
                && y <= screen.view().height();
    }

    /** Coordinates at the edges, and the prior's rings. */
    private void scales(VectorPicture drawing) {
        int muted = theme().muted();
        if (overlays.rings()) {
            for (int sigma = 1; sigma <= 2; sigma++) {
                double radius = sigma * screen.view().pixelsPerUnit();
                drawing.stroke(circle(LatentPoint.ORIGIN, radius), new Paint(muted, 0.8), 1, DASHES);
                double away = sigma * Math.sqrt(0.5);
                drawing.words(
                        sigma + "σ",
                        screen.view().screenX(away) + 3,
                        screen.view().screenY(away) - 3,
                        Anchor.START,
                        SMALL,
                        muted);
            }
        }
        if (overlays.axes()) {
            double least = Overlays.APART / screen.view().pixelsPerUnit();
            double bottom = screen.view().height();
            Paint band = new Paint(theme().paper(), 0.8);
            drawing.fill(new Rectangle2D.Double(0, 0, Overlays.LEFT, bottom - Overlays.BOTTOM), band);
            drawing.fill(
                    new Rectangle2D.Double(
                            0, bottom - Overlays.BOTTOM, screen.view().width(), Overlays.BOTTOM),
                    band);
            for (AxisTicks.Tick tick : AxisTicks.between(
                    screen.view().latentX(0),
                    screen.view().latentX(screen.view().width()),
                    least)) {
                double x = screen.view().screenX(tick.value());
                if (x > Overlays.LEFT) {
                    drawing.stroke(new Line2D.Double(x, bottom - 4, x, bottom), Paint.of(muted), 1);
                    drawing.words(tick.text(), x + 3, bottom - 5, Anchor.START, SMALL, muted);
                }
            }
            for (AxisTicks.Tick tick : AxisTicks.between(
                    screen.view().latentY(bottom), screen.view().latentY(0), least)) {
                double y = screen.view().screenY(tick.value());
                if (y > 4 && y < bottom - Overlays.BOTTOM - 4) {
                    drawing.stroke(new Line2D.Double(0, y, 4, y), Paint.of(muted), 1);
                    drawing.words(tick.text(), 7, y + 3.5, Anchor.START, SMALL, muted);
                }
            }
        }
    }

    /** Bookmarks, the way from A to B and the cursor. */
    private void overlay(VectorPicture drawing) {
        for (Bookmark bookmark : overlays.bookmarks()) {
            if (inView(bookmark.point())) {
                drawing.fill(circle(bookmark.point(), 3.5), Paint.of(theme().warm()));
                drawing.words(
                        bookmark.name(),
                        screen.view().screenX(bookmark.point().x()) + 7,
                        screen.view().screenY(bookmark.point().y()) + 3.5,
                        Anchor.START,
                        SMALL,
                        theme().ink());
            }
        }
        Way way = overlays.way();
        if (way != null) {
            way.others().forEach(points -> drawing.stroke(line(points), new Paint(theme().ink(), 0.5), 1, WAY_DASHES));
            drawing.stroke(line(way.points()), Paint.of(theme().ink()), 2);
            for (Way.Handle handle : new Way.Handle[] {Way.Handle.A, Way.Handle.B}) {
                drawing.fill(circle(way.at(handle), 6), Paint.of(Theme.LIGHT.paper()));
                drawing.stroke(circle(way.at(handle), 6), Paint.of(Theme.LIGHT.ink()), 1.5);
            }
        }
        LatentPoint cursor = overlays.cursor();
        if (cursor != null) {
            drawing.stroke(circle(cursor, Overlays.RING), Paint.of(theme().paper()), 8);
            drawing.stroke(circle(cursor, Overlays.RING), Paint.of(theme().accent()), 3.5);
            drawing.fill(circle(cursor, 3), Paint.of(theme().accent()));
        }
    }

    private Ellipse2D circle(LatentPoint centre, double radius) {
        return new Ellipse2D.Double(
                screen.view().screenX(centre.x()) - radius,
                screen.view().screenY(centre.y()) - radius,
                2 * radius,
                2 * radius);
    }

    private Path2D line(List<LatentPoint> points) {
        Path2D line = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            double x = screen.view().screenX(points.get(i).x());
            double y = screen.view().screenY(points.get(i).y());
            if (i == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        return line;
    }

    /** The layer's scale at the left, and labels with their counts in as many lines as they need. */
    private final class Footer {
        private final LayerLegend legend;
        private final List<String> names = screen.cloud().labelNames();
        private final int[] counts = new int[names.size()];
        private final double left;
        private final int lines;
        private final List<String> notes;

        Footer(LayerLegend legend) {
            this.legend = legend;
            for (int label : screen.cloud().labels()) {
                if (label >= 0) {
                    counts[label]++;
                }
            }
            notes = legend.note().isEmpty() ? List.of() : List.of(legend.note().split("\n", -1));
            double titles = Math.max(
                    VectorPicture.widthOf(legend.title(), TEXT), legend.ramp().isEmpty() ? 0 : RAMP);
            for (String note : notes) {
                titles = Math.max(titles, VectorPicture.widthOf(note, SMALL));
            }
            left = PAD + titles + 2 * GAP;
            lines = labels(null);
        }

        double height() {
            return 2 * PAD + Math.max(lines * LINE, notesTop() + notes.size() * NOTE);
        }

        /** Where notes begin below the footer's upper edge. */
        private double notesTop() {
            return legend.ramp().isEmpty() ? TEXT + 4 : TEXT + 7 + RAMP_HEIGHT + 14;
        }

        void draw(VectorPicture drawing) {
            double top = screen.view().height() + PAD;
            drawing.stroke(
                    new Line2D.Double(
                            0,
                            screen.view().height(),
                            screen.view().width(),
                            screen.view().height()),
                    Paint.of(theme().grid()),
                    1);
            drawing.words(legend.title(), PAD, top + TEXT, Anchor.START, TEXT, theme().ink());
            double bar = top + TEXT + 7;
            int steps = legend.ramp().size();
            for (int i = 0; i < steps; i++) {
                drawing.fill(
                        new Rectangle2D.Double(PAD + RAMP * i / steps, bar, RAMP / steps + 0.3, RAMP_HEIGHT),
                        Paint.of(legend.ramp().get(i)));
            }
            for (LayerLegend.Tick tick : legend.ticks()) {
                Anchor anchor = tick.share() == 0 ? Anchor.START : tick.share() == 1 ? Anchor.END : Anchor.MIDDLE;
                double x = PAD + RAMP * tick.share();
                drawing.words(tick.text(), x, bar + RAMP_HEIGHT + 11, anchor, SMALL, theme().muted());
            }
            for (int i = 0; i < notes.size(); i++) {
                double y = top + notesTop() + i * NOTE + SMALL;
                drawing.words(notes.get(i), PAD, y, Anchor.START, SMALL, theme().muted());
            }
            labels(drawing);
        }

        /** Draws the labels, if there is a drawing, and returns how many lines they take. */
        private int labels(@Nullable VectorPicture drawing) {
            double x = left;
            int line = 0;
            for (int label = 0; label < names.size(); label++) {
                if (hidden.contains(label)) {
                    continue;
                }
                String text = String.format(Locale.ROOT, "%s  (%s)", names.get(label), Figures.count(counts[label]));
                double width = MARK + 5 + VectorPicture.widthOf(text, TEXT) + GAP;
                if (x + width > screen.view().width() - PAD && x > left) {
                    x = left;
                    line++;
                }
                if (drawing != null) {
                    double y = screen.view().height() + PAD + line * LINE + LINE / 2 - 3;
                    drawing.stamp(
                            PointOutlines.of(mark, names, label),
                            "legend " + names.get(label),
                            new double[] {x + MARK / 2},
                            new double[] {y},
                            MARK,
                            Paint.of(Palette.rgb(label, theme())));
                    drawing.words(text, x + MARK + 5, y + 4, Anchor.START, TEXT, theme().ink());
                }
                x += width;
            }
            return line + 1;
        }
    }
}

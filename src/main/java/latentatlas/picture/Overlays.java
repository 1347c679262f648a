package latentatlas.picture;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.picture.Mark.Anchor;
import latentatlas.picture.Mark.Paint;
import org.jspecify.annotations.Nullable;

/**
 * What lies over the points of the map. Each part is described here once, for the screen and for pictures.
 *
 * @param axes whether the edges carry coordinates
 * @param rings whether circles show one and two standard deviations of the prior
 * @param pseudoInputs of a learned prior
 * @param beliefs where the codes of some images lie
 * @param density where those of a label lie; null for none
 * @param cursor null for none
 * @param way null for none
 */
public record Overlays(
        boolean axes,
        boolean rings,
        List<PseudoInput> pseudoInputs,
        List<Belief> beliefs,
        @Nullable LabelContours density,
        @Nullable LatentPoint cursor,
        @Nullable Way way,
        List<Bookmark> bookmarks) {
    /** The widths of the bands that carry coordinates. */
    public static final double LEFT = 26;

    public static final double BOTTOM = 16;

    /** Screen units between two numbers of an axis. */
    private static final double APART = 90;

    private static final double SMALL = 10;
    private static final double TEXT = 11;
    /** About the width of a digit of an axis. */
    private static final double DIGIT = 7;

    private static final double GAP = 3;
    private static final double TICK = 4;
    private static final double FAINT = 0.5;
    private static final int SIGMAS = 2;
    private static final double RING = 13;
    private static final double DOT = 3;
    private static final double CROSS = 4;
    private static final double FLAG = 4;
    private static final double FLAG_HEIGHT = 12;
    private static final double HANDLE = 6;
    private static final int TRAIL_PIECES = 3;
    private static final List<Double> RING_DASHES = List.of(4.0, 4.0);
    private static final List<Double> WAY_DASHES = List.of(7.0, 5.0);

    public Overlays {
        pseudoInputs = List.copyOf(pseudoInputs);
        beliefs = List.copyOf(beliefs);
        bookmarks = List.copyOf(bookmarks);
    }

    /** All of it, the cursor last. */
    List<Mark> marks(ViewTransform view, Theme theme) {
        List<Mark> marks = new ArrayList<>(scales(axes, rings, view, theme));
        marks.addAll(pseudoInputs(pseudoInputs, view, theme));
        marks.addAll(density(density, view, theme));
        marks.addAll(beliefs(beliefs, view, theme));
        marks.addAll(flags(bookmarks, view, theme));
        marks.addAll(way(way, view, theme));
        if (cursor != null) {
            marks.addAll(cursor(cursor, view, theme));
        }
        return marks;
    }

    /** Coordinates along the left and the lower edge, and the prior's circles of one and two standard deviations. */
    public static List<Mark> scales(boolean axes, boolean rings, ViewTransform view, Theme theme) {
        List<Mark> marks = new ArrayList<>();
        if (rings) {
            for (int sigma = 1; sigma <= SIGMAS; sigma++) {
                double x = view.screenX(sigma * Math.sqrt(0.5)) + GAP;
                double y = view.screenY(sigma * Math.sqrt(0.5)) - GAP;
                Shape ring = circle(LatentPoint.ORIGIN, sigma * view.pixelsPerUnit(), view);
                marks.add(new Mark.Stroke(ring, new Paint(theme.ink(), FAINT), 1, RING_DASHES));
                marks.add(number(sigma + "σ", x, y, theme));
            }
        }
        if (axes) {
            double bottom = view.height() - BOTTOM;
            Paint band = new Paint(theme.card(), Theme.VEIL);
            marks.add(new Mark.Fill(new Rectangle2D.Double(0, 0, LEFT, bottom), band));
            marks.add(new Mark.Fill(new Rectangle2D.Double(0, bottom, view.width(), BOTTOM), band));
            double least = APART / view.pixelsPerUnit();
            for (AxisTicks.Tick tick : AxisTicks.between(view.latentX(0), view.latentX(view.width()), least)) {
                double x = Math.round(view.screenX(tick.value()));
                double end = x + GAP + DIGIT * tick.text().length();
                if (x > LEFT && end <= view.width()) {
                    marks.add(rectangle(x, view.height() - TICK, 1, TICK, theme.muted()));
                    marks.add(number(tick.text(), x + GAP, view.height() - GAP - 2, theme));
                }
            }
            for (AxisTicks.Tick tick : AxisTicks.between(view.latentY(view.height()), view.latentY(0), least)) {
                double y = Math.round(view.screenY(tick.value()));
                if (y > GAP && y < bottom - GAP) {
                    marks.add(rectangle(0, y, TICK, 1, theme.muted()));
                    marks.add(number(tick.text(), TICK + GAP, y + TICK, theme));
                }
            }
        }
        return marks;
    }

    /** A cross at the mean of each pseudo-input's posterior, and an ellipse of one standard deviation around it. */
    public static List<Mark> pseudoInputs(List<PseudoInput> pseudoInputs, ViewTransform view, Theme theme) {
        if (pseudoInputs.isEmpty()) {
            return List.of();
        }
        Path2D ellipses = new Path2D.Double();
        Path2D crosses = new Path2D.Double();
        for (PseudoInput one : pseudoInputs) {
            double x = view.screenX(one.mean().x());
            double y = view.screenY(one.mean().y());
            ellipses.append(ellipse(one.mean(), one.ellipse(), view), false);
            crosses.append(line(new double[][] {{x - CROSS, y - CROSS}, {x + CROSS, y + CROSS}}), false);
            crosses.append(line(new double[][] {{x - CROSS, y + CROSS}, {x + CROSS, y - CROSS}}), false);
        }
        return List.of(
                new Mark.Stroke(ellipses, new Paint(theme.paper(), FAINT), 3),
                new Mark.Stroke(ellipses, new Paint(theme.ink(), FAINT), 1),
                new Mark.Stroke(crosses, Paint.of(theme.paper()), 4),
                new Mark.Stroke(crosses, Paint.of(theme.ink()), 2));
    }

    /** The regions where the codes of a label lie, in its colour. */
    public static List<Mark> density(@Nullable LabelContours density, ViewTransform view, Theme theme) {
        return density == null
                ? List.of()
                : regions(density.regions(), Palette.rgb(density.label(), theme), view, theme);
    }

    /** Regions of a density, the narrower the stronger. */
    private static List<Mark> regions(List<Contour> regions, int rgb, ViewTransform view, Theme theme) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < regions.size(); i++) {
            double strength = (i + 1.0) / regions.size();
            for (List<LatentPoint> line : regions.get(i).lines()) {
                Path2D region = line(line, view);
                marks.add(new Mark.Stroke(region, new Paint(theme.paper(), FAINT), 3));
                marks.add(new Mark.Stroke(region, new Paint(rgb, strength), 1.5));
            }
        }
        return marks;
    }

    /** The regions of true posteriors, the narrower the stronger, and the encoder's ellipses in dashes. */
    public static List<Mark> beliefs(List<Belief> beliefs, ViewTransform view, Theme theme) {
        List<Mark> marks = new ArrayList<>();
        for (Belief belief : beliefs) {
            marks.addAll(regions(belief.regions(), theme.way(), view, theme));
            Shape guess = ellipse(belief.mean(), belief.ellipse(), view);
            marks.add(new Mark.Stroke(guess, new Paint(theme.paper(), FAINT), 3));
            marks.add(new Mark.Stroke(guess, Paint.of(theme.warm()), 1.5, RING_DASHES));
        }
        return marks;
    }

    /** Where the cursor came from, the older the fainter. */
    public static List<Mark> trail(List<LatentPoint> places, ViewTransform view, Theme theme) {
        List<Mark> marks = new ArrayList<>();
        int last = places.size() - 1;
        for (int piece = 0; piece < TRAIL_PIECES; piece++) {
            List<LatentPoint> part = places.subList(last * piece / TRAIL_PIECES, last * (piece + 1) / TRAIL_PIECES + 1);
            double strength = (piece + 1.0) / TRAIL_PIECES;
            marks.add(new Mark.Stroke(line(part, view), new Paint(theme.accent(), strength), 2));
        }
        return marks;
    }

    /** A flag and a name at each bookmark in view. */
    public static List<Mark> flags(List<Bookmark> bookmarks, ViewTransform view, Theme theme) {
        List<Mark> marks = new ArrayList<>();
        for (Bookmark bookmark : bookmarks) {
            if (view.shows(bookmark.point())) {
                double x = view.screenX(bookmark.point().x());
                double y = view.screenY(bookmark.point().y());
                Path2D flag = line(new double[][] {
                    {x - FLAG, y - FLAG_HEIGHT},
                    {x + FLAG, y - FLAG_HEIGHT},
                    {x + FLAG, y},
                    {x, y - FLAG},
                    {x - FLAG, y}
                });
                flag.closePath();
                marks.add(new Mark.Fill(flag, Paint.of(theme.accent())));
                marks.add(new Mark.Stroke(flag, Paint.of(theme.paper()), 1));
                marks.add(new Mark.Words(
                        bookmark.name(),
                        x + FLAG + GAP,
                        y - FLAG_HEIGHT / 2,
                        Anchor.START,
                        TEXT,
                        Paint.of(theme.ink())));
            }
        }
        return marks;
    }

    /** A way with its handles, over ways of other kinds. */
    public static List<Mark> way(@Nullable Way way, ViewTransform view, Theme theme) {
        if (way == null) {
            return List.of();
        }
        List<Mark> marks = new ArrayList<>();
        for (List<LatentPoint> other : way.others()) {
            marks.add(new Mark.Stroke(line(other, view), new Paint(theme.paper(), FAINT), 4));
            marks.add(new Mark.Stroke(line(other, view), Paint.of(theme.way()), 2, WAY_DASHES));
        }
        marks.add(new Mark.Stroke(line(way.points(), view), Paint.of(theme.way()), 2.5));
        double x = view.screenX(way.middle().x());
        double y = view.screenY(way.middle().y());
        Path2D diamond = line(new double[][] {{x, y - HANDLE}, {x + HANDLE, y}, {x, y + HANDLE}, {x - HANDLE, y}});
        diamond.closePath();
        for (Shape handle : List.of(diamond, circle(way.a(), HANDLE, view), circle(way.b(), HANDLE, view))) {
            marks.add(new Mark.Fill(handle, Paint.of(Theme.LIGHT.paper())));
            marks.add(new Mark.Stroke(handle, Paint.of(Theme.LIGHT.ink()), 1.5));
        }
        return marks;
    }

    /** Lines through the cursor: filled rectangles, which cost the screen far less than lines as long as the map. */
    public static List<Mark> cross(LatentPoint cursor, ViewTransform view, Theme theme) {
        Paint faint = new Paint(theme.ink(), FAINT);
        double x = Math.floor(view.screenX(cursor.x()));
        double y = Math.floor(view.screenY(cursor.y()));
        return List.of(
                new Mark.Fill(new Rectangle2D.Double(0, y, view.width(), 1), faint),
                new Mark.Fill(new Rectangle2D.Double(x, 0, 1, view.height()), faint));
    }

    /** The cursor, set off from points of its own colour. */
    public static List<Mark> cursor(LatentPoint cursor, ViewTransform view, Theme theme) {
        return List.of(
                new Mark.Stroke(circle(cursor, RING, view), Paint.of(theme.paper()), 8),
                new Mark.Stroke(circle(cursor, RING, view), Paint.of(theme.accent()), 3.5),
                new Mark.Fill(circle(cursor, DOT, view), Paint.of(theme.accent())));
    }

    private static Mark rectangle(double x, double y, double width, double height, int rgb) {
        return new Mark.Fill(new Rectangle2D.Double(x, y, width, height), Paint.of(rgb));
    }

    private static Mark number(String text, double x, double y, Theme theme) {
        return new Mark.Words(text, x, y, Anchor.START, SMALL, Paint.of(theme.muted()));
    }

    private static Shape circle(LatentPoint centre, double radius, ViewTransform view) {
        return new Ellipse2D.Double(
                view.screenX(centre.x()) - radius, view.screenY(centre.y()) - radius, 2 * radius, 2 * radius);
    }

    private static Shape ellipse(LatentPoint mean, PosteriorEllipse ellipse, ViewTransform view) {
        double scale = view.pixelsPerUnit();
        AffineTransform place = AffineTransform.getTranslateInstance(view.screenX(mean.x()), view.screenY(mean.y()));
        place.rotate(-ellipse.angle());
        return place.createTransformedShape(new Ellipse2D.Double(
                -scale * ellipse.major(),
                -scale * ellipse.minor(),
                2 * scale * ellipse.major(),
                2 * scale * ellipse.minor()));
    }

    private static Path2D line(List<LatentPoint> points, ViewTransform view) {
        return line(points.stream()
                .map(point -> new double[] {view.screenX(point.x()), view.screenY(point.y())})
                .toArray(double[][]::new));
    }

    private static Path2D line(double[][] points) {
        Path2D line = new Path2D.Double();
        for (int i = 0; i < points.length; i++) {
            if (i == 0) {
                line.moveTo(points[i][0], points[i][1]);
            } else {
                line.lineTo(points[i][0], points[i][1]);
            }
        }
        return line;
    }
}

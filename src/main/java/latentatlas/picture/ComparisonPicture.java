package latentatlas.picture;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentatlas.message.Message;
import latentatlas.picture.Mark.Anchor;
import latentatlas.picture.Mark.Paint;
import latentatlas.problem.ProblemException;

/**
 * Maps of several models side by side, all of the same images and in the same colours, over a table of their scores.
 * Immutable.
 *
 * @param scores names of the table's lines
 */
public record ComparisonPicture(List<Panel> panels, List<String> scores, Theme theme) {
    private static final double SCALE = 2;
    private static final double NAMES = 150;
    private static final double GAP = 14;
    private static final double HEAD = 34;
    private static final double LINE = 22;
    private static final double TEXT = 12;
    private static final double TITLE = 14;

    /**
     * One model.
     *
     * @param map all of the same size
     * @param scores as many as the table has lines, as they shall be read
     */
    public record Panel(String title, MapPicture map, List<String> scores) {}

    public ComparisonPicture {
        panels = List.copyOf(panels);
        scores = List.copyOf(scores);
        for (Panel panel : panels) {
            if (panel.scores().size() != scores.size()) {
                throw new IllegalArgumentException(panel.scores().size() + " scores for " + scores.size() + " lines");
            }
        }
    }

    /** Writes an SVG if the file's name ends so, and else a PNG at twice the size on the screen. */
    public void write(Path file) throws ProblemException {
        drawing(Drawing.isSvg(file)).write(file, SCALE);
    }

    private Drawing drawing(boolean vectors) {
        List<Mark> marks = new ArrayList<>();
        LayerRequest first = panels.get(0).map().screen();
        double width = NAMES + panels.size() * (first.view().width() + GAP);
        List<MapPicture.Painted> maps =
                panels.stream().map(panel -> panel.map().map(vectors)).toList();
        double below = HEAD + first.view().height();
        double height = below + legends(maps, below, first.view().width(), marks);
        double x = NAMES;
        for (int p = 0; p < panels.size(); p++) {
            Panel panel = panels.get(p);
            double left = x;
            double middle = left + first.view().width() / 2;
            marks.add(words(panel.title(), middle, HEAD - 12, Anchor.MIDDLE, TITLE, theme.ink()));
            maps.get(p).marks().forEach(mark -> marks.add(mark.moved(left, HEAD)));
            marks.add(new Mark.Stroke(
                    new Rectangle2D.Double(
                            left, HEAD, first.view().width(), first.view().height()),
                    Paint.of(theme.grid()),
                    1));
            for (int line = 0; line < scores.size(); line++) {
                marks.add(words(
                        panel.scores().get(line), middle, height + baseLine(line), Anchor.MIDDLE, TEXT, theme.ink()));
            }
            x += first.view().width() + GAP;
        }
        for (int line = 0; line < scores.size(); line++) {
            double top = height + line * LINE + GAP / 2;
            marks.add(words(scores.get(line), GAP, height + baseLine(line), Anchor.START, TEXT, theme.muted()));
            if (line > 0) {
                marks.add(new Mark.Stroke(new Line2D.Double(GAP, top, width - GAP, top), Paint.of(theme.grid()), 1));
            }
        }
        double table = height + scores.size() * LINE + GAP;
        MapFooter footer = new MapFooter(
                first.cloud(),
                panels.get(0).map().hidden(),
                panels.get(0).map().mark(),
                theme,
                width,
                LayerLegend.of(Message.text("layer.labels")));
        marks.addAll(footer.marks(table));
        return new Drawing(width, table + footer.height(), theme.paper(), marks);
    }

    /**
     * Adds what each map's colours say, below it, where they say more than labels do: scales of two maps are not the same.
     *
     * @return how much room they take
     */
    private double legends(List<MapPicture.Painted> maps, double top, double width, List<Mark> marks) {
        double room = 0;
        for (int p = 0; p < maps.size(); p++) {
            LayerLegend legend = LegendMarks.wrapped(maps.get(p).legend(), width);
            if (!legend.ramp().isEmpty() || !legend.note().isEmpty()) {
                marks.addAll(LegendMarks.of(legend, theme, NAMES + p * (width + GAP), top + GAP / 2));
                room = Math.max(room, LegendMarks.height(legend) + GAP);
            }
        }
        return room;
    }

    private static double baseLine(int line) {
        return line * LINE + GAP / 2 + LINE * 0.68;
    }

    private static Mark words(String text, double x, double y, Anchor anchor, double size, int rgb) {
        return new Mark.Words(text, x, y, anchor, size, Paint.of(rgb));
    }
}

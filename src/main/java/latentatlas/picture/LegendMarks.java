package latentatlas.picture;

import java.awt.geom.Rectangle2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import latentatlas.picture.Mark.Anchor;
import latentatlas.picture.Mark.Paint;

/** What the colours of a layer say: a title, a scale with its values, and notes, one below the other. */
public final class LegendMarks {
    /** The scale's length. */
    static final double WIDTH = 190;

    private static final double TITLE = 11;
    private static final double SMALL = 10;
    private static final double BAR = 7;
    private static final double BAR_TOP = TITLE + 7;
    private static final double VALUES = BAR_TOP + BAR + 12;
    private static final double NOTE = 14;

    /** Cells of the scale overlap, or the ground would shine through between them. */
    private static final double OVERLAP = 0.5;

    private LegendMarks() {}

    /** A legend whose upper left corner lies at {@code (left, top)}. */
    public static List<Mark> of(LayerLegend legend, Theme theme, double left, double top) {
        List<Mark> marks = new ArrayList<>();
        marks.add(words(legend.title(), left, top + TITLE, Anchor.START, TITLE, theme.ink()));
        int steps = legend.ramp().size();
        for (int i = 0; i < steps; i++) {
            double from = WIDTH * i / steps;
            double width = Math.min(WIDTH, WIDTH * (i + 1) / steps + OVERLAP) - from;
            marks.add(new Mark.Fill(
                    new Rectangle2D.Double(left + from, top + BAR_TOP, width, BAR),
                    Paint.of(legend.ramp().get(i))));
        }
        for (LayerLegend.Tick tick : legend.ticks()) {
            // The ends' values stay inside the bar, those between stand under their place.
            Anchor anchor = tick.share() == 0 ? Anchor.START : tick.share() == 1 ? Anchor.END : Anchor.MIDDLE;
            marks.add(words(tick.text(), left + WIDTH * tick.share(), top + VALUES, anchor, SMALL, theme.muted()));
        }
        double y = top + (steps == 0 ? TITLE : VALUES);
        for (String note : notes(legend)) {
            y += NOTE;
            marks.add(words(note, left, y, Anchor.START, SMALL, theme.muted()));
        }
        return marks;
    }

    /**
     * The sign of a label: what its points look like.
     *
     * @param x of its middle, as {@code y}
     * @param size from side to side
     */
    public static Mark sign(
            PointMark mark, List<String> labelNames, int label, double x, double y, double size, Theme theme) {
        return new Mark.Stamp(
                PointOutlines.of(mark, labelNames, label),
                "legend " + labelNames.get(label),
                new double[] {x},
                new double[] {y},
                size,
                Paint.of(Palette.rgb(label, theme)));
    }

    private static List<String> notes(LayerLegend legend) {
        return legend.note().isEmpty() ? List.of() : List.of(legend.note().split("\n", -1));
    }

    private static Mark words(String text, double x, double y, Anchor anchor, double size, int rgb) {
        return new Mark.Words(text, x, y, anchor, size, Paint.of(rgb));
    }

    /** A legend whose notes are broken into lines no wider than this, where words end. */
    static LayerLegend wrapped(LayerLegend legend, double width) {
        StringBuilder lines = new StringBuilder();
        for (String note : notes(legend)) {
            BreakIterator breaks = BreakIterator.getLineInstance();
            breaks.setText(note);
            int start = 0;
            int end = breaks.first();
            for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
                if (end > start && Drawing.widthOf(note.substring(start, next).strip(), SMALL) > width) {
                    lines.append(note.substring(start, end).strip()).append('\n');
                    start = end;
                }
                end = next;
            }
            lines.append(note.substring(start)).append('\n');
        }
        return legend.withNote(lines.toString().strip());
    }

    /** How much room a legend takes on paper. */
    static double width(LayerLegend legend) {
        double width =
                Math.max(Drawing.widthOf(legend.title(), TITLE), legend.ramp().isEmpty() ? 0 : WIDTH);
        for (String note : notes(legend)) {
            width = Math.max(width, Drawing.widthOf(note, SMALL));
        }
        return width;
    }

    static double height(LayerLegend legend) {
        return (legend.ramp().isEmpty() ? TITLE : VALUES) + NOTE * notes(legend).size();
    }
}

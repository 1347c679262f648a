package latentatlas.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import latentatlas.latent.Cloud;
import latentatlas.picture.Mark.Anchor;
import latentatlas.picture.Mark.Paint;

/** Below a map on paper: the layer's legend at the left, and labels with their counts in as many lines as they need. */
record MapFooter(Cloud cloud, Set<Integer> hidden, PointMark mark, Theme theme, double width, LayerLegend legend) {
    private static final double TEXT = 11;
    private static final double LINE = 20;
    private static final double PAD = 12;
    private static final double MARK = 9;
    private static final double GAP = 14;

    double height() {
        return 2 * PAD + Math.max(LINE * labels(0, new ArrayList<>()), LegendMarks.height(legend));
    }

    /** The footer of a map that ends at {@code top}. */
    List<Mark> marks(double top) {
        List<Mark> marks = LegendMarks.of(legend, theme, PAD, top + PAD);
        labels(top, marks);
        return marks;
    }

    /** Adds the labels and returns how many lines they take. */
    private int labels(double top, List<Mark> marks) {
        double left = PAD + LegendMarks.width(legend) + 2 * GAP;
        double x = left;
        int line = 0;
        int[] counts = cloud.counts();
        for (int label = 0; label < counts.length; label++) {
            if (hidden.contains(label)) {
                continue;
            }
            String name = cloud.labelNames().get(label);
            String text = name + "  (" + Figures.count(counts[label]) + ")";
            double needed = MARK + 5 + Drawing.widthOf(text, TEXT) + GAP;
            if (x + needed > width - PAD && x > left) {
                x = left;
                line++;
            }
            double y = top + PAD + line * LINE + LINE / 2 - 3;
            marks.add(LegendMarks.sign(mark, cloud.labelNames(), label, x + MARK / 2, y, MARK, theme));
            marks.add(new Mark.Words(text, x + MARK + 5, y + 4, Anchor.START, TEXT, Paint.of(theme.ink())));
            x += needed;
        }
        return line + 1;
    }
}

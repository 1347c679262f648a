package latentatlas.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.Density;
import latentatlas.latent.LatentPoint;
import latentatlas.measure.EncoderGaps;
import latentatlas.measure.Quadrature;
import latentatlas.message.Message;
import latentatlas.vae.FrozenModel;

/**
 * Where the encoder is furthest off: the mean gap of the nearest images that were measured, the nearer the heavier, by the
 * biweight kernel whose width is the distance of the farthest of them. Places far from all of them stay bare.
 */
final class GapLayer {
    static final int NEIGHBOURS = 24;
    private static final double CELL = 4;
    /** The colour of no gap, a share of the heat scale: another one than the paper's. */
    private static final double BOTTOM = 0.2;

    private static final double LEAST_RANGE = 0.01;
    /** The share of the codes whose gaps the scale tells apart. */
    private static final double SHOWN = 0.95;
    /** The edge of what is known fades over twice this share of the reach. */
    private static final double SOFT = 0.3;

    private GapLayer() {}

    static LayerLegend paint(LayerRequest request, FrozenModel model, int[] argb) {
        EncoderGaps gaps = request.gaps();
        if (!Quadrature.possible(model.architecture())) {
            return LayerLegend.of(Message.text("gap.title")).withNote(Message.text("gap.impossible"));
        } else if (gaps == null || gaps.nats().length == 0) {
            return LayerLegend.of(Message.text("gap.title")).withNote(Message.text("gap.waiting"));
        }
        Cloud codes = gaps.codes();
        double reach = Density.reach(codes);
        double top = Math.max(LEAST_RANGE, top(gaps));
        int cell = request.pixels(CELL);
        int columns = request.width() / cell + 2;
        int rows = request.height() / cell + 2;
        int[] corners = new int[columns * rows];
        IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                LatentPoint place = request.view().latent(column * cell, row * cell);
                double known = known(codes, place, reach);
                int paper = request.theme().paper();
                corners[row * columns + column] =
                        known == 0 ? paper : Ink.mix(paper, rgb(near(gaps, place) / top, request.theme()), known);
            }
        });
        CellFill.shade(request, argb, cell, columns, corners);
        String note = Message.text(
                gaps.complete() ? "gap.note" : "gap.partial",
                Figures.fixed(gaps.mean(), 2),
                Figures.count(gaps.nats().length),
                Figures.count(gaps.wanted()));
        return LayerLegend.of(
                        Message.text("gap.title"),
                        share -> rgb(share, request.theme()),
                        List.of(
                                new LayerLegend.Tick(0, "0"),
                                new LayerLegend.Tick(0.5, Figures.brief(top / 2)),
                                new LayerLegend.Tick(1, "≥ " + Figures.brief(top))))
                .withNote(note);
    }

    /** What so many of the codes do not exceed: of a scale up to the greatest, all but outliers would have one colour. */
    static double top(EncoderGaps gaps) {
        double[] sorted = IntStream.range(0, gaps.codes().size())
                .mapToDouble(i -> near(gaps, gaps.codes().point(i)))
                .sorted()
                .toArray();
        return sorted[Math.max(0, (int) Math.ceil(SHOWN * sorted.length) - 1)];
    }

    /** 1 among codes, 0 far from all, and between about where {@link EmptyShade} would begin. */
    private static double known(Cloud codes, LatentPoint place, double reach) {
        int[] nearest = codes.neighbours().nearest(place, 1, (1 + SOFT) * reach, code -> true);
        return nearest.length == 0
                ? 0
                : Math.min(1, ((1 + SOFT) * reach - place.distance(codes.point(nearest[0]))) / (2 * SOFT * reach));
    }

    private static int rgb(double share, Theme theme) {
        return HeatScale.rgb(BOTTOM + (1 - BOTTOM) * Math.max(0, Math.min(1, share)), theme);
    }

    /** The mean gap near a place, nats. */
    static double near(EncoderGaps gaps, LatentPoint place) {
        int[] nearest = gaps.codes().neighbours().nearest(place, NEIGHBOURS);
        double width = place.distance(gaps.codes().point(nearest[nearest.length - 1]));
        double sum = 0;
        double weights = 0;
        for (int code : nearest) {
            double share = place.distance(gaps.codes().point(code)) / width;
            double weight = (1 - share * share) * (1 - share * share);
            sum += weight * gaps.nats()[code];
            weights += weight;
        }
        // All lie equally far away, or in one place.
        return weights > 0
                ? sum / weights
                : Arrays.stream(nearest)
                        .mapToDouble(code -> gaps.nats()[code])
                        .average()
                        .orElseThrow();
    }
}

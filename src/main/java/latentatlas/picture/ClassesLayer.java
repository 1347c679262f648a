package latentatlas.picture;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;

/** The label most of the nearest codes have; paler the less they agree. */
final class ClassesLayer {
    private static final double CELL = 6;
    private static final int NEIGHBOURS = 15;
    private static final double STRENGTH = 0.5;

    private ClassesLayer() {}

    static LayerLegend paint(LayerRequest request, int[] argb) {
        Cloud cloud = request.cloud();
        if (cloud.neighbours().size() == 0 || cloud.labelNames().isEmpty()) {
            return LayerLegend.of(Message.text("layer.no-labels"));
        }
        int cell = request.pixels(CELL);
        int columns = request.width() / cell + 1;
        int rows = request.height() / cell + 1;
        int[] winners = new int[columns * rows];
        float[] shares = new float[columns * rows];
        IntStream.range(0, rows).parallel().forEach(row -> {
            for (int column = 0; column < columns; column++) {
                LatentPoint middle = request.view().latent((column + 0.5) * cell, (row + 0.5) * cell);
                int[] nearest = cloud.neighbours().nearest(middle, NEIGHBOURS);
                int winner = Neighbours.majority(nearest, cloud.labels());
                int votes = 0;
                for (int index : nearest) {
                    votes += cloud.labels()[index] == winner ? 1 : 0;
                }
                winners[row * columns + column] = winner;
                shares[row * columns + column] = (float) votes / nearest.length;
            }
        });
        int paper = request.theme().paper();
        CellFill.fill(
                request,
                argb,
                cell,
                columns,
                at -> Ink.mix(paper, Palette.rgb(winners[at], request.theme()), strength(shares[at])));
        int neutral = Palette.rgb(Palette.NO_LABEL, request.theme());
        return LayerLegend.of(
                        Message.text("layer.classes.title", NEIGHBOURS),
                        share -> Ink.mix(paper, neutral, strength(share)),
                        List.of(
                                new LayerLegend.Tick(0, Message.text("layer.percent", 0)),
                                new LayerLegend.Tick(0.5, Message.text("layer.percent", 50)),
                                new LayerLegend.Tick(1, Message.text("layer.percent", 100))))
                .withNote(Message.text("layer.classes.note"));
    }

    private static double strength(double share) {
        return STRENGTH * share * share;
    }
}

package latentatlas.picture;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.Density;
import latentatlas.latent.PlaneGrid;
import latentatlas.message.Message;

/** The aggregated posterior: where codes lie, in the colour of the most frequent label there. */
final class DensityLayer {
    private static final int OPAQUE = 0xFF000000;
    private static final double CELL = 4;
    /** The grid need not be finer than this share of the kernel's width. */
    private static final double COARSEST = 0.2;

    private static final double STRENGTH = 0.75;

    private DensityLayer() {}

    static LayerLegend paint(LayerRequest request, int[] argb) {
        Cloud cloud = request.cloud();
        if (cloud.size() == 0) {
            return LayerLegend.of(Message.text("layer.density.none"));
        }
        ViewTransform view = request.view();
        double bandwidth = Density.bandwidth(cloud);
        double cell = Math.max(request.pixels(CELL), COARSEST * bandwidth * view.pixelsPerUnit());
        int columns = (int) (request.width() / cell) + 2;
        int rows = (int) (request.height() / cell) + 2;
        PlaneGrid grid = new PlaneGrid(view.latentX(0), view.latentY(0), cell / view.pixelsPerUnit(), columns, rows);
        float[][] densities = Density.ofLabels(cloud, grid, bandwidth);
        Field field = Field.of(densities, grid, cloud.labelNames().isEmpty());
        double peak = Math.max(field.highest, 1e-12);
        int[] colours = Palette.colours(densities.length, request.theme());
        IntStream.range(0, request.height()).parallel().forEach(y -> field.row(request, colours, argb, y, cell, peak));
        double percent = 100 * peak / cloud.size();
        int neutral = Palette.rgb(Palette.NO_LABEL, request.theme());
        return LayerLegend.of(
                        Message.text("layer.density.title"),
                        share -> Ink.mix(request.theme().paper(), neutral, STRENGTH * Math.sqrt(share)),
                        List.of(
                                new LayerLegend.Tick(0, "0"),
                                new LayerLegend.Tick(0.5, Figures.brief(percent / 2)),
                                new LayerLegend.Tick(1, Figures.brief(percent))))
                .withNote(
                        cloud.labelNames().isEmpty()
                                ? Message.text("layer.density.smoothed", Figures.brief(bandwidth))
                                : Message.text("layer.density.hue"));
    }

    /** Densities summed over labels, and which label has most, at the nodes of a grid. */
    private record Field(float[] total, int[] dominant, int columns, float highest) {
        static Field of(float[][] densities, PlaneGrid grid, boolean unlabelled) {
            float[] total = new float[grid.nodes()];
            float[] most = new float[grid.nodes()];
            int[] dominant = new int[grid.nodes()];
            for (int label = 0; label < densities.length; label++) {
                for (int i = 0; i < total.length; i++) {
                    float density = densities[label][i];
                    total[i] += density;
                    if (density > most[i]) {
                        most[i] = density;
                        dominant[i] = unlabelled ? Palette.NO_LABEL : label;
                    }
                }
            }
            float highest = 0;
            for (float density : total) {
                highest = Math.max(highest, density);
            }
            return new Field(total, dominant, grid.columns(), highest);
        }

        void row(LayerRequest request, int[] colours, int[] argb, int y, double cell, double peak) {
            int paper = request.theme().paper();
            double place = y / cell;
            int row = (int) place;
            double below = place - row;
            int nearestRow = below < 0.5 ? row : row + 1;
            for (int x = 0; x < request.width(); x++) {
                double across = x / cell;
                int column = (int) across;
                double right = across - column;
                int at = row * columns + column;
                double above = total[at] + (total[at + 1] - total[at]) * right;
                double under = total[at + columns] + (total[at + columns + 1] - total[at + columns]) * right;
                double density = above + (under - above) * below;
                int label = dominant[nearestRow * columns + (right < 0.5 ? column : column + 1)];
                double strength = STRENGTH * Math.sqrt(Math.min(1, density / peak));
                argb[y * request.width() + x] = OPAQUE | Ink.mix(paper, colours[label + 1], strength);
            }
        }
    }
}

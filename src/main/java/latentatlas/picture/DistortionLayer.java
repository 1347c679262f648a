package latentatlas.picture;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.message.Message;
import latentatlas.vae.DecoderJacobian;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Metric;

/**
 * The square root of det JᵀJ of the decoder (Bishop, Svensén and Williams 1997), or of det JᵀDJ with the pixels' Fisher
 * information D, on a logarithmic scale.
 */
final class DistortionLayer {
    private static final int OPAQUE = 0xFF000000;
    private static final double CELL = 22;
    private static final double LEAST = 1e-4;
    private static final int SHADES = 1024;

    private DistortionLayer() {}

    static LayerLegend paint(LayerRequest request, FrozenModel model, int[] argb) {
        int cell = request.pixels(CELL);
        int columns = request.width() / cell + 2;
        int rows = request.height() / cell + 2;
        DecoderJacobian jacobian = model.newJacobian(request.metric());
        float[] code = new float[model.architecture().latent()];
        float[] first = new float[model.architecture().inputs()];
        float[] second = new float[model.architecture().inputs()];
        double[] logs = new double[columns * rows];
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int i = 0; i < logs.length; i++) {
            double x = (double) (i % columns) * cell;
            double y = (double) Math.floorDiv(i, columns) * cell;
            model.plane().code(request.view().latentX(x), request.view().latentY(y), code);
            jacobian.jacobian(code, first, second);
            logs[i] = Math.log(Magnification.of(first, second) + LEAST);
            lowest = Math.min(lowest, logs[i]);
            highest = Math.max(highest, logs[i]);
        }
        int[] shades = shades(request.theme());
        double low = lowest;
        double range = Math.max(1e-9, highest - lowest);
        IntStream.range(0, request.height()).parallel().forEach(y -> {
            for (int x = 0; x < request.width(); x++) {
                double share = (bilinear(logs, columns, cell, x, y) - low) / range;
                argb[y * request.width() + x] = shades[(int) (Math.max(0, Math.min(1, share)) * (SHADES - 1))];
            }
        });
        return LayerLegend.of(
                        Message.text(
                                request.metric() == Metric.EUCLIDEAN
                                        ? "layer.distortion.title"
                                        : "layer.distortion.fisher-rao"),
                        share -> HeatScale.rgb(share, request.theme()),
                        List.of(
                                new LayerLegend.Tick(0, Figures.brief(Math.exp(low))),
                                new LayerLegend.Tick(0.5, Figures.brief(Math.exp(low + range / 2))),
                                new LayerLegend.Tick(1, Figures.brief(Math.exp(low + range)))))
                .withNote(Message.text("layer.distortion.note"));
    }

    private static int[] shades(Theme theme) {
        int[] shades = new int[SHADES];
        for (int i = 0; i < SHADES; i++) {
            shades[i] = OPAQUE | HeatScale.rgb(i / (SHADES - 1.0), theme);
        }
        return shades;
    }

    private static double bilinear(double[] grid, int columns, int cell, int x, int y) {
        int column = x / cell;
        int row = y / cell;
        double fx = (double) (x % cell) / cell;
        double fy = (double) (y % cell) / cell;
        int at = row * columns + column;
        double above = grid[at] + (grid[at + 1] - grid[at]) * fx;
        double below = grid[at + columns] + (grid[at + columns + 1] - grid[at + columns]) * fx;
        return above + (below - above) * fy;
    }
}

package latentatlas.ui.map;

import java.util.Arrays;
import latentatlas.latent.Cloud;
import latentatlas.latent.Neighbours;
import latentatlas.ui.theme.Ink;
import latentatlas.ui.theme.Palette;
import latentatlas.ui.theme.Theme;
import latentatlas.vae.Decoder;
import latentatlas.vae.DecoderJacobian;
import latentatlas.vae.FrozenModel;

/** Paints layers. Runs off the FX thread; keeps nothing between calls but the neighbours of the last cloud. */
final class LayerPainter {
    private static final int OPAQUE = 0xFF000000;
    /** Tiles of the manifold are this large on the screen, up to twice. */
    private static final double SMALLEST_TILE = 25;

    private static final double MANIFOLD_STRENGTH_DARK = 0.42;
    private static final double MANIFOLD_STRENGTH_LIGHT = 0.30;
    private static final int CLASS_CELL = 6;
    private static final int CLASS_NEIGHBOURS = 15;
    private static final int DENSITY_CELL = 4;
    private static final int DENSITY_BLUR = 3;
    private static final int DISTORTION_CELL = 22;

    private Cloud indexed = Cloud.EMPTY;
    private Neighbours neighbours = new Neighbours(new float[0], 2);

    LayerRaster paint(LayerRequest request) {
        int[] argb = new int[request.width() * request.height()];
        Arrays.fill(argb, OPAQUE | request.theme().paper());
        FrozenModel model = request.model();
        if (request.layer() == MapLayer.MANIFOLD && model != null) {
            manifold(request, model, argb);
        } else if (request.layer() == MapLayer.DISTORTION && model != null) {
            distortion(request, model, argb);
        } else if (request.layer() == MapLayer.DENSITY) {
            density(request, argb);
        } else if (request.layer() == MapLayer.CLASSES) {
            classes(request, argb);
        }
        return new LayerRaster(argb, request.width(), request.height(), request.view());
    }

    /** Tiles are anchored in the plane at steps of a power of two, so that they stay put while the map is moved. */
    private static void manifold(LayerRequest request, FrozenModel model, int[] argb) {
        ViewTransform view = request.view();
        double step = Math.pow(2, Math.ceil(Math.log(SMALLEST_TILE / view.pixelsPerUnit()) / Math.log(2)));
        int firstColumn = (int) Math.floor(view.latentX(0) / step);
        int lastColumn = (int) Math.floor(view.latentX(view.width()) / step);
        int firstRow = (int) Math.floor(view.latentY(view.height()) / step);
        int lastRow = (int) Math.floor(view.latentY(0) / step);
        double strength = request.theme() == Theme.DARK ? MANIFOLD_STRENGTH_DARK : MANIFOLD_STRENGTH_LIGHT;
        Decoder decoder = model.newDecoder();
        float[] code = new float[model.architecture().latent()];
        float[] image = new float[model.architecture().inputs()];
        Ink ink = new Ink(request.theme(), request.shape().channels());
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                model.plane().code((column + 0.5) * step, (row + 0.5) * step, code);
                decoder.decode(code, image);
                int left = (int) Math.round(view.screenX(column * step));
                int right = (int) Math.round(view.screenX((column + 1) * step));
                int top = (int) Math.round(view.screenY((row + 1) * step));
                int bottom = (int) Math.round(view.screenY(row * step));
                tile(request, argb, image, ink, strength, new Box(left, top, right, bottom));
            }
        }
    }

    /** Pixels from left to right and top to bottom, the last ones excluded. */
    private record Box(int left, int top, int right, int bottom) {}

    private static void tile(LayerRequest request, int[] argb, float[] image, Ink ink, double strength, Box box) {
        int width = request.shape().width();
        int height = request.shape().height();
        int channels = request.shape().channels();
        int paper = request.theme().paper();
        int side = Math.min(box.right - box.left, box.bottom - box.top);
        for (int y = Math.max(0, box.top); y < Math.min(request.height(), box.bottom); y++) {
            int sourceY = Math.min(height - 1, (y - box.top) * height / Math.max(1, side));
            for (int x = Math.max(0, box.left); x < Math.min(request.width(), box.right); x++) {
                int sourceX = Math.min(width - 1, (x - box.left) * width / Math.max(1, side));
                int colour = ink.argb(image, (sourceY * width + sourceX) * channels);
                argb[y * request.width() + x] = OPAQUE | Ink.mix(paper, colour & 0xFFFFFF, strength);
            }
        }
    }

    private static void density(LayerRequest request, int[] argb) {
        Cloud cloud = request.cloud();
        int columns = request.width() / DENSITY_CELL + 1;
        int rows = request.height() / DENSITY_CELL + 1;
        int labels = Math.max(1, cloud.labelNames().size());
        float[][] counts = new float[labels][columns * rows];
        for (int i = 0; i < cloud.size(); i++) {
            int column = (int) Math.floor(request.view().screenX(cloud.x()[i]) / DENSITY_CELL);
            int row = (int) Math.floor(request.view().screenY(cloud.y()[i]) / DENSITY_CELL);
            if (column >= 0 && column < columns && row >= 0 && row < rows) {
                counts[Math.max(0, cloud.labels()[i])][row * columns + column]++;
            }
        }
        float highest = 0;
        int[] dominant = new int[columns * rows];
        float[] most = new float[columns * rows];
        for (int label = 0; label < labels; label++) {
            for (int pass = 0; pass < 3; pass++) {
                BoxBlur.blur(counts[label], columns, rows, DENSITY_BLUR);
            }
            for (int i = 0; i < most.length; i++) {
                if (counts[label][i] > most[i]) {
                    most[i] = counts[label][i];
                    dominant[i] = cloud.labelNames().isEmpty() ? -1 : label;
                }
                highest = Math.max(highest, most[i]);
            }
        }
        float peak = Math.max(highest, 1e-9f);
        fill(request, argb, DENSITY_CELL, columns, (cell, paper) -> {
            double strength = 0.75 * Math.sqrt(most[cell] / peak);
            return Ink.mix(paper, Palette.rgb(dominant[cell], request.theme()), strength);
        });
    }

    @SuppressWarnings("ReferenceEquality") // Clouds are immutable: the same one is the question, not an equal one.
    private void classes(LayerRequest request, int[] argb) {
        Cloud cloud = request.cloud();
        if (cloud.size() == 0 || cloud.labelNames().isEmpty()) {
            return;
        }
        if (cloud != indexed) {
            float[] codes = new float[2 * cloud.size()];
            for (int i = 0; i < cloud.size(); i++) {
                codes[2 * i] = cloud.x()[i];
                codes[2 * i + 1] = cloud.y()[i];
            }
            neighbours = new Neighbours(codes, 2);
            indexed = cloud;
        }
        int columns = request.width() / CLASS_CELL + 1;
        int rows = request.height() / CLASS_CELL + 1;
        int[] winners = new int[columns * rows];
        float[] shares = new float[columns * rows];
        java.util.stream.IntStream.range(0, rows).parallel().forEach(row -> {
            float[] query = new float[2];
            for (int column = 0; column < columns; column++) {
                query[0] = (float) request.view().latentX((column + 0.5) * CLASS_CELL);
                query[1] = (float) request.view().latentY((row + 0.5) * CLASS_CELL);
                int[] nearest = neighbours.nearest(query, CLASS_NEIGHBOURS);
                int winner = Neighbours.majority(nearest, cloud.labels());
                int votes = 0;
                for (int index : nearest) {
                    votes += cloud.labels()[index] == winner ? 1 : 0;
                }
                winners[row * columns + column] = winner;
                shares[row * columns + column] = (float) votes / nearest.length;
            }
        });
        fill(
                request,
                argb,
                CLASS_CELL,
                columns,
                (cell, paper) ->
                        Ink.mix(paper, Palette.rgb(winners[cell], request.theme()), 0.5 * shares[cell] * shares[cell]));
    }

    /** The square root of det JᵀJ (Bishop, Svensén and Williams 1997), on a logarithmic scale. */
    private static void distortion(LayerRequest request, FrozenModel model, int[] argb) {
        int columns = request.width() / DISTORTION_CELL + 2;
        int rows = request.height() / DISTORTION_CELL + 2;
        DecoderJacobian jacobian = model.newJacobian();
        float[] code = new float[model.architecture().latent()];
        float[] first = new float[model.architecture().inputs()];
        float[] second = new float[model.architecture().inputs()];
        double[] logs = new double[columns * rows];
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int i = 0; i < logs.length; i++) {
            double x = i % columns * DISTORTION_CELL;
            double y = Math.floorDiv(i, columns) * DISTORTION_CELL;
            model.plane().code(request.view().latentX(x), request.view().latentY(y), code);
            jacobian.jacobian(code, first, second);
            logs[i] = Math.log(Magnification.of(first, second) + 1e-4);
            lowest = Math.min(lowest, logs[i]);
            highest = Math.max(highest, logs[i]);
        }
        double range = Math.max(1e-9, highest - lowest);
        for (int y = 0; y < request.height(); y++) {
            for (int x = 0; x < request.width(); x++) {
                double share = (bilinear(logs, columns, x, y) - lowest) / range;
                argb[y * request.width() + x] = OPAQUE | HeatScale.rgb(share, request.theme());
            }
        }
    }

    private static double bilinear(double[] grid, int columns, int x, int y) {
        int column = x / DISTORTION_CELL;
        int row = y / DISTORTION_CELL;
        double fx = (double) (x % DISTORTION_CELL) / DISTORTION_CELL;
        double fy = (double) (y % DISTORTION_CELL) / DISTORTION_CELL;
        int at = row * columns + column;
        double above = grid[at] + (grid[at + 1] - grid[at]) * fx;
        double below = grid[at + columns] + (grid[at + columns + 1] - grid[at + columns]) * fx;
        return above + (below - above) * fy;
    }

    private static void fill(LayerRequest request, int[] argb, int cell, int columns, CellColour colour) {
        int paper = request.theme().paper();
        int[] row = new int[columns];
        for (int y = 0; y < request.height(); y++) {
            if (y % cell == 0) {
                for (int column = 0; column < columns; column++) {
                    row[column] = OPAQUE | colour.of(y / cell * columns + column, paper);
                }
            }
            for (int x = 0; x < request.width(); x++) {
                argb[y * request.width() + x] = row[x / cell];
            }
        }
    }

    @FunctionalInterface
    private interface CellColour {
        int of(int cell, int paper);
    }
}

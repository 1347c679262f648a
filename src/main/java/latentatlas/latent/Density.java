package latentatlas.latent;

/**
 * How densely codes lie on the plane: a Gaussian kernel over each code, summed on a grid. Codes are first shared out to the
 * four nodes around them, and the grid is then smoothed along rows and columns, so that the cost hardly depends on their
 * number (Silverman 1982, with linear binning).
 */
public final class Density {
    /** Farther from a code than so many bandwidths its kernel is as good as zero. */
    private static final double REACH = 3.5;

    /** No code within so many bandwidths is far from the data. */
    private static final double FAR = 1.5;

    private Density() {}

    /** Scott's rule for two dimensions, in units of the plane: the mean deviation of both axes times n^(-1/6). */
    public static double bandwidth(Cloud cloud) {
        if (cloud.size() < 2) {
            return 1;
        }
        double deviation = (deviation(cloud.x()) + deviation(cloud.y())) / 2;
        return deviation > 0 ? deviation * Math.pow(cloud.size(), -1.0 / 6) : 1;
    }

    /** How far from the nearest code a place has no data, in units of the plane. */
    public static double reach(Cloud cloud) {
        return FAR * bandwidth(cloud);
    }

    private static double deviation(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }

    /**
     * Each label's density, [labels][nodes], in codes per square unit; codes without a label count as the first one's.
     *
     * @param bandwidth standard deviation of the kernel, units of the plane; several steps of the grid
     */
    public static float[][] ofLabels(Cloud cloud, PlaneGrid grid, double bandwidth) {
        int margin = (int) Math.ceil(REACH * bandwidth / grid.step());
        PlaneGrid wide = grid.padded(margin);
        float[][] binned = bin(cloud, wide);
        float[] kernel = kernel(bandwidth / grid.step(), margin, grid.step());
        float[][] densities = new float[binned.length][];
        for (int label = 0; label < binned.length; label++) {
            densities[label] = smooth(binned[label], wide, grid, kernel);
        }
        return densities;
    }

    private static float[][] bin(Cloud cloud, PlaneGrid grid) {
        int columns = grid.columns();
        float[][] binned = new float[Math.max(1, cloud.labelNames().size())][grid.nodes()];
        for (int i = 0; i < cloud.size(); i++) {
            double column = (cloud.x()[i] - grid.left()) / grid.step();
            double row = (grid.top() - cloud.y()[i]) / grid.step();
            if (column >= 0 && row >= 0 && column < columns - 1 && row < grid.rows() - 1) {
                int c = (int) column;
                int r = (int) row;
                float right = (float) (column - c);
                float below = (float) (row - r);
                float[] counts = binned[Math.max(0, cloud.labels()[i])];
                int at = r * columns + c;
                counts[at] += (1 - right) * (1 - below);
                counts[at + 1] += right * (1 - below);
                counts[at + columns] += (1 - right) * below;
                counts[at + columns + 1] += right * below;
            }
        }
        return binned;
    }

    /** Values of one axis' normal density at whole steps from {@code -margin} to {@code margin}. */
    private static float[] kernel(double deviationInSteps, int margin, double step) {
        float[] kernel = new float[2 * margin + 1];
        for (int i = -margin; i <= margin; i++) {
            double z = i / deviationInSteps;
            kernel[i + margin] = (float) (Math.exp(-z * z / 2) / (Math.sqrt(2 * Math.PI) * deviationInSteps * step));
        }
        return kernel;
    }

    private static float[] smooth(float[] binned, PlaneGrid wide, PlaneGrid grid, float[] kernel) {
        float[] along = new float[grid.columns() * wide.rows()];
        for (int row = 0; row < wide.rows(); row++) {
            for (int k = 0; k < kernel.length; k++) {
                int from = row * wide.columns() + k;
                int to = row * grid.columns();
                for (int column = 0; column < grid.columns(); column++) {
                    along[to + column] += kernel[k] * binned[from + column];
                }
            }
        }
        float[] smooth = new float[grid.nodes()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int k = 0; k < kernel.length; k++) {
                int from = (row + k) * grid.columns();
                int to = row * grid.columns();
                for (int column = 0; column < grid.columns(); column++) {
                    smooth[to + column] += kernel[k] * along[from + column];
                }
            }
        }
        return smooth;
    }
}

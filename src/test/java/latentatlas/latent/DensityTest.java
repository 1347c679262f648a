package latentatlas.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DensityTest {
    private static final int CODES = 1_500;

    private static Cloud cloud(List<String> names) {
        Random random = new Random(3);
        float[] x = new float[CODES];
        float[] y = new float[CODES];
        int[] labels = new int[CODES];
        for (int i = 0; i < CODES; i++) {
            labels[i] = names.isEmpty() ? -1 : i % names.size();
            x[i] = (float) (labels[i] + 0.4 * random.nextGaussian());
            y[i] = (float) (0.7 * random.nextGaussian());
        }
        return new Cloud(x, y, labels, new int[CODES], names);
    }

    @Test
    void agreesWithTheSumOfKernelsAtEachNode() {
        Cloud cloud = cloud(List.of("a", "b", "c"));
        double bandwidth = Density.bandwidth(cloud);
        PlaneGrid grid = new PlaneGrid(-2, 2, bandwidth / 4, 60, 50);
        float[][] densities = Density.ofLabels(cloud, grid, bandwidth);
        for (int label = 0; label < 3; label++) {
            double peak = 0;
            double worst = 0;
            for (int node = 0; node < grid.nodes(); node += 7) {
                double exact = exact(cloud, label, grid.x(node % 60), grid.y(node / 60), bandwidth);
                peak = Math.max(peak, exact);
                worst = Math.max(worst, Math.abs(exact - densities[label][node]));
            }
            assertTrue(worst < 0.02 * peak, "off by " + worst + " of " + peak);
        }
    }

    private static double exact(Cloud cloud, int label, double x, double y, double bandwidth) {
        double sum = 0;
        for (int i = 0; i < cloud.size(); i++) {
            if (cloud.labels()[i] == label) {
                double square = Math.pow(cloud.x()[i] - x, 2) + Math.pow(cloud.y()[i] - y, 2);
                sum += Math.exp(-square / (2 * bandwidth * bandwidth)) / (2 * Math.PI * bandwidth * bandwidth);
            }
        }
        return sum;
    }

    @Test
    void integratesToTheNumberOfCodesAlsoWithoutLabels() {
        Cloud cloud = cloud(List.of());
        double bandwidth = Density.bandwidth(cloud);
        double step = bandwidth / 3;
        int columns = (int) (12 / step);
        float[] density = Density.ofLabels(cloud, new PlaneGrid(-7, 6, step, columns, columns), bandwidth)[0];
        double sum = 0;
        for (float value : density) {
            sum += value * step * step;
        }
        assertEquals(CODES, sum, 0.003 * CODES);
    }

    @Test
    void theBandwidthFollowsScottsRule() {
        Cloud cloud =
                new Cloud(new float[] {-1, 1, -1, 1}, new float[] {-3, -3, 3, 3}, new int[4], new int[4], List.of("a"));
        assertEquals(2 * Math.pow(4, -1.0 / 6), Density.bandwidth(cloud), 1e-12);
        assertEquals(1, Density.bandwidth(Cloud.EMPTY));
    }

    @Test
    void codesOutsideTheGridReachIntoIt() {
        Cloud one = new Cloud(new float[] {-0.2f}, new float[] {0}, new int[1], new int[1], List.of("a"));
        PlaneGrid grid = new PlaneGrid(0, 1, 0.05, 21, 41);
        float[] density = Density.ofLabels(one, grid, 0.2)[0];
        assertEquals(exact(one, 0, 0, 0, 0.2), density[20 * 21], 0.03 * exact(one, 0, -0.2, 0, 0.2));
    }
}

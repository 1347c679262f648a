package latentatlas.ui.map;

/** A moving average over a grid; three passes come close to a Gaussian. */
final class BoxBlur {
    private BoxBlur() {}

    /** Replaces each value by the mean of those within {@code radius} in rows and columns; outside is zero. */
    static void blur(float[] grid, int columns, int rows, int radius) {
        float[] line = new float[Math.max(columns, rows)];
        for (int row = 0; row < rows; row++) {
            pass(grid, row * columns, 1, columns, radius, line);
        }
        for (int column = 0; column < columns; column++) {
            pass(grid, column, columns, rows, radius, line);
        }
    }

    private static void pass(float[] grid, int start, int stride, int count, int radius, float[] line) {
        double sum = 0;
        for (int i = 0; i < Math.min(radius, count); i++) {
            sum += grid[start + i * stride];
        }
        for (int i = 0; i < count; i++) {
            if (i + radius < count) {
                sum += grid[start + (i + radius) * stride];
            }
            if (i - radius - 1 >= 0) {
                sum -= grid[start + (i - radius - 1) * stride];
            }
            line[i] = (float) (sum / (2 * radius + 1));
        }
        for (int i = 0; i < count; i++) {
            grid[start + i * stride] = Math.max(0, line[i]);
        }
    }
}

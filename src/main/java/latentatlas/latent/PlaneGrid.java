package latentatlas.latent;

/**
 * Nodes at equal steps of the latent plane. Node {@code row * columns + column} lies at
 * {@code (left + column·step, top - row·step)}: rows run downwards, as on a screen.
 *
 * @param left x of the first column
 * @param top y of the first row
 * @param step between neighbours, in both directions
 */
public record PlaneGrid(double left, double top, double step, int columns, int rows) {
    public PlaneGrid {
        if (!(step > 0) || columns < 1 || rows < 1) {
            throw new IllegalArgumentException(columns + " by " + rows + " nodes at steps of " + step);
        }
    }

    public int nodes() {
        return columns * rows;
    }

    public double x(int column) {
        return left + column * step;
    }

    public double y(int row) {
        return top - row * step;
    }

    /** This grid with {@code margin} nodes more on every side. */
    PlaneGrid padded(int margin) {
        return new PlaneGrid(left - margin * step, top + margin * step, step, columns + 2 * margin, rows + 2 * margin);
    }
}

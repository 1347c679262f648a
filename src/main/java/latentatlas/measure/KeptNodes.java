package latentatlas.measure;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.latent.PlaneGrid;
import latentatlas.vae.FrozenModel;

/** Nodes of a grid over a model's plane that are decoded when they are first asked for, and kept for the images to come. */
final class KeptNodes implements AutoCloseable {
    private final FrozenModel model;
    private final PlaneGrid grid;
    private final JointDensity density;
    /** [nodes], the place of each among those that are decoded; -1 before. */
    private final int[] places;

    private final double[] values;
    private int count;

    KeptNodes(FrozenModel model, PlaneGrid grid) {
        this.model = model;
        this.grid = grid;
        density = new JointDensity(model, 1, grid.nodes());
        places = new int[grid.nodes()];
        values = new double[grid.nodes()];
        Arrays.fill(places, -1);
    }

    PlaneGrid grid() {
        return grid;
    }

    /** The image, [inputs], that is meant until the next call. */
    void image(float[] image) {
        density.image(image);
        measure();
    }

    private void measure() {
        density.run();
        density.read(0, values);
    }

    /** log p(x, z) of the image at some nodes, [nodes]. */
    double[] of(int[] nodes) {
        int[] missing = IntStream.of(nodes).filter(node -> places[node] < 0).toArray();
        if (missing.length > 0) {
            density.add(codes(model, grid, missing), missing.length);
            for (int node : missing) {
                places[node] = count++;
            }
            measure();
        }
        return IntStream.of(nodes).mapToDouble(node -> values[places[node]]).toArray();
    }

    /** The codes of nodes of a grid over a model's plane, [nodes, latent]. */
    static float[] codes(FrozenModel model, PlaneGrid grid, int[] nodes) {
        int latent = model.architecture().latent();
        float[] codes = new float[latent * nodes.length];
        float[] code = new float[latent];
        for (int i = 0; i < nodes.length; i++) {
            model.plane()
                    .code(grid.x(nodes[i] % grid.columns()), grid.y(Math.floorDiv(nodes[i], grid.columns())), code);
            System.arraycopy(code, 0, codes, latent * i, latent);
        }
        return codes;
    }

    @Override
    public void close() {
        density.close();
    }
}

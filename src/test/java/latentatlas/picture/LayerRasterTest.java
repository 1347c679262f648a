package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.latent.LatentPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A layer is shown where it lies in another view. */
final class LayerRasterTest {
    private static final int GROUND = -1;
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    private final ViewTransform view = new ViewTransform(new LatentPoint(0.3, -0.2), 10, WIDTH, HEIGHT);
    private final LayerRaster layer =
            new LayerRaster(IntStream.range(0, WIDTH * HEIGHT).toArray(), WIDTH, HEIGHT, view, LayerLegend.of("layer"));

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 40, 30",
        "3, -2, 1, 40, 30",
        "-7, 11, 1, 40, 30",
        "0, 0, 3, 40, 30",
        "5, 5, 0.4, 40, 30",
        "0.5, 0.5, 2.7, 40, 30",
        "0, 0, 1, 50, 20",
        "0, 0, 0.1, 33, 47",
        "500, 0, 1, 40, 30",
        "0, -500, 1, 40, 30"
    })
    void eachPixelIsTheLayersAtItsPlace(double dx, double dy, double factor, int width, int height) {
        ViewTransform now = view.resized(width, height).panned(dx, dy).zoomed(factor, 11, 7);
        int[] drawn = new int[width * height];
        layer.draw(now, drawn, GROUND);
        int[] expected = new int[width * height];
        Arrays.setAll(expected, i -> at(now.latentX(i % width + 0.5), now.latentY(Math.floorDiv(i, width) + 0.5)));
        assertArrayEquals(expected, drawn);
    }

    private int at(double x, double y) {
        int column = (int) Math.floor(view.screenX(x));
        int row = (int) Math.floor(view.screenY(y));
        boolean inside = column >= 0 && column < WIDTH && row >= 0 && row < HEIGHT;
        return inside ? row * WIDTH + column : GROUND;
    }
}

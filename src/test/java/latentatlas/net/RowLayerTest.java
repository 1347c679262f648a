package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A layer's matrix is known by what unit vectors become; it is held against the definition of its form. */
class RowLayerTest {
    static Stream<LayerForm> forms() {
        return Stream.of(
                new LayerForm.Dense(1, 1),
                new LayerForm.Dense(5, 3),
                new LayerForm.Dense(13, 6),
                new LayerForm.Convolution(6, 4, 2, 3, false),
                new LayerForm.Convolution(5, 7, 1, 2, false),
                new LayerForm.Convolution(6, 4, 2, 3, true),
                new LayerForm.Convolution(5, 7, 3, 1, true));
    }

    private static float[] random(int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /** The weights as a matrix from all inputs to all outputs. */
    private static float[][] matrix(Layer layer) {
        float[][] matrix = new float[layer.inputs()][layer.outputs()];
        if (layer.form() instanceof LayerForm.Convolution form) {
            for (int small = 0; small < form.windows() * form.filters(); small++) {
                int place = small / form.filters();
                for (int large = 0; large < form.width() * form.height() * form.channels(); large++) {
                    int pixel = large / form.channels();
                    int column = pixel % form.width() - (2 * (place % (form.width() / 2)) - 1);
                    int row = pixel / form.width() - (2 * (place / (form.width() / 2)) - 1);
                    if (column >= 0 && column < 4 && row >= 0 && row < 4) {
                        int weight = ((row * 4 + column) * form.channels() + large % form.channels()) * form.filters()
                                + small % form.filters();
                        matrix[form.transposed() ? small : large][form.transposed() ? large : small] =
                                layer.weights()[weight];
                    }
                }
            }
        } else {
            for (int i = 0; i < layer.weights().length; i++) {
                matrix[i / layer.outputs()][i % layer.outputs()] = layer.weights()[i];
            }
        }
        return matrix;
    }

    private static Layer layer(LayerForm form) {
        return new Layer(form, random(form.rows() * form.columns(), 1), random(form.biases(), 2));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aRowTimesTheLayerIsTheSumOfTheDefinition(LayerForm form) {
        Layer layer = layer(form);
        RowLayer rows = RowLayer.of(layer);
        assertEquals(form.inputs(), rows.inputs());
        assertEquals(form.outputs(), rows.outputs());
        float[][] matrix = matrix(layer);
        float[] x = random(layer.inputs(), 3);
        for (int i = 0; i < x.length; i += 4) {
            x[i] = 0; // As after a ReLU.
        }
        float[] linear = new float[layer.outputs()];
        float[] whole = new float[layer.outputs()];
        for (int j = 0; j < linear.length; j++) {
            for (int i = 0; i < x.length; i++) {
                linear[j] += x[i] * matrix[i][j];
            }
            whole[j] = linear[j] + layer.biases()[j % layer.biases().length];
        }
        float[] found = random(layer.outputs(), 4);
        rows.applyLinear(x, found);
        assertArrayEquals(linear, found, 2e-6f);
        found = random(layer.outputs(), 5);
        rows.apply(x, found);
        assertArrayEquals(whole, found, 2e-6f);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void backwardsItIsTheTransposedSum(LayerForm form) {
        Layer layer = layer(form);
        float[][] matrix = matrix(layer);
        float[] y = random(layer.outputs(), 5);
        float[] expected = new float[layer.inputs()];
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < y.length; j++) {
                expected[i] += y[j] * matrix[i][j];
            }
        }
        float[] found = random(layer.inputs(), 6);
        RowLayer.of(layer).applyTransposed(y, found);
        assertArrayEquals(expected, found, 2e-6f);
    }
}

package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class LayerFormTest {
    @Test
    void aDenseLayerHasAWeightForEachPair() {
        LayerForm form = new LayerForm.Dense(5, 3);
        assertEquals("5 3 5 3 3 5", sizes(form));
        assertThrows(IllegalArgumentException.class, () -> new LayerForm.Dense(0, 3));
        assertThrows(IllegalArgumentException.class, () -> new LayerForm.Dense(5, 0));
        assertEquals("1 1 1 1 1 1", sizes(new LayerForm.Dense(1, 1)));
    }

    @Test
    void aConvolutionHalvesAPictureAndItsTransposeDoublesIt() {
        LayerForm.Convolution form = new LayerForm.Convolution(7, 10, 3, 5, false);
        assertEquals("210 75 48 5 5 48", sizes(form));
        assertEquals("75 210 48 5 3 20", sizes(form.transpose()));
        assertEquals(form, form.transpose().transpose());
        assertEquals(15, form.windows());
    }

    @Test
    void thereIsNoConvolutionOfAPictureThatCannotBeHalved() {
        assertEquals("4 1 16 1 1 16", sizes(new LayerForm.Convolution(2, 2, 1, 1, false)));
        assertThrows(IllegalArgumentException.class, () -> new LayerForm.Convolution(1, 2, 1, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new LayerForm.Convolution(2, 1, 1, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new LayerForm.Convolution(2, 2, 0, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new LayerForm.Convolution(2, 2, 1, 0, false));
    }

    private static String sizes(LayerForm form) {
        return form.inputs() + " " + form.outputs() + " " + form.rows() + " " + form.columns() + " " + form.biases()
                + " " + form.fanIn();
    }

    @Test
    void windowsReachOverTheMarginAndOverlap() {
        LayerForm.Convolution form = new LayerForm.Convolution(4, 2, 1, 1, false);
        float[] windows = new float[32];
        java.util.Arrays.fill(windows, -1);
        form.gather(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, windows);
        float[] expected = {
            0, 0, 0, 0, 0, 1, 2, 3, 0, 5, 6, 7, 0, 0, 0, 0,
            0, 0, 0, 0, 2, 3, 4, 0, 6, 7, 8, 0, 0, 0, 0, 0
        };
        assertArrayEquals(expected, windows);
        float[] picture = {9, 9, 9, 9, 9, 9, 9, 9};
        form.scatter(expected, picture);
        assertArrayEquals(new float[] {1, 4, 6, 4, 5, 12, 14, 8}, picture);
    }

    @Test
    void aLayerHasAsManyNumbersAsItsForm() {
        assertEquals(2, Layer.dense(2, 3, new float[6], new float[3]).inputs());
        assertEquals(3, Layer.dense(2, 3, new float[6], new float[3]).outputs());
        assertThrows(IllegalArgumentException.class, () -> Layer.dense(2, 3, new float[5], new float[3]));
        assertThrows(IllegalArgumentException.class, () -> Layer.dense(2, 3, new float[6], new float[2]));
    }

    @Test
    void aNativeLayerGivesBackCopiesOfWhatItHolds() {
        float[] weights = {1, 2, 3, 4, 5, 6};
        float[] biases = {7, 8, 9};
        try (NativeLayer layer = new NativeLayer(Layer.dense(2, 3, weights, biases))) {
            assertEquals(new LayerForm.Dense(2, 3), layer.form());
            assertEquals(2, layer.weights().rows());
            assertEquals(3, layer.weights().columns());
            Layer frozen = layer.freeze();
            layer.biases()[1] = 80;
            layer.weights().write(1, 2, new float[] {0, 60}, 1, 1);
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, frozen.weights());
            assertArrayEquals(new float[] {7, 8, 9}, frozen.biases());
            assertArrayEquals(new float[] {1, 2, 3, 4, 5, 60}, layer.freeze().weights());
            assertArrayEquals(new float[] {7, 80, 9}, layer.freeze().biases());
            assertArrayEquals(new float[] {7, 8, 9}, biases);
            assertNotSame(layer.biases(), layer.freeze().biases());
        }
    }
}

package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.image.ImageShape;
import latentatlas.net.Activation;
import latentatlas.net.LayerForm;
import org.junit.jupiter.api.Test;

class LayersOfAModelTest {
    private static Architecture of(ImageShape shape, List<Integer> filters, List<Integer> hidden) {
        return new Architecture(
                ModelKind.VAE,
                shape,
                filters,
                hidden,
                2,
                Activation.GELU,
                Likelihood.BERNOULLI,
                PosteriorForm.DIAGONAL,
                0,
                0);
    }

    @Test
    void theDecoderMirrorsTheEncoder() {
        Architecture model = of(new ImageShape(28, 14, 3), List.of(8, 16), List.of(30));
        assertEquals(
                List.of(
                        new LayerForm.Convolution(28, 14, 3, 8, false),
                        new LayerForm.Convolution(14, 7, 8, 16, false),
                        new LayerForm.Dense(7 * 3 * 16, 30),
                        new LayerForm.Dense(30, 4)),
                model.encoderForms());
        assertEquals(
                List.of(
                        new LayerForm.Dense(2, 30),
                        new LayerForm.Dense(30, 7 * 3 * 16),
                        new LayerForm.Convolution(14, 7, 8, 16, true),
                        new LayerForm.Convolution(28, 14, 3, 8, true)),
                model.decoderForms());
        assertEquals("1176-c8-c16-30-2", model.summary());
    }

    @Test
    void moreConvolutionsThanAPictureCanBeHalvedAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> of(new ImageShape(7, 7, 1), List.of(4, 4, 4), List.of(9)));
    }

    @Test
    void weightsThatNoArrayCanHoldAreRefusedInWords() {
        for (List<Integer> hidden : List.of(List.of(512), List.of(8, 65_536, 65_536))) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> of(ImageShape.ofValues(4096 * 4096), List.of(), hidden));
            assertTrue(refused.getMessage().contains("smaller images or a narrower layer"), refused.getMessage());
        }
    }
}

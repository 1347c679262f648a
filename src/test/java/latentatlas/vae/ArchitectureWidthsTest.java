package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import latentatlas.net.Activation;
import org.junit.jupiter.api.Test;

class ArchitectureWidthsTest {
    @Test
    void weightsThatNoArrayCanHoldAreRefusedInWords() {
        for (List<Integer> hidden : List.of(List.of(512), List.of(8, 65_536, 65_536))) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class,
                    () -> new Architecture(
                            ModelKind.VAE, 4096 * 4096, hidden, 2, Activation.values()[0], Likelihood.values()[0]));
            assertTrue(refused.getMessage().contains("smaller images or a narrower layer"), refused.getMessage());
        }
    }
}

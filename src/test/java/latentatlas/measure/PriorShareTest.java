package latentatlas.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.picture.Shown;
import latentatlas.vae.CodeSampler;
import latentatlas.vae.FrozenModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorShareTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePriorsOwnCodesHaveEveryShareEquallyOften(boolean learned) throws Exception {
        FrozenModel model = learned
                ? Shown.model().withLearnedPrior(20)
                : Shown.model().stored.model();
        PriorShare share = new PriorShare(model);
        float[] codes = CodeSampler.prior(model, 2_000, 3);
        double[] shares = IntStream.range(0, 2_000)
                .mapToDouble(i -> share.beyond(Arrays.copyOfRange(codes, 2 * i, 2 * i + 2)))
                .sorted()
                .toArray();
        for (double part : new double[] {0.1, 0.5, 0.9}) {
            assertEquals(part, shares[(int) (2_000 * part)], 0.05);
        }
    }
}

package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlasTest {
    private static final String WIDE = "flags\t\t: fpu avx2 avx512f avx512dq avx512cd avx512bw avx512vl vaes";
    private static final String NARROW = "flags\t\t: fpu avx2 fma";

    @Test
    void onlyAmdProcessorsWithWideVectorsNeedHelp() {
        assertTrue(Blas.undervalued(Stream.of("processor\t: 0", "vendor_id\t: AuthenticAMD", "model\t\t: 17", WIDE)));
        assertFalse(Blas.undervalued(Stream.of("vendor_id\t: AuthenticAMD", NARROW)));
        assertFalse(Blas.undervalued(Stream.of("vendor_id\t: GenuineIntel", WIDE)));
        assertFalse(Blas.undervalued(Stream.of("processor\t: 0")));
    }
}

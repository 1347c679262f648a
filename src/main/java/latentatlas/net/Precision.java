package latentatlas.net;

/** How exactly training multiplies its large matrices. */
public enum Precision {
    /** Factors and sums are floats, with 24 bits of precision. */
    FLOAT32,
    /**
     * Factors are rounded to bfloat16, floats of 8 bits of precision; sums, parameters and the optimiser's moments stay floats
     * (mixed precision: Micikevicius et al. 2018; with bfloat16: Kalamkar et al. 2019).
     */
    BFLOAT16;

    /** The one with which this machine trains fastest. */
    public static Precision fastest() {
        return MatrixKernel.best().bfloat16() == null ? FLOAT32 : BFLOAT16;
    }
}

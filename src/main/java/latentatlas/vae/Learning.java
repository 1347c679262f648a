package latentatlas.vae;

import latentatlas.net.Precision;

/**
 * How stages learn.
 *
 * @param threads that do slices of the update at once; 0 for stages that do not learn
 * @param precision of the large products
 */
record Learning(int threads, Precision precision) {
    static final Learning NONE = new Learning(0, Precision.FLOAT32);

    boolean takesPlace() {
        return threads > 0;
    }
}

package latentatlas.cli;

/** How numbers are printed. */
final class Json {
    private Json() {}

    /** {@code value} to one over {@code precision}; a JSON number has no use for noise digits. */
    static double round(double value, double precision) {
        return Math.round(value * precision) / precision;
    }
}

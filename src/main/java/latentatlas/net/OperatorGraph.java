package latentatlas.net;

/** A graph of operators under construction, such as an ONNX file's. Values go by names; operators are ONNX's, set 13. */
public interface OperatorGraph {
    /** The result of an operation without attributes. */
    String apply(String operation, String... inputs);

    /** The result of an operation with an attribute that is a number. */
    String apply(String operation, String attribute, float value, String... inputs);

    /** A constant number, which any form can be combined with. */
    String scalar(float value);

    /** {@code x·scale + shift}. */
    default String linear(String x, float scale, float shift) {
        return apply("Add", apply("Mul", x, scalar(scale)), scalar(shift));
    }
}

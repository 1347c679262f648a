package latentatlas.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import latentatlas.net.OperatorGraph;

/**
 * An ONNX graph under construction. Values go by names; each operation gives the name of its result.
 *
 * <p>Field numbers are those of {@code onnx.proto} of ONNX 1.8, whose operator set is {@value #OPSET}. Confined to one
 * thread.
 */
final class OnnxGraph implements OperatorGraph {
    static final int OPSET = 13;

    /** The version of the file format that came with that operator set. */
    private static final int IR_VERSION = 7;

    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int INTEGERS = 7;
    private static final String BATCH = "batch";

    private static final int MODEL_IR_VERSION = 1;
    private static final int MODEL_PRODUCER = 2;
    private static final int MODEL_DESCRIPTION = 6;
    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_OPERATOR_SET = 8;
    private static final int MODEL_FACT = 14;
    private static final int OPERATOR_SET_DOMAIN = 1;
    private static final int OPERATOR_SET_VERSION = 2;
    private static final int FACT_KEY = 1;
    private static final int FACT_VALUE = 2;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_NAME = 2;
    private static final int GRAPH_CONSTANT = 5;
    private static final int GRAPH_INPUT = 11;
    private static final int GRAPH_OUTPUT = 12;
    private static final int NODE_INPUT = 1;
    private static final int NODE_OUTPUT = 2;
    private static final int NODE_NAME = 3;
    private static final int NODE_OPERATION = 4;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_FLOAT = 2;
    private static final int ATTRIBUTE_INTEGERS = 8;
    private static final int ATTRIBUTE_TYPE = 20;
    private static final int TENSOR_DIMENSION = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_RAW = 9;
    private static final int VALUE_NAME = 1;
    private static final int VALUE_TYPE = 2;
    private static final int TYPE_TENSOR = 1;
    private static final int TENSOR_TYPE_ELEMENT = 1;
    private static final int TENSOR_TYPE_SHAPE = 2;
    private static final int SHAPE_DIMENSION = 1;
    private static final int DIMENSION_VALUE = 1;
    private static final int DIMENSION_NAME = 2;

    private final Protobuf graph = new Protobuf();
    private int names;

    OnnxGraph(String name) {
        graph.text(GRAPH_NAME, name);
    }

    /** Declares an input of the form [batch, columns]. */
    String input(String name, int columns) {
        graph.message(GRAPH_INPUT, valueInfo(name, columns));
        return name;
    }

    /** Declares {@code value} an output of the form [batch, columns], called {@code name}. */
    void output(String value, String name, int columns) {
        node("Identity", name, new Protobuf(), value);
        graph.message(GRAPH_OUTPUT, valueInfo(name, columns));
    }

    /** A constant of the form [rows, columns]. */
    String matrix(String name, int rows, int columns, float[] values) {
        return tensor(name, values, rows, columns);
    }

    /** A constant of the form [size]. */
    String vector(String name, float[] values) {
        return tensor(name, values, values.length);
    }

    @Override
    public String scalar(float value) {
        return tensor(fresh("constant"), new float[] {value});
    }

    @Override
    public String apply(String operation, String... inputs) {
        return node(operation, fresh(operation), new Protobuf(), inputs);
    }

    @Override
    public String apply(String operation, String attribute, float value, String... inputs) {
        Protobuf field = new Protobuf().message(NODE_ATTRIBUTE, attribute(attribute, value));
        return node(operation, fresh(operation), field, inputs);
    }

    /** The result of an operation with attributes that are lists of whole numbers. */
    String apply(String operation, Map<String, int[]> attributes, String... inputs) {
        Protobuf fields = new Protobuf();
        attributes.forEach((name, values) -> {
            Protobuf attribute = new Protobuf().text(ATTRIBUTE_NAME, name).number(ATTRIBUTE_TYPE, INTEGERS);
            for (int value : values) {
                attribute.number(ATTRIBUTE_INTEGERS, value);
            }
            fields.message(NODE_ATTRIBUTE, attribute);
        });
        return node(operation, fresh(operation), fields, inputs);
    }

    /** Rows of pictures, [batch, height·width·channels], as [batch, channels, height, width]. */
    String picture(String x, int height, int width, int channels) {
        String rows = apply("Reshape", x, integers(0, height, width, channels));
        return apply("Transpose", Map.of("perm", new int[] {0, 3, 1, 2}), rows);
    }

    /** Pictures [batch, channels, height, width] as rows of so many values. */
    String row(String x, int values) {
        return apply("Reshape", apply("Transpose", Map.of("perm", new int[] {0, 2, 3, 1}), x), integers(0, values));
    }

    /** A constant list of whole numbers. */
    private String integers(long... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asLongBuffer().put(values);
        String name = fresh("shape");
        graph.message(
                GRAPH_CONSTANT,
                new Protobuf()
                        .number(TENSOR_DIMENSION, values.length)
                        .number(TENSOR_TYPE, INT64)
                        .text(TENSOR_NAME, name)
                        .bytes(TENSOR_RAW, raw.array()));
        return name;
    }

    private String fresh(String operation) {
        return operation.toLowerCase(java.util.Locale.ROOT) + "_" + names++;
    }

    private String node(String operation, String result, Protobuf attributes, String... inputs) {
        Protobuf node = new Protobuf();
        for (String input : inputs) {
            node.text(NODE_INPUT, input);
        }
        node.text(NODE_OUTPUT, result).text(NODE_NAME, "make_" + result).text(NODE_OPERATION, operation);
        byte[] more = attributes.bytes();
        graph.bytes(GRAPH_NODE, concatenated(node.bytes(), more));
        return result;
    }

    /** Messages merge where their bytes follow each other. */
    private static byte[] concatenated(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static Protobuf attribute(String name, float value) {
        return new Protobuf()
                .text(ATTRIBUTE_NAME, name)
                .real(ATTRIBUTE_FLOAT, value)
                .number(ATTRIBUTE_TYPE, FLOAT);
    }

    /** A constant of any form. */
    String tensor(String name, float[] values, int... dimensions) {
        Protobuf tensor = new Protobuf();
        for (int dimension : dimensions) {
            tensor.number(TENSOR_DIMENSION, dimension);
        }
        ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        graph.message(
                GRAPH_CONSTANT,
                tensor.number(TENSOR_TYPE, FLOAT).text(TENSOR_NAME, name).bytes(TENSOR_RAW, raw.array()));
        return name;
    }

    private static Protobuf valueInfo(String name, int columns) {
        Protobuf shape = new Protobuf()
                .message(SHAPE_DIMENSION, new Protobuf().text(DIMENSION_NAME, BATCH))
                .message(SHAPE_DIMENSION, new Protobuf().number(DIMENSION_VALUE, columns));
        Protobuf type = new Protobuf()
                .message(
                        TYPE_TENSOR,
                        new Protobuf().number(TENSOR_TYPE_ELEMENT, FLOAT).message(TENSOR_TYPE_SHAPE, shape));
        return new Protobuf().text(VALUE_NAME, name).message(VALUE_TYPE, type);
    }

    /** The whole model file. */
    byte[] model(String description, Map<String, String> facts) {
        Protobuf model = new Protobuf()
                .number(MODEL_IR_VERSION, IR_VERSION)
                .text(MODEL_PRODUCER, "Latent Atlas")
                .text(MODEL_DESCRIPTION, description)
                .message(MODEL_GRAPH, graph)
                .message(
                        MODEL_OPERATOR_SET,
                        new Protobuf().text(OPERATOR_SET_DOMAIN, "").number(OPERATOR_SET_VERSION, OPSET));
        facts.forEach((key, value) ->
                model.message(MODEL_FACT, new Protobuf().text(FACT_KEY, key).text(FACT_VALUE, value)));
        return model.bytes();
    }
}

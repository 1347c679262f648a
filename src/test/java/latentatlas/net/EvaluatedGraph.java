package latentatlas.net;

import java.util.HashMap;
import java.util.Map;

/** Computes each operation on single numbers when it is described, as ONNX defines it. */
public final class EvaluatedGraph implements OperatorGraph {
    private final Map<String, Double> values = new HashMap<>();

    /** The value of that name. */
    public double value(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no value " + name);
        }
        return value;
    }

    private String named(double value) {
        String name = "value" + values.size();
        values.put(name, value);
        return name;
    }

    @Override
    public String apply(String operation, String... inputs) {
        double x = value(inputs[0]);
        return named(
                switch (operation) {
                    case "Mul" -> x * value(inputs[1]);
                    case "Add" -> x + value(inputs[1]);
                    case "Sub" -> x - value(inputs[1]);
                    case "Div" -> x / value(inputs[1]);
                    case "Reciprocal" -> 1 / x;
                    case "Abs" -> Math.abs(x);
                    case "Less" -> x < value(inputs[1]) ? 1 : 0;
                    case "Where" -> x != 0 ? value(inputs[1]) : value(inputs[2]);
                    case "Clip" -> Math.min(Math.max(x, value(inputs[1])), value(inputs[2]));
                    case "Tanh" -> Math.tanh(x);
                    case "Sigmoid" -> 1 / (1 + Math.exp(-x));
                    case "Relu" -> Math.max(x, 0);
                    case "Elu" -> x > 0 ? x : Math.expm1(x);
                    default -> throw new IllegalArgumentException(operation);
                });
    }

    @Override
    public String apply(String operation, String attribute, float value, String... inputs) {
        if (!operation.equals("LeakyRelu") || !attribute.equals("alpha")) {
            throw new IllegalArgumentException(operation + " with " + attribute);
        }
        double x = value(inputs[0]);
        return named(x > 0 ? x : value * x);
    }

    @Override
    public String scalar(float value) {
        return named(value);
    }
}

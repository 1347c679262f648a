package latentatlas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fields of {@code model.json}, strictly: a field is there and of its type, or the file is refused.
 *
 * <p>JSON has no NaN. A figure that could not be measured is written as null, and read back as NaN.
 */
final class JsonFields {
    private JsonFields() {}

    static JsonNode field(JsonNode node, String name) throws Refused {
        @Nullable JsonNode value = node.get(name);
        require(value != null, "model.json has no \"" + name + "\"");
        return java.util.Objects.requireNonNull(value);
    }

    static JsonNode object(JsonNode node, String name) throws Refused {
        JsonNode value = field(node, name);
        require(value.isObject(), "\"" + name + "\" is no object");
        return value;
    }

    static JsonNode list(JsonNode node, String name) throws Refused {
        JsonNode value = field(node, name);
        require(value.isArray(), "\"" + name + "\" is no list");
        return value;
    }

    static int integer(JsonNode node, String name) throws Refused {
        JsonNode value = field(node, name);
        require(value.isIntegralNumber() && value.canConvertToInt(), "\"" + name + "\" is no whole number");
        return value.asInt();
    }

    static long whole(JsonNode node, String name) throws Refused {
        JsonNode value = field(node, name);
        require(value.isIntegralNumber() && value.canConvertToLong(), "\"" + name + "\" is no whole number");
        return value.asLong();
    }

    static double number(JsonNode node, String name) throws Refused {
        return number(field(node, name), "\"" + name + "\"", false);
    }

    /** A number, or NaN for null. */
    static double figure(JsonNode node, String name) throws Refused {
        return number(field(node, name), "\"" + name + "\"", true);
    }

    static String text(JsonNode node, String name) throws Refused {
        JsonNode value = field(node, name);
        require(value.isTextual(), "\"" + name + "\" is no text");
        return value.asText();
    }

    static <E extends Enum<E>> E choice(JsonNode node, String name, Class<E> choices) throws Refused {
        String value = text(node, name);
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(value)) {
                return choice;
            }
        }
        throw new Refused("this program knows no " + name + " \"" + printable(value) + "\"");
    }

    static List<String> texts(JsonNode node, String name) throws Refused {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(node, name)) {
            require(value.isTextual(), "\"" + name + "\" holds something that is no text");
            texts.add(value.asText());
        }
        return texts;
    }

    static List<Integer> integers(JsonNode node, String name) throws Refused {
        List<Integer> integers = new ArrayList<>();
        for (JsonNode value : list(node, name)) {
            require(
                    value.isIntegralNumber() && value.canConvertToInt(),
                    "\"" + name + "\" holds something that is no whole number");
            integers.add(value.asInt());
        }
        return integers;
    }

    /** Numbers, or NaN for null. */
    static double[] figures(JsonNode list, String what) throws Refused {
        require(list.isArray(), what + " is no list");
        double[] values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(list.get(i), what, true);
        }
        return values;
    }

    static float[] vector(JsonNode node, String name) throws Refused {
        JsonNode list = list(node, name);
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) number(list.get(i), "\"" + name + "\"", false);
        }
        return values;
    }

    private static double number(JsonNode value, String what, boolean mayBeMissing) throws Refused {
        if (mayBeMissing && value.isNull()) {
            return Double.NaN;
        }
        require(value.isNumber() && Double.isFinite(value.asDouble()), what + " is no number");
        return value.asDouble();
    }

    /** Writes a figure, null if it is not finite. */
    static void putFigure(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /** Writes figures, null for each that is not finite. */
    static void addFigures(ArrayNode node, double... values) {
        for (double value : values) {
            if (Double.isFinite(value)) {
                node.add(value);
            } else {
                node.addNull();
            }
        }
    }

    static void require(boolean holds, String otherwise) throws Refused {
        if (!holds) {
            throw new Refused(otherwise);
        }
    }

    private static String printable(String text) {
        int most = 40;
        String cut = text.length() > most ? text.substring(0, most) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?").toLowerCase(Locale.ROOT);
    }
}

package latentatlas.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latentatlas.image.Binarisation;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;
import latentatlas.training.Inference;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back, strictly; the one way for all that the program keeps or prints as JSON.
 *
 * <p>A component is a field of its name in snake case. It must be there and of its type, unless it is {@link Nullable}: then
 * it may be missing, and is left out where it is null. What a value must be beyond its type, its record's
 * constructor says, as {@link Unfit}.
 * Fields that the record does not have are passed over, so that a later version may add some. JSON has no NaN: a {@code
 * double} that could not be measured is written as null, and read back as NaN.
 */
public final class Json {
    private static final int MOST_PRINTED = 40;
    /** What texts of earlier versions do not have: null, empty or 0 then, and left out where it is as it always was. */
    private static final Map<Class<?>, Set<String>> LATER = Map.of(
            TrainingPlan.class, Set.of("filters", "inference", "binarise"),
            Inference.class, Set.of("refinements"));

    private static final ObjectMapper MAPPER = mapper();

    private Json() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(), new NullMarks()))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(
                        MapperFeature.AUTO_DETECT_IS_GETTERS,
                        MapperFeature.USE_GETTERS_AS_SETTERS,
                        MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule()
                        .addSerializer(double.class, new FigureWriter())
                        .addSerializer(Double.class, new FigureWriter())
                        .addDeserializer(double.class, new FigureReader())
                        .addDeserializer(Double.class, new FigureReader()))
                .build();
        mapper.setDefaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL));
        mapper.configOverride(double.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET));
        return mapper;
    }

    /**
     * Reads what {@link #write} wrote, or a stranger.
     *
     * @param name of the text in messages
     * @throws IOException if it is no JSON or not of that type; the message is a clause that says where and how
     */
    public static <T> T read(byte[] text, String name, Class<T> type) throws IOException {
        JsonNode tree;
        try {
            tree = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Refused(Message.text("archive.refused.json", name));
        }
        return read(tree, name, type);
    }

    /** As above, of a text or part that is a tree already. */
    public static <T> T read(JsonNode tree, String name, Class<T> type) throws IOException {
        try {
            @Nullable T value = MAPPER.treeToValue(tree, type);
            if (value == null) {
                throw new Refused(Message.text(kind(type), name));
            }
            return value;
        } catch (JsonMappingException e) {
            throw new Refused(why(e, name));
        }
    }

    /** Indented, in UTF-8. */
    public static byte[] write(Object value) throws IOException {
        return MAPPER.writeValueAsBytes(value);
    }

    /** As a tree, whose {@code toString} is one line of JSON. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static String why(JsonMappingException e, String name) {
        Optional<Message> refusal = Unfit.why(e);
        if (refusal.isPresent()) {
            return refusal.get().text();
        }
        StringBuilder place = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            @Nullable String field = step.getFieldName();
            place.append(field == null ? "[" + step.getIndex() + "]" : (place.isEmpty() ? "" : ".") + printable(field));
        }
        if (e.getOriginalMessage().startsWith("Missing required")) {
            return Message.text("archive.refused.json.missing", name, place);
        }
        @Nullable Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type != null && type.isEnum() && e instanceof InvalidFormatException format) {
            String field = place.isEmpty() ? name : place.substring(place.lastIndexOf(".") + 1);
            return Message.text("archive.refused.json.unknown", field, printable(String.valueOf(format.getValue())));
        }
        String what = place.isEmpty() ? name : "\"" + place + "\"";
        if (e instanceof InvalidNullException || e.getOriginalMessage().contains(" `null` ")) {
            return Message.text("archive.refused.json.null", what);
        }
        if (type != null && e.getOriginalMessage().contains(" to element of ")) {
            type = type.getComponentType();
        }
        return Message.text(e.getCause() instanceof InputCoercionException ? kind(int.class) : kind(type), what);
    }

    private static String kind(@Nullable Class<?> type) {
        return switch (type == null ? "" : type.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "archive.refused.json.whole";
            case "double", "Double", "float", "Float" -> "archive.refused.json.number";
            case "String" -> "archive.refused.json.text";
            case "boolean" -> "archive.refused.json.false";
            default ->
                type != null && (type.isArray() || Collection.class.isAssignableFrom(type))
                        ? "archive.refused.json.list"
                        : "archive.refused.json.object";
        };
    }

    private static String printable(String text) {
        String cut = text.length() > MOST_PRINTED ? text.substring(0, MOST_PRINTED) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?").toLowerCase(Locale.ROOT);
    }

    /** What the compiler takes to be there must be there. */
    private static final class NullMarks extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter && !mayBeNull(parameter) && !isLater(parameter);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            if (annotated instanceof AnnotatedParameter parameter && isLater(parameter)) {
                Class<?> form = parameter.getRawType();
                boolean empty = Collection.class.isAssignableFrom(form) || form.isPrimitive();
                return JsonSetter.Value.forValueNulls(empty ? Nulls.AS_EMPTY : Nulls.SET);
            }
            boolean nulls = annotated instanceof AnnotatedParameter parameter && mayBeNull(parameter);
            return nulls ? JsonSetter.Value.forValueNulls(Nulls.SET) : JsonSetter.Value.empty();
        }

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
            return annotated instanceof AnnotatedMember member && isLater(member.getDeclaringClass(), member.getName())
                    ? JsonInclude.Value.construct(
                            JsonInclude.Include.CUSTOM, JsonInclude.Include.ALWAYS, AsAlways.class, null)
                    : JsonInclude.Value.empty();
        }

        private static boolean isLater(AnnotatedParameter parameter) {
            Class<?> type = parameter.getDeclaringClass();
            return type.isRecord() && isLater(type, type.getRecordComponents()[parameter.getIndex()].getName());
        }

        private static boolean isLater(Class<?> type, String component) {
            return LATER.getOrDefault(type, Set.of()).contains(component);
        }

        private static boolean mayBeNull(AnnotatedParameter parameter) {
            Class<?> type = parameter.getDeclaringClass();
            return !type.isRecord()
                    || type.getRecordComponents()[parameter.getIndex()]
                            .getAnnotatedType()
                            .isAnnotationPresent(Nullable.class);
        }
    }

    /** Equal, as Jackson asks it, to what was before a component was there. */
    private static final class AsAlways {
        @Override
        public int hashCode() {
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object value) {
            return value != null
                    && Set.of(List.of(), 0, Inference.PLAIN, Binarisation.NONE).contains(value);
        }
    }

    private static final class FigureWriter extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class FigureReader extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            boolean figure = in.currentToken().isNumeric() && Double.isFinite(in.getDoubleValue());
            return figure ? (Double) in.getDoubleValue() : (Double) context.handleUnexpectedToken(double.class, in);
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}

package latentatlas.archive;

import static latentatlas.archive.JsonFields.addFigures;
import static latentatlas.archive.JsonFields.choice;
import static latentatlas.archive.JsonFields.figure;
import static latentatlas.archive.JsonFields.figures;
import static latentatlas.archive.JsonFields.integer;
import static latentatlas.archive.JsonFields.integers;
import static latentatlas.archive.JsonFields.list;
import static latentatlas.archive.JsonFields.number;
import static latentatlas.archive.JsonFields.object;
import static latentatlas.archive.JsonFields.putFigure;
import static latentatlas.archive.JsonFields.require;
import static latentatlas.archive.JsonFields.text;
import static latentatlas.archive.JsonFields.texts;
import static latentatlas.archive.JsonFields.vector;
import static latentatlas.archive.JsonFields.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.training.History;
import latentatlas.training.Schedule;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Architecture;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/** The part of a model file that is text: {@code model.json}. */
final class ModelJson {
    static final int FORMAT = 1;
    private static final int MOST_HIDDEN = 64;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ModelJson() {}

    /** What the text holds; the arrays are separate. */
    record Content(
            TrainingPlan plan,
            ImageShape shape,
            String dataName,
            String dataChecksum,
            List<String> labelNames,
            History history,
            double loss99,
            double[] klOfDimensions,
            LatentPlane plane,
            long optimiserStep,
            JsonNode checksums) {
        Architecture architecture() {
            return plan.architecture(shape);
        }

        boolean hasOptimiser() {
            return optimiserStep >= 0;
        }
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static byte[] write(StoredModel stored, ObjectNode checksums) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("program", "Latent Atlas");
        root.put("program_version", programVersion());
        root.put("summary", stored.model().architecture().summary());
        root.set("plan", plan(stored.plan()));
        ObjectNode shape = root.putObject("images");
        shape.put("width", stored.shape().width());
        shape.put("height", stored.shape().height());
        shape.put("channels", stored.shape().channels());
        range(root, stored.plan().likelihood());
        root.put("data", stored.dataName());
        root.put("data_crc32", stored.dataChecksum());
        ArrayNode names = root.putArray("label_names");
        stored.labelNames().forEach(names::add);
        putFigure(root, "loss_99", stored.loss99());
        addFigures(root.putArray("kl_of_dimensions"), stored.klOfDimensions());
        ObjectNode plane = root.putObject("plane");
        vectorTo(plane.putArray("origin"), stored.model().plane().origin());
        vectorTo(plane.putArray("first"), stored.model().plane().first());
        vectorTo(plane.putArray("second"), stored.model().plane().second());
        root.put(
                "optimiser_step",
                stored.optimiser() == null ? -1 : stored.optimiser().step());
        root.set("history", HistoryJson.write(stored.history()));
        root.set("crc32", checksums);
        return MAPPER.writeValueAsBytes(root);
    }

    private static String programVersion() {
        return Objects.requireNonNullElse(ModelJson.class.getPackage().getImplementationVersion(), "development");
    }

    /** What follows from the likelihood, spelt out for readers in other languages; not read back. */
    private static void range(ObjectNode root, Likelihood likelihood) {
        ArrayNode range = root.putArray("input_range");
        range.add((int) likelihood.black()).add(1);
        root.put("output", likelihood.unit());
    }

    private static ObjectNode plan(TrainingPlan plan) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("kind", plan.kind().name());
        if (!plan.filters().isEmpty()) {
            ArrayNode filters = node.putArray("filters");
            plan.filters().forEach(filters::add);
        }
        ArrayNode hidden = node.putArray("hidden");
        plan.hidden().forEach(hidden::add);
        node.put("latent", plan.latent());
        node.put("activation", plan.activation().name());
        node.put("likelihood", plan.likelihood().name());
        node.put("beta", plan.beta());
        node.put("learning_rate", plan.learningRate());
        node.put("schedule", plan.schedule().name());
        node.put("warm_up", plan.warmUp());
        node.put("batch", plan.batch());
        node.put("epochs", plan.epochs());
        node.put("validation", plan.validation());
        node.put("seed", plan.seed());
        return node;
    }

    private static void vectorTo(ArrayNode node, float[] values) {
        for (float value : values) {
            node.add(value);
        }
    }

    /**
     * Reads the text.
     *
     * @throws Refused if it is no JSON or something is missing, saying what
     * @throws IllegalArgumentException if a value is out of its range, saying which
     */
    static Content read(byte[] bytes) throws IOException {
        JsonNode root = parse(bytes);
        requireKnownFormat(integer(root, "format"));
        JsonNode images = object(root, "images");
        JsonNode plane = object(root, "plane");
        Content content = new Content(
                readPlan(object(root, "plan")),
                new ImageShape(integer(images, "width"), integer(images, "height"), integer(images, "channels")),
                text(root, "data"),
                text(root, "data_crc32"),
                texts(root, "label_names"),
                HistoryJson.read(object(root, "history")),
                figure(root, "loss_99"),
                figures(list(root, "kl_of_dimensions"), "\"kl_of_dimensions\""),
                new LatentPlane(vector(plane, "origin"), vector(plane, "first"), vector(plane, "second")),
                whole(root, "optimiser_step"),
                object(root, "crc32"));
        require(
                content.klOfDimensions().length == content.plan().latent(),
                content.klOfDimensions().length + " KL divergences for "
                        + content.plan().latent() + " dimensions");
        return content;
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            require(root != null && root.isObject(), "model.json is no JSON object");
            return root;
        } catch (JsonProcessingException e) {
            throw new Refused("model.json is no JSON");
        }
    }

    private static void requireKnownFormat(int format) throws Refused {
        if (format > FORMAT) {
            throw new Refused(
                    "it was written by a newer Latent Atlas, in format " + format + "; this one reads format " + FORMAT,
                    "Update Latent Atlas, or choose another model file");
        }
        require(format == FORMAT, "it has format " + format + ", which no Latent Atlas wrote");
    }

    private static TrainingPlan readPlan(JsonNode node) throws Refused {
        List<Integer> hidden = integers(node, "hidden");
        List<Integer> filters = node.has("filters") ? integers(node, "filters") : List.of();
        require(filters.size() + hidden.size() <= MOST_HIDDEN, "a model of " + hidden.size() + " hidden layers");
        return new TrainingPlan(
                choice(node, "kind", ModelKind.class),
                filters,
                hidden,
                integer(node, "latent"),
                choice(node, "activation", Activation.class),
                choice(node, "likelihood", Likelihood.class),
                number(node, "beta"),
                number(node, "learning_rate"),
                choice(node, "schedule", Schedule.class),
                number(node, "warm_up"),
                integer(node, "batch"),
                integer(node, "epochs"),
                number(node, "validation"),
                whole(node, "seed"));
    }
}

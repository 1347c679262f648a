package latentatlas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.Schedule;
import latentatlas.training.SettingChange;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/** The part of a model file that is text: {@code model.json}. */
final class ModelJson {
    static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ModelJson() {}

    /** What the text holds; the arrays are separate. */
    record Content(
            TrainingPlan plan,
            ImageShape shape,
            String dataName,
            List<String> labelNames,
            History history,
            double loss99,
            double[] klOfDimensions,
            LatentPlane plane,
            long optimiserStep,
            JsonNode checksums) {}

    static byte[] write(StoredModel stored, ObjectNode checksums) throws IOException {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("program", "Latent Atlas");
        root.put("summary", stored.model().architecture().summary());
        root.set("plan", plan(stored.plan()));
        ObjectNode shape = root.putObject("images");
        shape.put("width", stored.shape().width());
        shape.put("height", stored.shape().height());
        shape.put("channels", stored.shape().channels());
        root.put("data", stored.dataName());
        ArrayNode names = root.putArray("label_names");
        stored.labelNames().forEach(names::add);
        root.put("loss_99", stored.loss99());
        ArrayNode kl = root.putArray("kl_of_dimensions");
        for (double value : stored.klOfDimensions()) {
            kl.add(value);
        }
        ObjectNode plane = root.putObject("plane");
        vector(plane.putArray("origin"), stored.model().plane().origin());
        vector(plane.putArray("first"), stored.model().plane().first());
        vector(plane.putArray("second"), stored.model().plane().second());
        root.put(
                "optimiser_step",
                stored.optimiser() == null ? -1 : stored.optimiser().step());
        root.set("history", history(stored.history()));
        root.set("crc32", checksums);
        return MAPPER.writeValueAsBytes(root);
    }

    private static ObjectNode plan(TrainingPlan plan) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("kind", plan.kind().name());
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

    private static void vector(ArrayNode node, float[] values) {
        for (float value : values) {
            node.add(value);
        }
    }

    private static ObjectNode history(History history) {
        ObjectNode node = MAPPER.createObjectNode();
        ArrayNode epochs = node.putArray("epochs");
        for (EpochFigures figures : history.epochs()) {
            ObjectNode epoch = epochs.addObject();
            epoch.put("epoch", figures.epoch());
            epoch.put("seconds", figures.seconds());
            epoch.put("images_per_second", figures.imagesPerSecond());
            epoch.set("train", losses(figures.train()));
            Losses validation = figures.validation();
            if (validation != null) {
                epoch.set("validation", losses(validation));
            }
        }
        ArrayNode curve = node.putArray("curve");
        for (CurvePoint point : history.curve()) {
            curve.addArray()
                    .add(point.epoch())
                    .add(point.losses().reconstruction())
                    .add(point.losses().kl());
        }
        ArrayNode changes = node.putArray("changes");
        for (SettingChange change : history.changes()) {
            changes.addArray().add(change.epoch()).add(change.beta()).add(change.learningRate());
        }
        return node;
    }

    private static ObjectNode losses(Losses losses) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("reconstruction", losses.reconstruction());
        node.put("kl", losses.kl());
        return node;
    }

    /**
     * Reads the text.
     *
     * @throws IOException if it is no JSON or something is missing, saying what
     * @throws IllegalArgumentException if a value is out of its range, saying which
     */
    static Content read(byte[] text) throws IOException {
        JsonNode root = MAPPER.readTree(text);
        if (root == null || !root.isObject()) {
            throw new IOException("model.json is no JSON object");
        }
        int format = integer(root, "format");
        if (format != FORMAT) {
            throw new IOException("the file has format " + format + " and this program reads format " + FORMAT
                    + (format > FORMAT ? "; it was written by a newer Latent Atlas" : ""));
        }
        JsonNode images = field(root, "images");
        List<String> names = new ArrayList<>();
        field(root, "label_names").forEach(name -> names.add(name.asText()));
        JsonNode plane = field(root, "plane");
        return new Content(
                readPlan(field(root, "plan")),
                new ImageShape(integer(images, "width"), integer(images, "height"), integer(images, "channels")),
                field(root, "data").asText(),
                names,
                readHistory(field(root, "history")),
                number(root, "loss_99"),
                numbers(field(root, "kl_of_dimensions")),
                new LatentPlane(
                        floats(field(plane, "origin")), floats(field(plane, "first")), floats(field(plane, "second"))),
                field(root, "optimiser_step").asLong(),
                field(root, "crc32"));
    }

    private static TrainingPlan readPlan(JsonNode node) throws IOException {
        List<Integer> hidden = new ArrayList<>();
        field(node, "hidden").forEach(width -> hidden.add(width.asInt()));
        return new TrainingPlan(
                ModelKind.valueOf(field(node, "kind").asText()),
                hidden,
                integer(node, "latent"),
                Activation.valueOf(field(node, "activation").asText()),
                Likelihood.valueOf(field(node, "likelihood").asText()),
                number(node, "beta"),
                number(node, "learning_rate"),
                Schedule.valueOf(field(node, "schedule").asText()),
                number(node, "warm_up"),
                integer(node, "batch"),
                integer(node, "epochs"),
                number(node, "validation"),
                field(node, "seed").asLong());
    }

    private static History readHistory(JsonNode node) throws IOException {
        List<EpochFigures> epochs = new ArrayList<>();
        for (JsonNode epoch : field(node, "epochs")) {
            epochs.add(new EpochFigures(
                    integer(epoch, "epoch"),
                    number(epoch, "seconds"),
                    number(epoch, "images_per_second"),
                    losses(field(epoch, "train")),
                    epoch.has("validation") ? losses(field(epoch, "validation")) : null));
        }
        List<CurvePoint> curve = new ArrayList<>();
        for (JsonNode point : field(node, "curve")) {
            double[] values = numbers(point);
            require(values.length == 3, "a point of the curve has " + values.length + " numbers");
            curve.add(new CurvePoint(values[0], new Losses(values[1], values[2])));
        }
        List<SettingChange> changes = new ArrayList<>();
        for (JsonNode change : field(node, "changes")) {
            double[] values = numbers(change);
            require(values.length == 3, "a change of settings has " + values.length + " numbers");
            changes.add(new SettingChange(values[0], values[1], values[2]));
        }
        return new History(curve, epochs, changes);
    }

    private static Losses losses(JsonNode node) throws IOException {
        return new Losses(number(node, "reconstruction"), number(node, "kl"));
    }

    private static JsonNode field(JsonNode node, String name) throws IOException {
        @Nullable JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            throw new IOException("model.json has no \"" + name + "\"");
        }
        return value;
    }

    private static int integer(JsonNode node, String name) throws IOException {
        JsonNode value = field(node, name);
        require(value.canConvertToInt(), "\"" + name + "\" is no whole number");
        return value.asInt();
    }

    private static double number(JsonNode node, String name) throws IOException {
        JsonNode value = field(node, name);
        require(value.isNumber() && Double.isFinite(value.asDouble()), "\"" + name + "\" is no number");
        return value.asDouble();
    }

    private static double[] numbers(JsonNode node) throws IOException {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            require(node.get(i).isNumber(), "a list of numbers holds something else");
            values[i] = node.get(i).asDouble();
        }
        return values;
    }

    private static float[] floats(JsonNode node) throws IOException {
        double[] values = numbers(node);
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static void require(boolean holds, String otherwise) throws IOException {
        if (!holds) {
            throw new IOException(otherwise);
        }
    }
}

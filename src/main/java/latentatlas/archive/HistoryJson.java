package latentatlas.archive;

import static latentatlas.archive.JsonFields.addFigures;
import static latentatlas.archive.JsonFields.figure;
import static latentatlas.archive.JsonFields.figures;
import static latentatlas.archive.JsonFields.integer;
import static latentatlas.archive.JsonFields.list;
import static latentatlas.archive.JsonFields.object;
import static latentatlas.archive.JsonFields.putFigure;
import static latentatlas.archive.JsonFields.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.SettingChange;

/** The history of a run as the part of {@code model.json} that it is. */
final class HistoryJson {
    private static final int NUMBERS_OF_A_POINT = 3;

    private HistoryJson() {}

    static ObjectNode write(History history) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode epochs = node.putArray("epochs");
        for (EpochFigures figures : history.epochs()) {
            ObjectNode epoch = epochs.addObject();
            epoch.put("epoch", figures.epoch());
            putFigure(epoch, "seconds", figures.seconds());
            putFigure(epoch, "images_per_second", figures.imagesPerSecond());
            epoch.set("train", losses(figures.train()));
            Losses validation = figures.validation();
            if (validation != null) {
                epoch.set("validation", losses(validation));
            }
        }
        ArrayNode curve = node.putArray("curve");
        for (CurvePoint point : history.curve()) {
            addFigures(
                    curve.addArray(),
                    point.epoch(),
                    point.losses().reconstruction(),
                    point.losses().kl());
        }
        ArrayNode changes = node.putArray("changes");
        for (SettingChange change : history.changes()) {
            addFigures(changes.addArray(), change.epoch(), change.beta(), change.learningRate());
        }
        return node;
    }

    private static ObjectNode losses(Losses losses) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        putFigure(node, "reconstruction", losses.reconstruction());
        putFigure(node, "kl", losses.kl());
        return node;
    }

    static History read(JsonNode node) throws Refused {
        List<EpochFigures> epochs = new ArrayList<>();
        for (JsonNode epoch : list(node, "epochs")) {
            epochs.add(new EpochFigures(
                    integer(epoch, "epoch"),
                    figure(epoch, "seconds"),
                    figure(epoch, "images_per_second"),
                    readLosses(object(epoch, "train")),
                    epoch.has("validation") ? readLosses(object(epoch, "validation")) : null));
        }
        List<CurvePoint> curve = new ArrayList<>();
        for (JsonNode point : list(node, "curve")) {
            double[] values = three(point, "a point of the curve");
            curve.add(new CurvePoint(values[0], new Losses(values[1], values[2])));
        }
        List<SettingChange> changes = new ArrayList<>();
        for (JsonNode change : list(node, "changes")) {
            double[] values = three(change, "a change of settings");
            changes.add(new SettingChange(values[0], values[1], values[2]));
        }
        return new History(curve, epochs, changes);
    }

    private static double[] three(JsonNode node, String what) throws Refused {
        double[] values = figures(node, what);
        require(values.length == NUMBERS_OF_A_POINT, what + " has " + values.length + " numbers");
        return values;
    }

    private static Losses readLosses(JsonNode node) throws Refused {
        return new Losses(figure(node, "reconstruction"), figure(node, "kl"));
    }
}

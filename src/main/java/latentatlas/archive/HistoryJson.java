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
import latentatlas.training.Leg;
import latentatlas.training.LossSum;
import latentatlas.training.Losses;
import latentatlas.training.SettingChange;
import latentatlas.training.Tally;

/** The history of a run as the part of {@code model.json} that it is. */
final class HistoryJson {
    private static final int NUMBERS_OF_A_POINT = 3;
    private static final int NUMBERS_OF_A_LEG = 2;
    private static final int NUMBERS_OF_A_TALLY = 11;

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
        addFigures(node.putArray("leg"), history.leg().epoch(), history.leg().progress());
        addFigures(node.putArray("tally"), numbers(history.tally()));
        return node;
    }

    private static double[] numbers(Tally tally) {
        return new double[] {
            tally.epoch().reconstruction(),
            tally.epoch().kl(),
            tally.epoch().images(),
            tally.epoch().steps(),
            tally.point().reconstruction(),
            tally.point().kl(),
            tally.point().images(),
            tally.point().steps(),
            tally.stepsPerEpoch(),
            tally.stepsPerPoint(),
            tally.seconds()
        };
    }

    private static Tally tally(double[] n) {
        return new Tally(
                new LossSum(n[0], n[1], (int) n[2], (int) n[3]),
                new LossSum(n[4], n[5], (int) n[6], (int) n[7]),
                (int) n[8],
                (int) n[9],
                n[10]);
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
        if (!node.has("leg")) {
            return new History(curve, epochs, changes);
        }
        double[] leg = figures(node.get("leg"), "\"leg\"");
        double[] tally = figures(list(node, "tally"), "\"tally\"");
        require(leg.length == NUMBERS_OF_A_LEG && tally.length == NUMBERS_OF_A_TALLY, "a run is cut off");
        return new History(curve, epochs, changes, new Leg(leg[0], leg[1]), tally(tally));
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

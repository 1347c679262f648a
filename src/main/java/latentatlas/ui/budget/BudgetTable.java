package latentatlas.ui.budget;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Palette;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Colours;
import latentatlas.ui.theme.Term;

/** The parts of the loss as bars and as figures, each of which asks for its definition when pressed, and what they come to. */
final class BudgetTable extends VBox {
    private static final double TIP = 300;
    /** Of figures that others are about to take the place of. */
    private static final double FADED = 0.45;

    private final BudgetBars bars = new BudgetBars();
    private final Label total = figure("total");
    private final Label totalAgain = figure("total-again");
    private final Map<Part, Label> figures = new EnumMap<>(Part.class);
    private final Map<Part, Tooltip> tips = new EnumMap<>(Part.class);
    private final Map<Part, Region> keys = new EnumMap<>(Part.class);
    private final Map<Part, HBox> lines = new EnumMap<>(Part.class);
    private final Label verdict = new Label();

    BudgetTable() {
        verdict.setId("budget-verdict");
        verdict.setWrapText(true);
        verdict.getStyleClass().add("advice");
        getStyleClass().add("side-part");
        getChildren().addAll(bars, rows(true, total), rows(false, totalAgain), verdict);
    }

    private static Label figure(String id) {
        Label figure = new Label("–");
        figure.setId("budget-" + id);
        figure.getStyleClass().add("figure");
        return figure;
    }

    private Node rows(boolean first, Label sum) {
        VBox rows = new VBox();
        rows.getStyleClass().add("rows");
        for (Part part : Part.values()) {
            if (part.first() == first) {
                rows.getChildren().add(row(part));
            }
        }
        Label name = new Label(Message.text("budget.loss"));
        name.getStyleClass().add("neighbour-label");
        rows.getChildren().add(Term.ELBO.opens(row(new Region(), name, sum), name.getText()));
        return rows;
    }

    private HBox row(Part part) {
        Region key = new Region();
        key.getStyleClass().add("budget-key");
        Label value = figure(part.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        Tooltip tip = new Tooltip(part.text());
        tip.setWrapText(true);
        tip.setMaxWidth(TIP);
        HBox row = part.term().opens(row(key, new Label(part.title()), value), part.title());
        Tooltip.install(row, tip);
        figures.put(part, value);
        tips.put(part, tip);
        keys.put(part, key);
        lines.put(part, row);
        return row;
    }

    private static HBox row(Region key, Label name, Label value) {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        HBox row = new HBox(key, name, spacer, value);
        row.getStyleClass().add("row");
        return row;
    }

    void show(Sums sums) {
        bars.show(sums);
        for (Part part : Part.values()) {
            String nats = Figures.fixed(sums.nats(part), 2);
            of(figures, part).setText(nats);
            of(tips, part).setText(tip(part, sums));
            of(lines, part).setAccessibleText(Message.text("spoken.budget.part", part.title(), nats));
        }
        total.setText(Figures.fixed(sums.negativeElbo(), 2));
        totalAgain.setText(total.getText());
        verdict.setText(sums.verdict());
    }

    private static <T> T of(Map<Part, T> all, Part part) {
        return Objects.requireNonNull(all.get(part));
    }

    private static String tip(Part part, Sums sums) {
        Sums.Mean mean = sums.mean(part);
        String nats = Figures.fixed(mean.nats(), 3);
        return String.join(
                "\n",
                part.text(),
                sums.images() > 1
                        ? Message.text("budget.tip.mean", nats, Figures.brief(mean.deviation()))
                        : Message.text("budget.tip.one", nats),
                Message.text("budget.tip.error", Figures.brief(sums.error())),
                Message.text("budget.tip.opens"));
    }

    /** Fades the figures while others are measured; not the rows, so that one sees where the keyboard is. */
    void fade(boolean old) {
        List<Node> all = new ArrayList<>(figures.values());
        all.addAll(List.of(bars, total, totalAgain, verdict));
        all.forEach(node -> node.setOpacity(old ? FADED : 1));
    }

    void setTheme(Theme theme) {
        bars.setTheme(theme);
        keys.forEach((part, key) ->
                key.setStyle("-fx-background-color: " + Colours.css(Palette.rgb(part.colour(), theme)) + ";"));
    }
}

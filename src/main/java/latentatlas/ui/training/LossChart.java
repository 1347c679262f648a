package latentatlas.ui.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import latentatlas.message.Message;
import latentatlas.picture.AxisTicks;
import latentatlas.picture.Figures;
import latentatlas.picture.Sentences;
import latentatlas.picture.Theme;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.SettingChange;
import latentatlas.ui.theme.Colours;
import org.jspecify.annotations.Nullable;

/**
 * The loss curves of a run in nats per image: -ELBO and reconstruction above, the KL divergence below on its own scale;
 * training solid, validation dashed. Each pixel column is drawn once, however many points fall into it.
 */
final class LossChart extends Region {
    /** Room beside, above and under the curves for lettering of the usual size. */
    private static final double LEFT = 34;

    private static final double RIGHT = 8;
    private static final double TOP = 8;
    private static final double BOTTOM = 16;
    private static final double SPLIT = 0.66;
    private static final double GAP = 10;
    private static final double FONT = 10;

    private static final double LEAST_HEIGHT = 160;
    private static final double HEIGHT = 185;
    private static final double MOST_HEIGHT = 380;

    /** Of the values, this share at the top is cut off: the first steps would squeeze all that follows. */
    private static final double CUT = 0.06;

    private static final int FEW = 40;
    private static final double DOT = 2;

    private static final double[] SOLID = {};
    private static final double[] DASHED = {4, 3};

    private final Canvas canvas = new Canvas();
    /** Never seen: it has the font that the style sheet gives. */
    private final Label lettering = new Label();

    private History history = History.EMPTY;
    private double epochs = 1;
    private Theme theme = Theme.DARK;
    private boolean logarithmic;
    private double hover = -1;
    /** Where in the run the model shown is, epochs; NaN at its end. */
    private double moment = Double.NaN;

    LossChart() {
        getStyleClass().add("loss-chart");
        setId("loss-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(Message.text("spoken.role.chart"));
        lettering.getStyleClass().add("chart-lettering");
        lettering.setVisible(false);
        lettering.fontProperty().subscribe(font -> draw());
        getChildren().addAll(canvas, lettering);
        setOnMouseMoved(event -> {
            hover = event.getX();
            draw();
        });
        setOnMouseExited(event -> {
            hover = -1;
            draw();
        });
    }

    /** How much larger the lettering is than usual. */
    private double scale() {
        return lettering.getFont().getSize() / FONT;
    }

    private double left() {
        return LEFT * scale();
    }

    private double bottom() {
        return BOTTOM * scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT * scale();
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT * scale();
    }

    @Override
    protected double computeMaxHeight(double width) {
        return MOST_HEIGHT * scale();
    }

    void show(History shown, int plannedEpochs, double at) {
        moment = at;
        history = shown;
        epochs = Math.max(plannedEpochs, shown.epochs().size());
        draw();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? Sentences.of(CurvesInWords.summary(history))
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    void setTheme(Theme other) {
        theme = other;
        draw();
    }

    void setLogarithmic(boolean on) {
        logarithmic = on;
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        g.clearRect(0, 0, width, height);
        if (width < left() + RIGHT + 10 || height < 60) {
            return;
        }
        g.setFont(lettering.getFont());
        double plot = height - TOP - bottom();
        double split = TOP + plot * SPLIT;
        ChartScale upper = scale(TOP, split - GAP / 2, List.of(Losses::negativeElbo, Losses::reconstruction));
        ChartScale lower = scale(split + GAP / 2, height - bottom(), List.of(Losses::kl));
        grid(g, upper, width, 4);
        grid(g, lower, width, 2);
        axis(g, width, height);
        if (history.curve().isEmpty()) {
            hint(g, width, height);
            return;
        }
        changes(g, width, height);
        curves(g, upper, Losses::reconstruction, theme.calm(), width);
        curves(g, upper, Losses::negativeElbo, theme.accent(), width);
        curves(g, lower, Losses::kl, theme.warm(), width);
        if (!Double.isNaN(moment)) {
            double x = Math.round(x(moment, width)) + 0.5;
            g.setStroke(Colours.of(theme.ink()));
            g.setLineWidth(1.5);
            g.strokeLine(x, TOP - 4, x, height - bottom());
        }
        if (hover >= left()) {
            hover(g, width, height);
        }
    }

    private void hint(GraphicsContext g, double width, double height) {
        g.setFill(Colours.of(theme.muted()));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(Message.text("training.chart.empty"), (width + left()) / 2, height / 2);
    }

    private double x(double epoch, double width) {
        return left() + (width - left() - RIGHT) * Math.min(1, epoch / epochs);
    }

    private ChartScale scale(double top, double bottom, List<ToDoubleFunction<Losses>> series) {
        List<Double> all = new ArrayList<>();
        for (ToDoubleFunction<Losses> value : series) {
            history.curve().forEach(point -> all.add(value.applyAsDouble(point.losses())));
            for (EpochFigures figures : history.epochs()) {
                Losses validation = figures.validation();
                if (validation != null) {
                    all.add(value.applyAsDouble(validation));
                }
            }
        }
        double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new ChartScale(0, 1, top, bottom, false);
        }
        double low = sorted[0];
        double high = sorted[(int) ((sorted.length - 1) * (1 - (sorted.length < FEW ? 0 : CUT)))];
        double margin = Math.max(0.04 * (high - low), 0.005 * high + 0.05);
        return new ChartScale(Math.max(0, low - margin), high + margin, top, bottom, logarithmic);
    }

    private void grid(GraphicsContext g, ChartScale scale, double width, int wanted) {
        g.setLineWidth(1);
        g.setLineDashes(SOLID);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (AxisTicks.Tick tick : scale.ticks(wanted)) {
            double y = Math.round(scale.y(tick.value())) + 0.5;
            g.setStroke(Colours.of(theme.grid()));
            g.strokeLine(left(), y, width - RIGHT, y);
            g.setFill(Colours.of(theme.muted()));
            g.fillText(tick.text(), left() - 5, y);
        }
    }

    private void axis(GraphicsContext g, double width, double height) {
        g.setFill(Colours.of(theme.muted()));
        g.setTextBaseline(VPos.BOTTOM);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(Message.text("training.chart.epoch", "0"), left(), height - 2);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(Figures.fixed(epochs, 0), width - RIGHT, height - 2);
    }

    private void changes(GraphicsContext g, double width, double height) {
        g.setStroke(Colours.of(theme.muted()));
        g.setLineWidth(1);
        g.setLineDashes(1, 3);
        for (SettingChange change : history.changes()) {
            double x = Math.round(x(change.epoch(), width)) + 0.5;
            g.strokeLine(x, TOP, x, height - bottom());
        }
        g.setLineDashes(SOLID);
    }

    private void curves(GraphicsContext g, ChartScale scale, ToDoubleFunction<Losses> value, int rgb, double width) {
        g.setStroke(Colours.of(rgb));
        g.setLineWidth(1.6);
        columns(g, scale, value, width);
        g.setLineDashes(DASHED);
        g.beginPath();
        boolean first = true;
        for (EpochFigures figures : history.epochs()) {
            Losses validation = figures.validation();
            if (validation != null) {
                double x = x(figures.epoch(), width);
                double y = scale.y(value.applyAsDouble(validation));
                if (first) {
                    g.moveTo(x, y);
                } else {
                    g.lineTo(x, y);
                }
                first = false;
            }
        }
        g.stroke();
        g.setLineDashes(SOLID);
    }

    /** One point a pixel column: the mean of those that fall into it. */
    private void columns(GraphicsContext g, ChartScale scale, ToDoubleFunction<Losses> value, double width) {
        int columns = (int) Math.ceil(width);
        double[] sums = new double[columns + 1];
        int[] counts = new int[columns + 1];
        for (CurvePoint point : history.curve()) {
            int column = (int) x(point.epoch(), width);
            sums[column] += value.applyAsDouble(point.losses());
            counts[column]++;
        }
        double[] xs = new double[columns + 1];
        double[] ys = new double[columns + 1];
        int drawn = 0;
        for (int column = 0; column <= columns; column++) {
            if (counts[column] > 0) {
                xs[drawn] = column + 0.5;
                ys[drawn++] = scale.y(sums[column] / counts[column]);
            }
        }
        g.strokePolyline(Arrays.copyOf(xs, drawn), Arrays.copyOf(ys, drawn), drawn);
        if (drawn == 1) {
            // A line of one point would not be seen.
            g.setFill(g.getStroke());
            g.fillOval(xs[0] - DOT, ys[0] - DOT, 2 * DOT, 2 * DOT);
        }
    }

    private void hover(GraphicsContext g, double width, double height) {
        double epoch = (hover - left()) / (width - left() - RIGHT) * epochs;
        CurvePoint nearest = history.curve().get(0);
        for (CurvePoint point : history.curve()) {
            if (Math.abs(point.epoch() - epoch) < Math.abs(nearest.epoch() - epoch)) {
                nearest = point;
            }
        }
        double x = Math.round(x(nearest.epoch(), width)) + 0.5;
        g.setStroke(Colours.of(theme.muted()));
        g.strokeLine(x, TOP, x, height - bottom());
        List<String> lines = new ArrayList<>();
        lines.add(Message.text("training.chart.epoch", Figures.fixed(nearest.epoch(), 1)));
        lines.add("−ELBO " + Figures.fixed(nearest.losses().negativeElbo(), 2));
        lines.add(Message.text(
                "training.chart.reconstruction", Figures.fixed(nearest.losses().reconstruction(), 2)));
        lines.add("KL " + Figures.fixed(nearest.losses().kl(), 2));
        double box = 108 * scale();
        double row = 14 * scale();
        double left = x + 8 + box > width ? x - 8 - box : x + 8;
        g.setFill(Colours.of(theme.paper(), 0.9));
        g.fillRoundRect(left, TOP + 4, box, lines.size() * row + 8, 6, 6);
        g.setFill(Colours.of(theme.ink()));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        for (int i = 0; i < lines.size(); i++) {
            g.fillText(lines.get(i), left + 6, TOP + 8 + i * row);
        }
    }
}

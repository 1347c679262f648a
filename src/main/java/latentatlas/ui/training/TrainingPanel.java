package latentatlas.ui.training;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import latentatlas.image.Binarisation;
import latentatlas.message.Message;
import latentatlas.picture.Theme;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Inference;
import latentatlas.training.Losses;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.theme.Term;
import latentatlas.vae.Likelihood;
import latentatlas.vae.PosteriorForm;
import org.controlsfx.validation.ValidationSupport;
import org.jspecify.annotations.Nullable;

/** The left side of the window: settings, loss curves, figures, reconstructions. */
public final class TrainingPanel extends VBox {
    private static final double WIDEST_BETA = 10;

    private final TrainingModel model;
    private final LossChart chart = new LossChart();
    private final ReconstructionStrip strip = new ReconstructionStrip();
    private final Label elboName = new Label(Message.text("training.elbo.validation"));
    private final Label elbo = figure();
    private final Label reconstruction = figure();
    private final Label kl = figure();
    private final Label units = figure();
    private final Label shares = new Label();
    private final Label advice = new Label();
    private final ValidationSupport validation = new ValidationSupport();

    public TrainingPanel(TrainingModel model) {
        this.model = model;
        // The fields show by themselves what is wrong with them.
        validation.setErrorDecorationEnabled(false);
        getStyleClass().addAll("side-panel", "training-panel");
        getChildren()
                .addAll(
                        heading(Message.text("training.heading")),
                        betaRow(),
                        betaSlider(),
                        settings(),
                        more(),
                        chartHeading(),
                        chart,
                        legend());
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(strip, Priority.ALWAYS);
        advice.getStyleClass().add("advice");
        advice.setWrapText(true);
        advice.textProperty().bind(model.adviceProperty());
        advice.visibleProperty().bind(advice.textProperty().isNotEmpty());
        advice.managedProperty().bind(advice.visibleProperty());
        VBox figures = new VBox(
                row(Term.ELBO.explains(elboName), elbo),
                row(Term.RECONSTRUCTION, Message.text("training.reconstruction"), reconstruction),
                row(Term.KL, "KL", kl),
                row(Term.ACTIVE_UNIT.explains(shares), units));
        figures.getStyleClass().add("rows");
        units.setId("units");
        // The only name that grows with the model: beside large text it takes a second line.
        shares.setMinWidth(0);
        shares.setWrapText(true);
        units.setMinWidth(Region.USE_PREF_SIZE);
        shares.textProperty()
                .bind(model.sharesProperty()
                        .map(each -> each.isEmpty()
                                ? Message.text("training.active-units")
                                : Message.text("training.active-units.kl", each)));
        units.textProperty().bind(model.unitsProperty());
        getChildren()
                .addAll(
                        advice,
                        figures,
                        Term.RECONSTRUCTION.explains(heading(Message.text("training.reconstructions"))),
                        strip);
        model.historyProperty().subscribe((History history) -> show(history));
        for (ObservableValue<?> drawn :
                List.of(model.wholeProperty(), model.momentProperty(), model.epochsProperty())) {
            drawn.subscribe(value -> showCurves());
        }
        model.validProperty().bind(validation.invalidProperty().not());
    }

    /** Where originals and reconstructions are shown. */
    public ReconstructionStrip strip() {
        return strip;
    }

    public void setTheme(Theme theme) {
        chart.setTheme(theme);
    }

    private void showCurves() {
        chart.show(
                model.wholeProperty().get(),
                model.epochsProperty().get(),
                model.momentProperty().get());
    }

    private void show(History history) {
        List<EpochFigures> epochs = history.epochs();
        Losses shown = null;
        boolean validated = false;
        if (!epochs.isEmpty()) {
            EpochFigures last = epochs.get(epochs.size() - 1);
            Losses validation = last.validation();
            validated = validation != null;
            shown = validation != null ? validation : last.train();
        } else if (!history.curve().isEmpty()) {
            shown = history.curve().get(history.curve().size() - 1).losses();
        }
        elboName.setText(Message.text(validated ? "training.elbo.validation" : "training.elbo.training"));
        elbo.setText(shown == null ? "–" : String.format(Locale.ROOT, "%.1f", shown.negativeElbo()));
        reconstruction.setText(shown == null ? "–" : String.format(Locale.ROOT, "%.1f", shown.reconstruction()));
        kl.setText(shown == null ? "–" : String.format(Locale.ROOT, "%.2f", shown.kl()));
    }

    private Node betaRow() {
        NumberField field = field("beta", model.betaProperty(), NumberField.Range.of(0, TrainingPlan.LARGEST_BETA));
        Label name = new Label(Message.text("training.beta"));
        name.setTooltip(new Tooltip(Message.text("training.beta.tip")));
        return row(Term.BETA.explains(name), field);
    }

    /** The slider's position goes with the square root of beta, so that the usual values have most of the room. */
    private Node betaSlider() {
        Slider slider = new Slider(0, 1, Math.sqrt(model.betaProperty().get() / WIDEST_BETA));
        slider.setId("beta-slider");
        slider.setAccessibleText(Message.text("training.beta"));
        slider.getStyleClass().add(Styles.SMALL);
        slider.setBlockIncrement(0.02);
        slider.valueProperty().addListener((o, was, is) -> {
            double beta = WIDEST_BETA * is.doubleValue() * is.doubleValue();
            if (Math.abs(beta - Math.min(WIDEST_BETA, model.betaProperty().get())) > 1e-9) {
                model.betaProperty().set(Math.round(beta * 100) / 100.0);
            }
        });
        model.betaProperty().addListener((o, was, is) -> {
            double place = Math.sqrt(Math.min(1, is.doubleValue() / WIDEST_BETA));
            if (!slider.isValueChanging() && Math.abs(place - slider.getValue()) > 0.01) {
                slider.setValue(place);
            }
        });
        return slider;
    }

    private Node settings() {
        VBox rows = new VBox(
                row(
                        Term.LEARNING_RATE,
                        Message.text("training.learning-rate"),
                        field("learning-rate", model.learningRateProperty(), NumberField.Range.above(0, 1))),
                fixed(row(
                        Term.BATCH,
                        Message.text("training.batch"),
                        field("batch", model.batchProperty(), NumberField.Range.whole(1, 8192)))),
                fixed(row(
                        Term.EPOCH,
                        Message.text("training.epochs"),
                        field("epochs", model.epochsProperty(), NumberField.Range.whole(1, 100_000)))),
                fixed(row(Term.LIKELIHOOD, Message.text("training.likelihood"), likelihood())),
                fixed(row(
                        Term.SEED,
                        Message.text("training.seed"),
                        field("seed", model.seedProperty(), NumberField.Range.whole(-1e15, 1e15)))));
        rows.getStyleClass().add("rows");
        return rows;
    }

    /** A field whose content counts for whether the settings are valid. */
    private NumberField field(String id, Property<Number> value, NumberField.Range range) {
        NumberField field = new NumberField(value, range);
        field.setId(id);
        validation.registerValidator(field, false, (control, text) -> field.judged());
        model.draftProperty().subscribe(draft -> {
            if (draft.valid()) {
                field.write();
            }
        });
        return field;
    }

    private Node fixed(Node row) {
        row.disableProperty().bind(model.activeProperty());
        return row;
    }

    private Node likelihood() {
        return choice(
                "likelihood",
                model.likelihoodProperty(),
                List.of(
                        Likelihood.BERNOULLI,
                        Likelihood.CONTINUOUS_BERNOULLI,
                        Likelihood.GAUSSIAN,
                        Likelihood.GAUSSIAN_TANH),
                Likelihood::title);
    }

    /** What few people change: out of sight at first. */
    private Node more() {
        Node posterior = choice(
                "posterior",
                model.posteriorProperty(),
                List.of(PosteriorForm.values()),
                value -> value == PosteriorForm.FULL
                        ? Message.text("training.posterior.full")
                        : Message.text("training.posterior.diagonal"));
        NumberField refinements = field(
                "refinements", model.refinementsProperty(), NumberField.Range.whole(0, Inference.MOST_REFINEMENTS));
        NumberField samples =
                field("samples", model.samplesProperty(), NumberField.Range.whole(1, Inference.MOST_SAMPLES));
        NumberField pseudoInputs = field(
                "pseudo-inputs",
                model.pseudoInputsProperty(),
                NumberField.Range.whole(0, Inference.MOST_PSEUDO_INPUTS));
        Node pixels =
                choice("binarise", model.binariseProperty(), List.of(Binarisation.values()), value -> switch (value) {
                    case NONE -> Message.text("training.pixels.grey");
                    case DYNAMIC -> Message.text("training.pixels.dynamic");
                    case THRESHOLD -> Message.text("training.pixels.threshold");
                });
        VBox rows = new VBox(
                fixed(explained(
                        Term.POSTERIOR,
                        Message.text("training.posterior"),
                        posterior,
                        Message.text("training.posterior.tip"))),
                fixed(explained(
                        Term.AMORTISATION_GAP,
                        Message.text("training.refinements"),
                        refinements,
                        Message.text("training.refinements.tip"))),
                fixed(explained(
                        Term.IWAE, Message.text("training.samples"), samples, Message.text("training.samples.tip"))),
                fixed(explained(
                        Term.PSEUDO_INPUT,
                        Message.text("training.pseudo-inputs"),
                        pseudoInputs,
                        Message.text("training.pseudo-inputs.tip"))),
                fixed(explained(
                        Term.BINARISATION,
                        Message.text("training.pixels"),
                        pixels,
                        Message.text("training.pixels.tip"))));
        rows.getStyleClass().add("rows");
        TitledPane pane = new TitledPane(Message.text("training.more"), rows);
        pane.setId("more-settings");
        pane.getStyleClass().addAll(Tweaks.ALT_ICON, Styles.DENSE);
        pane.setExpanded(false);
        pane.setAnimated(false);
        return pane;
    }

    private static Node explained(Term term, String name, Node value, String text) {
        Label label = new Label(name);
        label.setTooltip(new Tooltip(text));
        return row(term.explains(label), value);
    }

    private static <T> ComboBox<T> choice(String id, Property<T> value, List<T> values, Function<T, String> name) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.getStyleClass().add(Styles.SMALL);
        box.getItems().addAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T shown) {
                return shown == null ? "" : name.apply(shown);
            }

            @Override
            public T fromString(String text) {
                throw new IllegalStateException("nothing is typed here");
            }
        });
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    private Node chartHeading() {
        ToggleButton log = new ToggleButton(Message.text("training.log"));
        log.setId("log-scale");
        log.getStyleClass().addAll(Styles.SMALL, "tiny");
        log.setTooltip(new Tooltip(Message.text("training.log.tip")));
        log.selectedProperty().addListener((o, was, is) -> chart.setLogarithmic(is));
        HBox heading = new HBox(Term.NAT.explains(heading(Message.text("training.loss"))), spacer(), log);
        heading.getStyleClass().add("heading-row");
        return heading;
    }

    private static Node legend() {
        FlowPane legend = new FlowPane(
                key(Term.ELBO, "−ELBO", "key-elbo"),
                key(Term.RECONSTRUCTION, Message.text("training.key.reconstruction"), "key-reconstruction"),
                key(Term.KL, "KL", "key-kl"),
                key(Term.VALIDATION, Message.text("training.key.validation"), "key-validation"));
        legend.getStyleClass().add("chart-legend");
        return legend;
    }

    private static Node key(Term term, String text, String style) {
        Region line = new Region();
        line.getStyleClass().addAll("chart-key", style);
        HBox key = new HBox(line, term.explains(new Label(text)));
        key.getStyleClass().add("chart-key-box");
        return key;
    }

    private static Label figure() {
        Label label = new Label("–");
        label.getStyleClass().add("figure");
        return label;
    }

    private static Label heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-heading");
        return label;
    }

    private static HBox row(Term term, String name, Node value) {
        return row(term.explains(new Label(name)), value);
    }

    private static HBox row(Label name, Node value) {
        name.getStyleClass().add("row-name");
        name.setLabelFor(value);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(name, spacer(), value);
        row.getStyleClass().add("row");
        return row;
    }

    private static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }
}

package latentatlas.ui.training;

import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import latentatlas.image.Binarisation;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.Workspace;
import latentatlas.training.History;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;

/** The settings of the next run, those that act on the one under way, and what came of it. */
public final class TrainingModel {
    private static final int FEW = 3;

    private final DoubleProperty beta = new SimpleDoubleProperty();
    private final DoubleProperty learningRate = new SimpleDoubleProperty();
    private final IntegerProperty batch = new SimpleIntegerProperty();
    private final IntegerProperty epochs = new SimpleIntegerProperty();
    private final LongProperty seed = new SimpleLongProperty();
    private final ObjectProperty<Likelihood> likelihood = new SimpleObjectProperty<>();
    private final ObjectProperty<PosteriorForm> posterior = new SimpleObjectProperty<>();
    private final IntegerProperty samples = new SimpleIntegerProperty();
    private final IntegerProperty refinements = new SimpleIntegerProperty();
    private final IntegerProperty pseudoInputs = new SimpleIntegerProperty();
    private final ObjectProperty<Binarisation> binarise = new SimpleObjectProperty<>();
    private final BooleanProperty valid = new SimpleBooleanProperty(true);
    private final ReadOnlyBooleanWrapper active = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<History> history = new ReadOnlyObjectWrapper<>(History.EMPTY);
    private final ReadOnlyObjectWrapper<History> whole = new ReadOnlyObjectWrapper<>(History.EMPTY);
    private final ReadOnlyDoubleWrapper moment = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyStringWrapper units = new ReadOnlyStringWrapper("–");
    private final ReadOnlyStringWrapper shares = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Draft> draft;
    private boolean taking;

    /** Shows {@code plan} until a workspace brings another. */
    public TrainingModel(TrainingPlan plan) {
        draft = new ReadOnlyObjectWrapper<>(new Draft(plan, true));
        take(draft.get());
        for (Property<?> setting : new Property<?>[] {
            beta,
            learningRate,
            batch,
            epochs,
            seed,
            likelihood,
            posterior,
            refinements,
            samples,
            pseudoInputs,
            binarise,
            valid
        }) {
            setting.addListener((o, was, is) -> changed());
        }
    }

    private void take(Draft shown) {
        taking = true;
        TrainingPlan plan = shown.plan();
        beta.set(plan.beta());
        learningRate.set(plan.learningRate());
        batch.set(plan.batch());
        epochs.set(plan.epochs());
        seed.set(plan.seed());
        likelihood.set(plan.likelihood());
        posterior.set(plan.inference().posterior());
        refinements.set(plan.inference().refinements());
        samples.set(plan.inference().samples());
        pseudoInputs.set(plan.inference().pseudoInputs());
        binarise.set(plan.binarise());
        taking = false;
        draft.set(shown);
    }

    private void changed() {
        if (taking) {
            return;
        }
        TrainingPlan set = draft.get()
                .plan()
                .with()
                .beta(beta.get())
                .learningRate(learningRate.get())
                .batch(batch.get())
                .epochs(epochs.get())
                .seed(seed.get())
                .likelihood(likelihood.get())
                .posterior(posterior.get())
                .refinements(refinements.get())
                .samples(samples.get())
                .pseudoInputs(pseudoInputs.get())
                .binarise(binarise.get())
                .build();
        draft.set(new Draft(set, valid.get()));
    }

    /** Shows what belongs to training in the state of the program. */
    public void show(Workspace now) {
        if (!now.draft().equals(draft.get())) {
            take(now.draft());
        }
        active.set(now.phase().active());
        Exhibit exhibit = now.exhibit();
        if (exhibit != null) {
            Exhibit newest = now.newest();
            whole.set(newest == null ? exhibit.history() : newest.history());
            moment.set(now.momentShown());
            history.set(exhibit.history());
            advice.set(Advice.of(exhibit));
            units.set(units(exhibit));
            shares.set(shares(exhibit));
        }
    }

    /** The plan as the settings say it. */
    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    DoubleProperty betaProperty() {
        return beta;
    }

    DoubleProperty learningRateProperty() {
        return learningRate;
    }

    IntegerProperty batchProperty() {
        return batch;
    }

    IntegerProperty epochsProperty() {
        return epochs;
    }

    LongProperty seedProperty() {
        return seed;
    }

    ObjectProperty<Likelihood> likelihoodProperty() {
        return likelihood;
    }

    ObjectProperty<PosteriorForm> posteriorProperty() {
        return posterior;
    }

    IntegerProperty refinementsProperty() {
        return refinements;
    }

    IntegerProperty samplesProperty() {
        return samples;
    }

    IntegerProperty pseudoInputsProperty() {
        return pseudoInputs;
    }

    ObjectProperty<Binarisation> binariseProperty() {
        return binarise;
    }

    /** Whether all that is typed is in its range; for the fields to say. */
    BooleanProperty validProperty() {
        return valid;
    }

    /** Whether a run is under way, so that only live settings can be changed. */
    ReadOnlyBooleanProperty activeProperty() {
        return active.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<History> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** How many latent dimensions carry information. */
    private static String units(Exhibit exhibit) {
        double[] kl = exhibit.klOfDimensions();
        boolean known = exhibit.plan().kind() == ModelKind.VAE && !Double.isNaN(kl[0]);
        return known ? Message.text("training.units", exhibit.activeUnits(), kl.length) : "–";
    }

    /** What the nats of each latent dimension are, where they are few and add up: a learned prior has no dimensions. */
    private static String shares(Exhibit exhibit) {
        double[] kl = exhibit.klOfDimensions();
        return kl.length > FEW
                        || exhibit.plan().inference().pseudoInputs() > 0
                        || units(exhibit).equals("–")
                ? ""
                : DoubleStream.of(kl).mapToObj(nats -> Figures.fixed(nats, 2)).collect(Collectors.joining(" + "));
    }

    ReadOnlyStringProperty sharesProperty() {
        return shares.getReadOnlyProperty();
    }

    ReadOnlyStringProperty unitsProperty() {
        return units.getReadOnlyProperty();
    }

    /** All of the run, also what came after the model that is shown. */
    ReadOnlyObjectProperty<History> wholeProperty() {
        return whole.getReadOnlyProperty();
    }

    /** Where in the run the model shown is, epochs; NaN at its end. */
    ReadOnlyDoubleProperty momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** What is wrong with the run in plain words; empty when nothing is. */
    ReadOnlyStringProperty adviceProperty() {
        return advice.getReadOnlyProperty();
    }
}

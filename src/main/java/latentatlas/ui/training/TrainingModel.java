package latentatlas.ui.training;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import latentatlas.training.History;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;

/** The settings of the next run, those that act on the one under way, and what came of it. Confined to the FX thread. */
public final class TrainingModel {
    private final DoubleProperty beta = new SimpleDoubleProperty(1);
    private final DoubleProperty learningRate = new SimpleDoubleProperty(1e-3);
    private final IntegerProperty batch = new SimpleIntegerProperty(128);
    private final IntegerProperty epochs = new SimpleIntegerProperty(30);
    private final LongProperty seed = new SimpleLongProperty(42);
    private final ObjectProperty<Likelihood> likelihood = new SimpleObjectProperty<>(Likelihood.BERNOULLI);
    private final BooleanProperty active = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<History> history = new ReadOnlyObjectWrapper<>(History.EMPTY);
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");
    private TrainingPlan base;

    public TrainingModel(Preset preset) {
        base = preset.plan();
        take(base);
    }

    /** Shows a plan's settings, and takes its model for the next run. */
    public final void take(TrainingPlan plan) {
        base = plan;
        beta.set(plan.beta());
        learningRate.set(plan.learningRate());
        batch.set(plan.batch());
        epochs.set(plan.epochs());
        seed.set(plan.seed());
        likelihood.set(plan.likelihood());
    }

    /**
     * The plan as it is set.
     *
     * @throws IllegalArgumentException if a value is out of its range, saying which
     */
    public TrainingPlan plan() {
        return base.with()
                .beta(beta.get())
                .learningRate(learningRate.get())
                .batch(batch.get())
                .epochs(epochs.get())
                .seed(seed.get())
                .likelihood(likelihood.get())
                .build();
    }

    public DoubleProperty betaProperty() {
        return beta;
    }

    public DoubleProperty learningRateProperty() {
        return learningRate;
    }

    public IntegerProperty batchProperty() {
        return batch;
    }

    public IntegerProperty epochsProperty() {
        return epochs;
    }

    public LongProperty seedProperty() {
        return seed;
    }

    public ObjectProperty<Likelihood> likelihoodProperty() {
        return likelihood;
    }

    /** Whether a run is under way, so that only live settings can be changed. */
    public BooleanProperty activeProperty() {
        return active;
    }

    public ReadOnlyObjectProperty<History> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** What is wrong with the run in plain words; empty when nothing is. */
    public ReadOnlyStringProperty adviceProperty() {
        return advice.getReadOnlyProperty();
    }

    public void show(History shown, String words) {
        history.set(shown);
        advice.set(words);
    }
}

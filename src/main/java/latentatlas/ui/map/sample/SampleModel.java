package latentatlas.ui.map.sample;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import latentatlas.flow.Latest;
import latentatlas.image.ImageSet;
import latentatlas.latent.Contour;
import latentatlas.latent.LabelDensity;
import latentatlas.latent.LatentPlane;
import latentatlas.message.Message;
import latentatlas.picture.LabelContours;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.ui.map.model.MapModel;
import latentatlas.vae.CodeSampler;
import latentatlas.vae.Decoder;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/**
 * Samples of what is chosen, and its density on the map, while it is open. A density is fitted when something else is chosen;
 * a model that changes meanwhile makes it stale, which is said and takes its contours from the map, until it is fitted again.
 */
public final class SampleModel {
    /** Samples in a row, and rows. */
    public static final int SIDE = 4;

    /** Stands for codes of any label. */
    public static final int ANY = ImageSet.UNLABELLED;

    private static final double[] SHARES = {0.5, 0.9, 0.99};

    private final MapModel map;
    private final Jobs jobs;
    private final SplittableRandom random;
    private final Latest<Wanted> toBackground;
    private final Latest<Found> toScreen = new Latest<>(Platform::runLater, this::put);
    private final IntegerProperty label = new SimpleIntegerProperty(ANY);
    private final DoubleProperty temperature = new SimpleDoubleProperty(1);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.CLOSED);
    private final ReadOnlyObjectWrapper<@Nullable Samples> samples = new ReadOnlyObjectWrapper<>();
    private @Nullable Fit fit;
    /** At work, or given up and not yet at its end. */
    private Jobs.@Nullable Handle fitting;

    /** Whether what is chosen then is fitted once {@link #fitting} ends. */
    private boolean again;

    private long seed;

    /** Of the plane looked at last. */
    private @Nullable Regions known;

    /** How far it is. */
    public enum State {
        CLOSED,
        FITTING,
        /** The samples are of the model that is shown. */
        CURRENT,
        /** The samples are of an earlier model, or of earlier codes. */
        STALE,
        /** The label has too few codes. */
        TOO_FEW,
        /** There is no density: it was given up, or there is no model. */
        NONE
    }

    /**
     * What was drawn.
     *
     * @param exhibit whose model decoded it
     * @param codes [samples, latent]
     * @param images [samples, values], intensities
     */
    public record Samples(Exhibit exhibit, float[] codes, float[] images) {}

    private record Fit(Exhibit exhibit, int label, CodeSampler sampler) {}

    private record Wanted(
            Fit fit,
            LatentPlane plane,
            long seed,
            double temperature,
            @Nullable Regions known) {}

    private record Regions(Fit fit, LatentPlane plane, List<Contour> contours) {}

    private record Found(Samples samples, Regions regions) {}

    /**
     * A closed one.
     *
     * @param jobs that densities are fitted among
     * @param background draws and decodes; runs one task at a time
     */
    public SampleModel(MapModel map, Jobs jobs, Executor background, SplittableRandom random) {
        this.map = map;
        this.jobs = jobs;
        this.random = random;
        seed = random.nextLong();
        toBackground = new Latest<>(background, wanted -> toScreen.offer(found(wanted)));
        label.subscribe(now -> {
            if (open()) {
                fit();
            }
        });
        temperature.subscribe(now -> ask());
        map.exhibitProperty().subscribe(now -> replaced());
    }

    /** The label sampled, or {@link #ANY}. */
    public IntegerProperty labelProperty() {
        return label;
    }

    /** What deviations are multiplied with, 0 for the most usual. */
    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was drawn last; empty before. */
    public ReadOnlyObjectProperty<@Nullable Samples> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    private boolean open() {
        return state.get() != State.CLOSED;
    }

    /** Begins to sample. */
    public void start() {
        if (!open()) {
            fit();
        }
    }

    /** Takes the contours from the map, and gives up what is being fitted. */
    public void close() {
        giveUp();
        samples.set(null);
        state.set(State.CLOSED);
    }

    private void giveUp() {
        if (fitting != null) {
            fitting.cancel();
        }
        again = false;
        fit = null;
        known = null;
        map.densityProperty().set(null);
    }

    /** Fits the density of what is chosen in the model that is shown. */
    public void fit() {
        giveUp();
        Exhibit exhibit = map.exhibitProperty().get();
        if (exhibit == null) {
            state.set(State.NONE);
            return;
        }
        int chosen = label.get();
        boolean prior = chosen == ANY && exhibit.plan().kind() == ModelKind.VAE;
        if (!prior
                && codes(exhibit, chosen)
                        < LabelDensity.leastCodes(exhibit.codes().latent())) {
            state.set(State.TOO_FEW);
            return;
        }
        state.set(State.FITTING);
        if (fitting != null) {
            again = true;
            return;
        }
        long fitSeed = random.nextLong();
        AtomicReference<@Nullable Fit> made = new AtomicReference<>();
        fitting = jobs.read(
                Message.of("sample.job", name(exhibit, chosen)),
                loading -> made.set(new Fit(
                        exhibit,
                        chosen,
                        CodeSampler.of(exhibit.model(), exhibit.codes(), chosen, fitSeed, () -> loading.at(0, 0)))),
                job -> fitted(job, made.get()));
    }

    private static long codes(Exhibit exhibit, int label) {
        int count = 0;
        for (int each : exhibit.codes().labels()) {
            count += label == ANY || each == label ? 1 : 0;
        }
        return count;
    }

    /** What a choice is called. */
    public static String name(Exhibit exhibit, int label) {
        if (label == ANY) {
            return Message.text(exhibit.plan().kind() == ModelKind.VAE ? "sample.prior" : "sample.all");
        }
        return exhibit.codes().labelNames().get(label);
    }

    private void fitted(Jobs.Handle job, @Nullable Fit made) {
        fitting = null;
        if (again) {
            fit();
        } else if (state.get() == State.FITTING && (made == null || job.cancelled())) {
            state.set(State.NONE);
        } else if (state.get() == State.FITTING) {
            fit = made;
            ask();
        }
    }

    /** Draws others. */
    public void renew() {
        seed = random.nextLong();
        ask();
    }

    private void ask() {
        Fit now = fit;
        Exhibit shown = map.exhibitProperty().get();
        if (now != null && shown != null) {
            LatentPlane plane =
                    current(now) ? shown.model().plane() : now.exhibit().model().plane();
            toBackground.offer(new Wanted(now, plane, seed, temperature.get(), known));
        }
    }

    private Found found(Wanted wanted) {
        Fit of = wanted.fit();
        Exhibit exhibit = of.exhibit();
        int count = SIDE * SIDE;
        int latent = exhibit.codes().latent();
        int values = exhibit.shape().values();
        float[] codes = of.sampler().draw(count, wanted.seed(), wanted.temperature());
        float[] images = new float[count * values];
        Decoder decoder = exhibit.model().newDecoder();
        float[] code = new float[latent];
        float[] image = new float[values];
        for (int i = 0; i < count; i++) {
            System.arraycopy(codes, i * latent, code, 0, latent);
            decoder.decode(code, image);
            System.arraycopy(image, 0, images, i * values, values);
        }
        Regions regions = wanted.known();
        if (regions == null || !regions.fit().equals(of) || !regions.plane().equals(wanted.plane())) {
            regions = new Regions(of, wanted.plane(), of.sampler().contours(wanted.plane(), SHARES));
        }
        return new Found(new Samples(exhibit, codes, images), regions);
    }

    private void put(Found found) {
        Fit now = fit;
        if (now == null || !now.equals(found.regions().fit())) {
            return;
        }
        known = found.regions();
        samples.set(found.samples());
        Exhibit shown = map.exhibitProperty().get();
        boolean current = current(now);
        state.set(current ? State.CURRENT : State.STALE);
        if (!current || shown == null) {
            map.densityProperty().set(null);
        } else if (shown.model().plane().equals(found.regions().plane())) {
            map.densityProperty()
                    .set(new LabelContours(now.label(), found.regions().contours()));
        }
    }

    private void replaced() {
        Fit now = fit;
        if (now == null) {
            return;
        }
        map.densityProperty().set(null);
        if (current(now)) {
            ask();
        } else if (state.get() == State.CURRENT) {
            state.set(State.STALE);
        }
    }

    /** Whether a density is of the model and the codes that are shown, be it on another plane. */
    @SuppressWarnings("ReferenceEquality") // Both are immutable and large: the question is whether they are these.
    private boolean current(Fit of) {
        Exhibit shown = map.exhibitProperty().get();
        return shown != null
                && shown.codes() == of.exhibit().codes()
                && shown.model().decoder().equals(of.exhibit().model().decoder());
    }
}

package latentatlas.ui.map.inspect;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import latentatlas.flow.Latest;
import latentatlas.latent.Contour;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PosteriorEllipse;
import latentatlas.measure.ImagePosterior;
import latentatlas.measure.PosteriorLens;
import latentatlas.picture.Belief;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.Beliefs;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.SelectionModel;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the true posteriors of the image under the pointer, or else of the cursor's, and of those drawn, in the
 * background, the latest only: what is dragged never waits for it.
 */
public final class BeliefWatch {
    private static final double[] SHARES = {0.5, 0.9, 0.99};
    /** Training wants the cores: meanwhile a posterior is looked for once all has stood still for so long. */
    private static final Duration LIVE_REST = Duration.millis(400);
    /** A model in training is looked at again after its cost this many times over. */
    private static final int REST = 40;

    private final MapModel model;
    private final Latest<Runnable> toBackground;
    private final Latest<Found> toScreen;
    private final PauseTransition rest = new PauseTransition(LIVE_REST);
    private boolean live;
    private boolean looking;
    private long shown;

    /** What the last posteriors cost, nanoseconds; written in the background. */
    private volatile long cost;

    /** Confined to the background. */
    private @Nullable PosteriorLens lens;

    private @Nullable FrozenModel looked;
    /** Of the drawn images, under the model looked at: what the pointer does changes none of them. */
    private final IdentityHashMap<float[], Belief> ofDrawn = new IdentityHashMap<>();

    private record Wanted(Exhibit exhibit, int code, LatentPoint cursor, List<float[]> drawn) {}

    private record Found(Wanted wanted, Beliefs beliefs) {}

    /**
     * A watch.
     *
     * @param background runs one task at a time
     */
    public BeliefWatch(MapModel model, Executor background) {
        this.model = model;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground = new Latest<>(background, Runnable::run);
        rest.setOnFinished(event -> ask());
        model.selection().hoveredProperty().addListener((o, was, is) -> moved());
        model.cursorProperty().addListener((o, was, is) -> moved());
        model.drawnProperty().addListener((o, was, is) -> moved());
        model.exhibitProperty().addListener((o, was, is) -> replaced());
        model.options().posteriorsProperty().subscribe(on -> moved());
    }

    /** Whether training is running, which wants the cores. */
    public void setLive(boolean running) {
        live = running;
    }

    private void moved() {
        if (live) {
            rest.playFromStart();
        } else {
            ask();
        }
    }

    private void replaced() {
        if (!live || System.nanoTime() - shown > REST * cost) {
            ask();
        }
    }

    private void ask() {
        Exhibit exhibit = model.exhibitProperty().get();
        if (exhibit == null
                || !model.options().posteriorsProperty().get()
                || !PosteriorLens.possible(exhibit.model())) {
            model.show(Beliefs.NONE);
            if (looking) {
                looking = false;
                toBackground.offer(this::letGo);
            }
            return;
        }
        int code = model.selection().hoveredProperty().get();
        boolean hovered = code >= 0 && code < exhibit.cloud().size() && exhibit.images() != null;
        shown = System.nanoTime();
        looking = true;
        Wanted wanted = new Wanted(
                exhibit,
                hovered ? code : SelectionModel.NONE,
                model.cursor(),
                model.drawnProperty().get());
        toBackground.offer(() -> toScreen.offer(new Found(wanted, look(wanted))));
    }

    /** A lens holds its model, and what that decodes all over the plane. */
    private void letGo() {
        if (lens != null) {
            lens.close();
        }
        lens = null;
        looked = null;
        ofDrawn.clear();
    }

    @SuppressWarnings("ReferenceEquality") // Models are immutable; the question is whether the lens is over this one.
    private Beliefs look(Wanted wanted) {
        long started = System.nanoTime();
        FrozenModel now = wanted.exhibit().model();
        PosteriorLens over = lens;
        if (over == null || looked != now) {
            letGo();
            over = new PosteriorLens(now);
            lens = over;
            looked = now;
        }
        List<Belief> beliefs = new ArrayList<>();
        float[] first = wanted.code() == SelectionModel.NONE
                ? wanted.exhibit().decoded(wanted.cursor())
                : wanted.exhibit().original(wanted.code()).orElseThrow();
        beliefs.add(belief(over, now, first));
        ofDrawn.keySet().retainAll(wanted.drawn());
        for (float[] image : wanted.drawn()) {
            if (image.length == first.length) {
                PosteriorLens through = over;
                beliefs.add(ofDrawn.computeIfAbsent(image, drawn -> belief(through, now, drawn)));
            }
        }
        cost = System.nanoTime() - started;
        return new Beliefs(wanted.code(), beliefs);
    }

    private static Belief belief(PosteriorLens lens, FrozenModel model, float[] image) {
        ImagePosterior posterior = lens.of(image);
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        float[] cholesky = new float[latent * latent];
        Encoder encoder = model.newEncoder();
        encoder.posterior(image, mean, cholesky);
        return new Belief(
                Contour.of(posterior.grid(), posterior.logDensity(), SHARES),
                model.plane().project(mean, 0),
                PosteriorEllipse.of(cholesky, model.plane()),
                posterior.logLikelihood(),
                posterior.error());
    }

    /** Shows what was found, unless it is of a model or of a code that is no longer looked at. */
    private void put(Found found) {
        Wanted wanted = found.wanted();
        Exhibit exhibit = model.exhibitProperty().get();
        boolean current = exhibit != null
                && exhibit.model().equals(wanted.exhibit().model())
                && model.options().posteriorsProperty().get();
        int hovered = model.selection().hoveredProperty().get();
        if (current && (wanted.code() == SelectionModel.NONE || wanted.code() == hovered)) {
            model.show(found.beliefs());
        }
    }
}

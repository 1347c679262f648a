package latentatlas.ui.map.inspect;

import javafx.application.Platform;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.measure.EncoderGaps;
import latentatlas.measure.Quadrature;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.session.Jobs;
import latentatlas.ui.map.model.MapModel;
import org.jspecify.annotations.Nullable;

/**
 * Has the encoder's gaps measured in the background while the layer that shows them is chosen and nothing trains: training
 * wants the cores, and makes another model before they are known.
 */
public final class GapWatch {
    private final MapModel model;
    private final Jobs jobs;
    private final int threads;
    private boolean live;
    private @Nullable Measuring last;

    private record Measuring(Exhibit exhibit, Jobs.Handle job) {}

    /**
     * A watch.
     *
     * @param threads to measure on
     */
    public GapWatch(MapModel model, Jobs jobs, int threads) {
        this.model = model;
        this.jobs = jobs;
        this.threads = threads;
        model.layerProperty().addListener((o, was, is) -> look());
        model.exhibitProperty().addListener((o, was, is) -> look());
    }

    /** Whether training is running. */
    public void setLive(boolean running) {
        live = running;
        look();
    }

    /** Gives up what is being measured. */
    public void close() {
        if (last != null) {
            last.job.cancel();
        }
    }

    private void look() {
        Exhibit now = model.exhibitProperty().get();
        ImageSet images = now == null ? null : now.images();
        Measuring before = last;
        if (before != null && (now == null || live || !chosen() || !MapModel.sameModelAndData(before.exhibit, now))) {
            before.job.cancel();
            last = null;
        }
        EncoderGaps known = model.gapsProperty().get();
        if (now != null
                && images != null
                && last == null
                && !live
                && chosen()
                && (known == null || !known.complete())
                && now.cloud().size() > 0
                && Quadrature.possible(now.model().architecture())) {
            last = new Measuring(now, jobs.read(Message.of("gap.job"), job -> measure(now, images, job)));
        }
    }

    private boolean chosen() {
        return model.layerProperty().get() == MapLayer.GAP;
    }

    /** In the background. */
    private void measure(Exhibit exhibit, ImageSet images, Loading job) {
        long[] done = new long[2];
        EncoderGaps.of(
                exhibit.model(),
                images,
                exhibit.cloud(),
                threads,
                sofar -> {
                    done[0] = sofar.nats().length;
                    done[1] = sofar.wanted();
                    Platform.runLater(() -> model.show(sofar, exhibit));
                },
                () -> job.at(done[0], done[1]));
    }
}

package latentatlas.ui.shell;

import java.util.Arrays;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.StoredModel;
import latentatlas.flow.Latest;
import latentatlas.image.ImageSet;
import latentatlas.image.Split;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.session.OpenData;
import latentatlas.training.CloudSample;
import latentatlas.ui.map.MapModel;
import latentatlas.vae.BatchCoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * Puts the codes of all images on the map, training, validation and test, whenever nothing trains: while it trains the map
 * shows a sample, so that training is not slowed down. Confined to the FX thread; encodes in the background.
 */
final class WholeCloud {
    private static final int PIECE = 2_048;
    /** Of a larger set a sample is shown: more points would hide each other. */
    private static final int MOST = 100_000;

    private final MapModel map;
    private final int threads;
    private final Latest<Wanted> toBackground;
    private final Latest<Shown> toScreen;
    private @Nullable OpenData joinedFor;
    private @Nullable ImageSet joined;
    /** What is wanted last; anything else is given up. Null for nothing. */
    private volatile @Nullable Wanted last;

    /** The images of a model; those of {@code stored} are to be checked first. */
    private record Wanted(
            FrozenModel model,
            OpenData data,
            ImageSet images,
            @Nullable StoredModel stored) {}

    private record Shown(Wanted wanted, Cloud cloud) {}

    /**
     * A whole cloud.
     *
     * @param background encodes; runs one task at a time
     */
    WholeCloud(MapModel map, Executor background, int threads) {
        this.map = map;
        this.threads = threads;
        toScreen = new Latest<>(Platform::runLater, this::show);
        toBackground = new Latest<>(background, this::encode);
    }

    /** All images of a data set in one: those trained on come first, so that their indices stay. */
    @SuppressWarnings("ReferenceEquality") // Images are read once: the same ones are the question, not equal ones.
    ImageSet images(OpenData data) {
        ImageSet all = joined;
        if (all == null || joinedFor != data) {
            all = data.train();
            for (ImageSet more : new ImageSet[] {data.validation(), data.set().test()}) {
                boolean fits = more != null
                        && more.shape().equals(all.shape())
                        && more.labelNames().equals(all.labelNames());
                all = fits && more != null ? ImageSet.joined(all, more) : all;
            }
            joined = all;
            joinedFor = data;
        }
        return all;
    }

    /** Encodes all images of {@code data}, on which {@code model} was trained, and shows them if it is still shown then. */
    void show(FrozenModel model, OpenData data) {
        offer(new Wanted(model, data, images(data), null));
    }

    /** As above for a model from a file, if {@code data} are the images it was trained on. */
    void showIfTrainedOn(StoredModel model, OpenData data) {
        OpenData divided = new OpenData(
                data.set(),
                Split.of(
                        data.set().train(),
                        model.plan().validation(),
                        model.plan().seed()));
        if (divided.train().shape().equals(model.shape())) {
            offer(new Wanted(model.model(), divided, images(divided), model));
        }
    }

    private void offer(Wanted wanted) {
        last = wanted;
        toBackground.offer(wanted);
    }

    /** Gives up what is being encoded. */
    void cancel() {
        last = null;
    }

    @SuppressWarnings("ReferenceEquality") // Whether it is still the last one wanted.
    private boolean current(Wanted wanted) {
        return wanted == last;
    }

    private void encode(Wanted wanted) {
        StoredModel stored = wanted.stored();
        if (!current(wanted)
                || (stored != null && !DataChecksum.of(wanted.data().train()).equals(stored.dataChecksum()))) {
            return;
        }
        CloudSample sample = new CloudSample(wanted.images(), MOST);
        int[] chosen = sample.chosen();
        int latent = wanted.model().architecture().latent();
        float[] codes = new float[chosen.length * latent];
        float[] means = new float[PIECE * latent];
        float[] logVariances = new float[means.length];
        try (BatchCoder coder = BatchCoder.parallel(wanted.model(), threads)) {
            for (int from = 0; from < chosen.length; from += PIECE) {
                if (!current(wanted)) {
                    return;
                }
                int to = Math.min(chosen.length, from + PIECE);
                coder.encode(wanted.images(), Arrays.copyOfRange(chosen, from, to), means, logVariances);
                System.arraycopy(means, 0, codes, from * latent, (to - from) * latent);
            }
        }
        Codes all = sample.codes(codes, latent);
        if (all.finite()) {
            toScreen.offer(new Shown(wanted, all.on(wanted.model().plane())));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Whether the map still shows this very model.
    private void show(Shown shown) {
        Wanted wanted = shown.wanted();
        if (current(wanted) && map.modelProperty().get() == wanted.model()) {
            map.show(wanted.model(), wanted.images().shape(), shown.cloud(), wanted.images());
        }
    }
}

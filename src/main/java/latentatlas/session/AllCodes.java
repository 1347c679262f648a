package latentatlas.session;

import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import latentatlas.archive.DataChecksum;
import latentatlas.archive.StoredModel;
import latentatlas.flow.Latest;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.training.CloudSample;
import latentatlas.vae.BatchCoder;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Encodes all images of the model at hand, training, validation and test, whenever nothing trains: while it trains a sample
 * is shown, so that training is not slowed down. A model from a file gets its images by this, where they are at hand.
 * Called on the screen's thread; encodes on one of its own.
 */
final class AllCodes implements AutoCloseable {
    private static final int PIECE = 2_048;
    /** Of a larger set a sample is shown: more points would hide each other. */
    private static final int MOST = 1_000_000;

    private final Executor screen;
    private final int threads;
    private final Found found;
    private final ExecutorService encoder = Executors.newSingleThreadExecutor(task -> Jobs.daemon(task, "encoder"));
    private final Latest<Wanted> toEncoder = new Latest<>(encoder, this::encode);
    /** What is wanted last; anything else is given up. Null for nothing. */
    private volatile @Nullable Wanted last;

    /** A model and the images it may have been trained on. */
    private record Wanted(Exhibit exhibit, OpenData data) {}

    /** Hears of all codes of a model, on the screen's thread. */
    @FunctionalInterface
    interface Found {
        void take(Exhibit exhibit, OpenData data, Codes codes, Cloud cloud);
    }

    AllCodes(Executor screen, int threads, Found found) {
        this.screen = screen;
        this.threads = threads;
        this.found = found;
    }

    /** Looks for the codes of all images of {@code exhibit}: its own, or {@code open} if they prove to be the same. */
    void find(Exhibit exhibit, @Nullable OpenData open) {
        OpenData own = exhibit.data();
        OpenData candidate = own != null ? own : open;
        if (candidate == null || !candidate.train().shape().equals(exhibit.shape())) {
            cancel();
            return;
        }
        Wanted wanted = new Wanted(exhibit, own != null ? own : OpenData.of(candidate.set(), exhibit.plan()));
        last = wanted;
        toEncoder.offer(wanted);
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
        try {
            if (current(wanted) && own(wanted)) {
                Codes codes = codes(wanted);
                if (codes != null) {
                    // Here, since it takes a second for a million codes.
                    Cloud cloud = codes.on(wanted.exhibit().model().plane());
                    cloud.neighbours();
                    screen.execute(() -> {
                        if (current(wanted)) {
                            found.take(wanted.exhibit(), wanted.data(), codes, cloud);
                        }
                    });
                }
            }
        } catch (RuntimeException | Error e) {
            // Memory that is full, or native code that does not load: the map shows fewer points, and training says
            // why.
            Logger.warn(e, "not all images could be encoded");
        }
    }

    /** Whether the images are the ones the model was trained on. */
    private static boolean own(Wanted wanted) {
        StoredModel stored = wanted.exhibit().stored();
        return wanted.exhibit().data() != null
                || (stored != null && DataChecksum.of(wanted.data().train()).equals(stored.dataChecksum()));
    }

    /** Null where it was given up. */
    private @Nullable Codes codes(Wanted wanted) {
        CloudSample sample = new CloudSample(wanted.data().all(), MOST);
        int[] chosen = sample.chosen();
        try (BatchCoder coder = BatchCoder.parallel(wanted.exhibit().model(), threads)) {
            int latent = coder.latent();
            float[] codes = new float[chosen.length * latent];
            float[] means = new float[PIECE * latent];
            float[] logVariances = new float[means.length];
            for (int from = 0; from < chosen.length; from += PIECE) {
                if (!current(wanted)) {
                    return null;
                }
                int to = Math.min(chosen.length, from + PIECE);
                coder.encode(wanted.data().all(), Arrays.copyOfRange(chosen, from, to), means, logVariances);
                System.arraycopy(means, 0, codes, from * latent, (to - from) * latent);
            }
            return sample.codes(codes, latent);
        }
    }

    @Override
    public void close() {
        cancel();
        encoder.shutdown();
    }
}

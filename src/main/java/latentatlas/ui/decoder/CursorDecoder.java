package latentatlas.ui.decoder;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import latentatlas.flow.Latest;
import latentatlas.session.Exhibit;
import latentatlas.vae.Decoder;
import latentatlas.vae.FrozenModel;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the cursor off the screen's thread, the latest code only. {@link #decode} is called on the screen's thread, the
 * consumer runs there; the decoder itself is confined to the background executor.
 */
final class CursorDecoder {
    private final Latest<Request> requests;
    private final Latest<Decoded> results;
    private @Nullable FrozenModel coded;
    private @Nullable Decoder decoder;

    private record Request(Exhibit exhibit, float[] code, boolean moved, long asked) {}

    /**
     * A decoded image.
     *
     * @param exhibit whose model decoded it
     * @param intensities [values], fresh
     * @param code [latent], that it was decoded from
     * @param moved whether the cursor was moved, rather than the model changed
     * @param asked when, {@link System#nanoTime}
     */
    record Decoded(Exhibit exhibit, float[] intensities, float[] code, boolean moved, long asked) {}

    /**
     * A decoder.
     *
     * @param background runs one task at a time
     */
    CursorDecoder(Executor background, Executor screen, Consumer<Decoded> consumer) {
        results = new Latest<>(screen, consumer);
        requests = new Latest<>(background, this::work);
    }

    void decode(Exhibit exhibit, float[] code, boolean moved) {
        requests.offer(new Request(exhibit, code, moved, System.nanoTime()));
    }

    @SuppressWarnings("ReferenceEquality") // Models are immutable; the question is whether the buffers are this one's.
    private void work(Request request) {
        FrozenModel model = request.exhibit().model();
        Decoder ready = decoder;
        if (ready == null || coded != model) {
            ready = model.newDecoder();
            decoder = ready;
            coded = model;
        }
        float[] image = new float[request.exhibit().shape().values()];
        ready.decode(request.code(), image);
        results.offer(new Decoded(request.exhibit(), image, request.code(), request.moved(), request.asked()));
    }
}

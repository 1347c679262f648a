package latentatlas.cli;

import latentatlas.image.ImageSet;
import latentatlas.measure.EncoderGaps;
import latentatlas.measure.Quadrature;
import latentatlas.picture.LayerRequest;
import latentatlas.picture.MapLayer;
import latentatlas.vae.FrozenModel;

/** Measures the encoder's gaps for a map that shows them. */
final class Gaps {
    private Gaps() {}

    /** The request with what its layer needs; {@code images} are those of its cloud. */
    static LayerRequest with(LayerRequest request, FrozenModel model, ImageSet images) {
        if (request.layer() != MapLayer.GAP || !Quadrature.possible(model.architecture())) {
            return request;
        }
        int threads = Runtime.getRuntime().availableProcessors();
        return request.with(EncoderGaps.of(model, images, request.cloud(), threads, sofar -> {}, () -> true));
    }
}

package latentatlas.picture;

import java.util.Arrays;
import latentatlas.message.Message;
import latentatlas.vae.FrozenModel;

/**
 * Paints layers. Confined to one background thread; keeps nothing between calls but the tiles of the last model.
 */
public final class LayerPainter {
    private static final int OPAQUE = 0xFF000000;

    private final ManifoldLayer manifold = new ManifoldLayer();

    public LayerRaster paint(LayerRequest request) {
        int[] argb = new int[request.width() * request.height()];
        Arrays.fill(argb, OPAQUE | request.theme().paper());
        LayerLegend legend = layer(request, argb);
        if (request.shadeEmpty()) {
            legend = EmptyShade.paint(request, argb, legend);
        }
        return new LayerRaster(argb, request.width(), request.height(), request.view(), legend);
    }

    private LayerLegend layer(LayerRequest request, int[] argb) {
        FrozenModel model = request.model();
        manifold.show(model);
        return switch (request.layer()) {
            case PLAIN ->
                LayerLegend.of(Message.text(
                        "layer.codes", Figures.count(request.cloud().size())));
            case DENSITY -> DensityLayer.paint(request, argb);
            case CLASSES -> ClassesLayer.paint(request, argb);
            case MANIFOLD, DISTORTION, GAP ->
                model == null ? LayerLegend.of(Message.text("layer.no-model")) : decoded(request, model, argb);
        };
    }

    private LayerLegend decoded(LayerRequest request, FrozenModel model, int[] argb) {
        return switch (request.layer()) {
            case DISTORTION -> DistortionLayer.paint(request, model, argb);
            case GAP -> GapLayer.paint(request, model, argb);
            default -> manifold.paint(request, model, argb);
        };
    }
}

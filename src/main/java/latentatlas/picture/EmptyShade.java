package latentatlas.picture;

import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.Density;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;

/** Hatches places with no code nearby: what the decoder shows there it has not learned from data. */
final class EmptyShade {
    private static final double CELL = 3;
    private static final double STRIPE = 7;
    private static final double FADE = 0.55;
    private static final double LINE = 0.28;

    private EmptyShade() {}

    /** Whether no code lies within {@code reach} of a place. */
    static boolean empty(Cloud cloud, LatentPoint place, double reach) {
        return cloud.neighbours().nearest(place, 1, reach, code -> true).length == 0;
    }

    /** Hatches a painted layer, and says in its legend how. */
    static LayerLegend paint(LayerRequest request, int[] argb, LayerLegend legend) {
        Cloud cloud = request.cloud();
        if (cloud.size() == 0) {
            return legend;
        }
        double reach = Density.reach(cloud);
        int cell = request.pixels(CELL);
        int stripe = request.pixels(STRIPE);
        int line = request.pixels(1);
        int paper = request.theme().paper();
        int muted = request.theme().muted();
        IntStream.range(0, request.height() / cell + 1).parallel().forEach(row -> {
            for (int column = 0; column * cell < request.width(); column++) {
                LatentPoint middle = request.view().latent((column + 0.5) * cell, (row + 0.5) * cell);
                if (empty(cloud, middle, reach)) {
                    for (int py = row * cell; py < Math.min(request.height(), (row + 1) * cell); py++) {
                        for (int px = column * cell; px < Math.min(request.width(), (column + 1) * cell); px++) {
                            int at = py * request.width() + px;
                            int faded = Ink.mix(argb[at] & 0xFFFFFF, paper, FADE);
                            boolean on = Math.floorMod(px + py, stripe) < line;
                            argb[at] = 0xFF000000 | (on ? Ink.mix(faded, muted, LINE) : faded);
                        }
                    }
                }
            }
        });
        String hatched = Message.text("layer.hatched", Figures.brief(reach));
        return legend.withNote(legend.note().isEmpty() ? hatched : legend.note() + "\n" + hatched);
    }
}

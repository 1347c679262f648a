package latentatlas.ui.drawing;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Neighbours;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Refiner;
import org.jspecify.annotations.Nullable;

/** Encodes images, refines their codes and asks the nearest codes for their labels. Confined to one background thread. */
final class Reader {
    private static final int NEIGHBOURS = 10;

    private Cloud indexed = Cloud.EMPTY;
    private Neighbours neighbours = new Neighbours(new float[0], 2);

    /**
     * Reads one image.
     *
     * @param usual the loss above which an image is strange, nats; infinite where it is not known
     */
    Reading read(FrozenModel model, Cloud cloud, float[] intensities, double usual) {
        int latent = model.architecture().latent();
        float[] mean = new float[latent];
        model.newEncoder().encode(intensities, mean, new float[latent]);
        Refiner refiner = new Refiner(model);
        float[] refined = refiner.refine(intensities, mean);
        LatentPoint code = model.plane().project(mean, 0);
        LatentPoint better = model.plane().project(refined, 0);
        float[] reconstruction = new float[intensities.length];
        model.newDecoder().decode(model.plane().code(better), reconstruction);
        double loss = refiner.loss(intensities, refined);
        return new Reading(intensities, code, better, reconstruction, votes(cloud, better), loss, loss > usual);
    }

    @SuppressWarnings("ReferenceEquality") // Clouds are immutable: the same one is the question, not an equal one.
    private @Nullable Neighbours index(Cloud cloud) {
        if (cloud.size() == 0 || cloud.labelNames().isEmpty()) {
            return null;
        }
        if (cloud != indexed) {
            float[] codes = new float[2 * cloud.size()];
            for (int i = 0; i < cloud.size(); i++) {
                codes[2 * i] = cloud.x()[i];
                codes[2 * i + 1] = cloud.y()[i];
            }
            neighbours = new Neighbours(codes, 2);
            indexed = cloud;
        }
        return neighbours;
    }

    private String votes(Cloud cloud, LatentPoint point) {
        Neighbours index = index(cloud);
        if (index == null) {
            return "";
        }
        Map<String, Integer> votes = new TreeMap<>();
        for (int nearest : index.nearest(new float[] {(float) point.x(), (float) point.y()}, NEIGHBOURS)) {
            votes.merge(cloud.labelNames().get(cloud.labels()[nearest]), 1, Integer::sum);
        }
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3)
                .map(vote -> vote.getKey() + " ×" + vote.getValue())
                .collect(Collectors.joining(", "));
    }
}

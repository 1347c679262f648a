package latentatlas.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import latentatlas.latent.Cloud;
import latentatlas.latent.CloudSearch;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Neighbours;
import latentatlas.message.Message;

/**
 * The map told to who does not see it. Of a larger latent space the map shows a plane: what is told then is what one sees on
 * it, and it is said to be so.
 */
public final class MapInWords {
    private static final int NEIGHBOURS = 10;
    private static final int MOST_LABELS = 12;
    private static final int MOST_OVERLAPS = 3;
    private static final int MOST_HOLES = 3;

    private MapInWords() {}

    /**
     * Where a place is, which label most of the nearest codes have, and how many of them.
     *
     * @param latent dimensions of the space that the cloud is of
     */
    public static Message place(Cloud cloud, int latent, Set<Integer> hidden, LatentPoint place) {
        String z = Figures.place(place, 2);
        int[] nearest = nearest(cloud, hidden, place, NEIGHBOURS);
        int label = nearest.length == 0 ? -1 : Neighbours.majority(nearest, cloud.labels());
        if (label < 0) {
            return Message.of(latent > 2 ? "spoken.place.unlabelled.plane" : "spoken.place.unlabelled", z);
        }
        int votes = 0;
        for (int code : nearest) {
            votes += cloud.labels()[code] == label ? 1 : 0;
        }
        return Message.of(
                latent > 2 ? "spoken.place.plane" : "spoken.place",
                z,
                cloud.labelNames().get(label),
                votes,
                nearest.length);
    }

    /** How near to a place the nearest code is. */
    public static Message nearest(Cloud cloud, int latent, Set<Integer> hidden, LatentPoint place) {
        int[] nearest = nearest(cloud, hidden, place, 1);
        return nearest.length == 0
                ? Message.of("spoken.nearest.none")
                : Message.of(
                        latent > 2 ? "spoken.nearest.plane" : "spoken.nearest",
                        Figures.fixed(cloud.point(nearest[0]).distance(place), 2));
    }

    private static int[] nearest(Cloud cloud, Set<Integer> hidden, LatentPoint place, int count) {
        return cloud.neighbours()
                .nearest(place, count, Double.POSITIVE_INFINITY, code -> !hidden.contains(cloud.labels()[code]));
    }

    /** A code by itself: its label and where it lies. */
    public static Message code(Cloud cloud, int code) {
        String label = cloud.labelName(code);
        String place = Figures.place(cloud.point(code), 2);
        return label.isEmpty() ? Message.of("spoken.code.unlabelled", place) : Message.of("spoken.code", place, label);
    }

    /** What the map shows as a whole. */
    public static Message contents(Cloud cloud, int latent, MapLayer layer) {
        return Message.of(
                latent > 2 ? "spoken.contents.plane" : "spoken.contents", layer.title(), cloud.size(), latent);
    }

    /**
     * All that a look at the map tells, a sentence each: where each label lies, which overlap, where the prior has no data.
     *
     * @param prior whether codes are meant to fill a standard normal prior
     */
    public static List<Message> summary(Cloud cloud, int latent, boolean prior) {
        List<Message> said = new ArrayList<>();
        int[] counts = cloud.counts();
        said.add(Message.of("spoken.map", cloud.size(), counts.length));
        if (latent > 2) {
            said.add(Message.of("spoken.map.plane", latent));
        }
        int told = 0;
        for (int label = 0; label < counts.length && told < MOST_LABELS; label++) {
            LatentPoint centre = CloudSearch.centre(cloud, label);
            if (centre != null) {
                said.add(Message.of(
                        "spoken.map.label",
                        cloud.labelNames().get(label),
                        counts[label],
                        Figures.place(centre, 2),
                        Figures.fixed(spread(cloud, label, centre), 2)));
                told++;
            }
        }
        if (counts.length > MOST_LABELS) {
            said.add(Message.of("spoken.map.more", counts.length - MOST_LABELS));
        }
        said.addAll(overlaps(cloud));
        if (prior && cloud.size() > 0) {
            said.addAll(coverage(PriorCoverage.of(cloud)));
        }
        return said;
    }

    private static List<Message> overlaps(Cloud cloud) {
        if (cloud.labelNames().size() < 2) {
            return List.of();
        }
        List<LabelOverlap> overlaps = LabelOverlap.of(cloud);
        if (overlaps.isEmpty()) {
            return List.of(Message.of("spoken.map.apart"));
        }
        return overlaps.stream()
                .limit(MOST_OVERLAPS)
                .map(overlap -> Message.of(
                        "spoken.map.overlap",
                        cloud.labelNames().get(overlap.first()),
                        cloud.labelNames().get(overlap.second()),
                        percent(overlap.share())))
                .toList();
    }

    private static List<Message> coverage(PriorCoverage coverage) {
        List<Message> said = new ArrayList<>();
        said.add(Message.of("spoken.map.covered", percent(coverage.covered())));
        if (coverage.holes().isEmpty()) {
            said.add(Message.of("spoken.map.whole"));
        }
        coverage.holes().stream()
                .limit(MOST_HOLES)
                .map(hole -> Message.of("spoken.map.hole", Figures.place(hole.deepest(), 2), percent(hole.share())))
                .forEach(said::add);
        return said;
    }

    private static String percent(double share) {
        return Figures.fixed(100 * share, share < 0.1 ? 1 : 0);
    }

    /** The root mean square distance of a label's codes from their centre, units of the plane. */
    private static double spread(Cloud cloud, int label, LatentPoint centre) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < cloud.size(); i++) {
            if (cloud.labels()[i] == label) {
                double distance = cloud.point(i).distance(centre);
                sum += distance * distance;
                count++;
            }
        }
        return Math.sqrt(sum / Math.max(1, count));
    }
}

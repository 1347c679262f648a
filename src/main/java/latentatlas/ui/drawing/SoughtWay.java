package latentatlas.ui.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Lift;
import latentatlas.latent.PathFinder;
import latentatlas.latent.PathKind;
import latentatlas.latent.PlaneDecoder;
import latentatlas.session.Exhibit;
import latentatlas.vae.Metric;
import latentatlas.vae.ModelPlane;
import org.jspecify.annotations.Nullable;

/**
 * A way to be found between two ends.
 *
 * @param via a place that it leads through
 * @param lift on which it lies: both ends' codes over their places
 * @param beyond whether it runs on past both ends
 * @param comparing whether ways of the other kinds are found too
 */
record SoughtWay(
        Exhibit exhibit,
        PathKind kind,
        Metric metric,
        LatentPoint from,
        @Nullable LatentPoint via,
        LatentPoint to,
        Lift lift,
        boolean beyond,
        boolean comparing) {
    private static final int FRAMES = InterpolationModel.FRAMES;

    /** The images along it, which takes some hundredths of a second. */
    InterpolationModel.Film film(CodeIndex index) {
        try (ModelPlane plane = new ModelPlane(exhibit.model(), lift)) {
            PlaneDecoder measured = plane.in(metric);
            PathFinder finder = new PathFinder(measured, exhibit.codes(), lift);
            LatentPath path = find(finder, measured, kind);
            float[] all = new float[FRAMES * plane.values()];
            plane.decode(path.points(), all);
            float[][] images = new float[FRAMES][];
            List<CodesAround> around = new ArrayList<>();
            for (int i = 0; i < FRAMES; i++) {
                images[i] = Arrays.copyOfRange(all, i * plane.values(), (i + 1) * plane.values());
                if (exhibit.codes().size() > 0) {
                    around.add(index.around(exhibit, lift.code(path.points().get(i))));
                }
            }
            Map<PathKind, LatentPath> others = new EnumMap<>(PathKind.class);
            for (PathKind other : PathKind.values()) {
                if (comparing && other != kind) {
                    others.put(other, find(finder, measured, other));
                }
            }
            LatentPoint middle = via == null ? path.points().get(FRAMES / 2) : via;
            return new InterpolationModel.Film(
                    path, lift, kind, metric, images, around, others, from, to, middle, exhibit);
        }
    }

    private LatentPath find(PathFinder finder, PlaneDecoder measured, PathKind wanted) {
        double overshoot = beyond ? PathFinder.MOST_OVERSHOOT : 0;
        if (via == null) {
            return finder.find(wanted, from, to, FRAMES, overshoot);
        }
        List<LatentPoint> points =
                new ArrayList<>(finder.find(wanted, from, via, FRAMES).points());
        points.addAll(finder.find(wanted, via, to, FRAMES).points());
        return LatentPath.evenly(LatentPath.extended(points, overshoot), FRAMES, measured);
    }
}

package latentatlas.ui.lesson;

import java.util.List;
import java.util.Set;
import latentatlas.latent.Cloud;
import latentatlas.latent.CloudSearch;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PathFinder;
import latentatlas.latent.PathKind;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Exhibit;
import latentatlas.vae.ModelPlane;

/** The straight line is short on the map; the geodesic is short for the image. */
final class WaysLesson {
    private static final int POINTS = 33;
    private static final double NOTICEABLE = 0.02;
    private static final double MUCH = 0.2;

    private WaysLesson() {}

    static Lesson lesson() {
        return new Lesson("ways", 3, MapLayer.DISTORTION, null, Set.of(), List.of(Trial.bundled()), WaysLesson::read);
    }

    /** The centres of two labels that lie far apart, or corners of the prior where no labels are known. */
    private static List<LatentPoint> ends(Cloud cloud) {
        LatentPoint from = new LatentPoint(-1.5, -1);
        LatentPoint to = new LatentPoint(1.5, 1);
        double farthest = 0;
        for (int a = 0; a < cloud.labelNames().size(); a++) {
            LatentPoint one = CloudSearch.centre(cloud, a);
            for (int b = a + 1; b < cloud.labelNames().size(); b++) {
                LatentPoint other = CloudSearch.centre(cloud, b);
                if (one != null && other != null && one.distance(other) > farthest) {
                    farthest = one.distance(other);
                    from = one;
                    to = other;
                }
            }
        }
        return List.of(from, to);
    }

    private static Outcome read(Evidence evidence) {
        Exhibit model = evidence.model();
        List<LatentPoint> ends = ends(model.cloud());
        try (ModelPlane plane = new ModelPlane(model.model(), model.model().plane())) {
            PathFinder finder =
                    new PathFinder(plane, model.codes(), model.model().plane());
            LatentPath straight = finder.find(PathKind.STRAIGHT, ends.get(0), ends.get(1), POINTS);
            evidence.check();
            LatentPath bent = finder.find(PathKind.GEODESIC, ends.get(0), ends.get(1), POINTS);
            double saved = 1 - bent.length() / straight.length();
            return new Outcome(
                    saved < NOTICEABLE ? 1 : saved < MUCH ? 2 : 3,
                    List.of(Message.of("lesson.ways.straight"), Message.of("lesson.ways.bent")),
                    List.of(
                            Outcome.row("change", Outcome.number(straight.length()), Outcome.number(bent.length())),
                            Outcome.row(
                                    "length",
                                    Outcome.number(onTheMap(straight.points())),
                                    Outcome.number(onTheMap(bent.points()))),
                            Outcome.row("saved", Outcome.share(saved))),
                    ends);
        }
    }

    private static double onTheMap(List<LatentPoint> points) {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += points.get(i).distance(points.get(i - 1));
        }
        return sum;
    }
}

package latentatlas.archive;

import java.util.ArrayList;
import java.util.List;
import latentatlas.latent.LatentPlane;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;

/**
 * The map's axes as text, each [latent].
 *
 * @param origin of the plane, finite
 * @param first axis, finite
 * @param second axis, finite
 */
public record PlaneText(List<Float> origin, List<Float> first, List<Float> second) {
    public PlaneText {
        for (List<Float> axis : List.of(origin, first, second)) {
            for (Float value : axis) {
                if (value == null || !Float.isFinite(value)) {
                    throw new Unfit(Message.of("archive.refused.number"));
                }
            }
            if (axis.isEmpty() || axis.size() != origin.size()) {
                throw new Unfit(Message.of("archive.refused.axes"));
            }
        }
        origin = List.copyOf(origin);
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    public static PlaneText of(LatentPlane plane) {
        return new PlaneText(list(plane.origin()), list(plane.first()), list(plane.second()));
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    int latent() {
        return origin.size();
    }

    public LatentPlane plane() {
        return new LatentPlane(array(origin), array(first), array(second));
    }

    private static float[] array(List<Float> list) {
        float[] values = new float[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i);
        }
        return values;
    }
}

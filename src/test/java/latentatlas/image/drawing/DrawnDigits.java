package latentatlas.image.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Strokes of ten digits as a hand might draw them, for tests: y downwards, about 60 by 100 units. */
public final class DrawnDigits {
    private static final double[][][] STROKES = {
        {{30, 0, 10, 15, 2, 45, 8, 80, 28, 100, 50, 85, 58, 50, 50, 14, 30, 0}},
        {{18, 18, 34, 0, 33, 50, 31, 100}},
        {{6, 22, 18, 4, 38, 2, 50, 18, 44, 42, 24, 70, 4, 98, 30, 94, 58, 97}},
        {{8, 10, 28, 0, 48, 10, 46, 32, 26, 45, 48, 56, 54, 78, 36, 98, 6, 90}},
        {{20, 2, 4, 56, 30, 56, 58, 54}, {44, 26, 42, 60, 38, 100}},
        {{50, 2, 14, 4, 10, 42, 34, 38, 52, 58, 48, 84, 26, 98, 4, 90}},
        {{44, 0, 18, 28, 6, 68, 20, 98, 44, 92, 50, 68, 32, 54, 10, 70}},
        {{4, 4, 30, 3, 56, 2, 40, 46, 26, 100}},
        {{48, 12, 26, 0, 10, 16, 26, 42, 50, 66, 46, 92, 24, 100, 8, 82, 20, 56, 44, 32, 48, 12}},
        {{50, 20, 28, 2, 8, 20, 14, 44, 36, 44, 50, 20, 48, 60, 40, 100}}
    };

    private static final int STEPS = 8;

    private DrawnDigits() {}

    /** One digit, its points smoothed, sheared, scaled, moved and shaken a little. */
    public static Drawing digit(int digit, Random random) {
        double shear = 0.25 * random.nextGaussian();
        double stretch = 0.8 + 0.4 * random.nextDouble();
        double size = 0.3 + 3 * random.nextDouble();
        double left = 200 * random.nextDouble();
        List<double[]> strokes = new ArrayList<>();
        for (double[] points : STROKES[digit]) {
            double[] shaken = points.clone();
            for (int i = 0; i < shaken.length; i += 2) {
                double x = points[i] + 2.5 * random.nextGaussian();
                double y = points[i + 1] + 2.5 * random.nextGaussian();
                shaken[i] = left + size * (stretch * x - shear * y);
                shaken[i + 1] = size * y;
            }
            strokes.add(smooth(shaken));
        }
        return new Drawing(strokes);
    }

    /** A Catmull-Rom spline through the points. */
    private static double[] smooth(double[] points) {
        int count = points.length / 2;
        double[] smooth = new double[2 * ((count - 1) * STEPS + 1)];
        for (int i = 0; i < smooth.length / 2; i++) {
            int segment = Math.min(count - 2, i / STEPS);
            double t = (i - segment * STEPS) / (double) STEPS;
            for (int axis = 0; axis < 2; axis++) {
                double a = points[2 * Math.max(0, segment - 1) + axis];
                double b = points[2 * segment + axis];
                double c = points[2 * segment + 2 + axis];
                double d = points[2 * Math.min(count - 1, segment + 2) + axis];
                smooth[2 * i + axis] =
                        b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
            }
        }
        return smooth;
    }
}

package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaletteTest {
    private static final int LABELS = 10;
    private static final int MOST_LABELS = 62;

    /** Ways to see, on linear RGB: Machado, Oliveira and Fernandes 2009, full severity. */
    private enum Sight {
        COMMON(17, 1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(10, 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        DEUTERANOPIA(10, 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881),
        TRITANOPIA(10, 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039);

        private final double least;
        private final double[] matrix;

        Sight(double least, double... matrix) {
            this.least = least;
            this.matrix = matrix;
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void tenLabelsStayApartForEverySight(Theme theme) {
        for (Sight sight : Sight.values()) {
            for (int a = 0; a < LABELS; a++) {
                for (int b = 0; b < a; b++) {
                    double difference =
                            difference(lab(Palette.rgb(a, theme), sight), lab(Palette.rgb(b, theme), sight));
                    assertTrue(
                            difference >= sight.least,
                            a + " and " + b + " differ by " + difference + " for " + sight + " in " + theme);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void allLabelsAreSeenAgainstThePaperAndDiffer(Theme theme) {
        double paper = lab(theme.paper(), Sight.COMMON)[0];
        for (int label = Palette.NO_LABEL; label < MOST_LABELS; label++) {
            double lightness = lab(Palette.rgb(label, theme), Sight.COMMON)[0];
            assertTrue(Math.abs(lightness - paper) > 20, "label " + label + " has lightness " + lightness);
        }
        long different =
                Arrays.stream(Palette.colours(MOST_LABELS, theme)).distinct().count();
        assertEquals(MOST_LABELS + 1, different);
    }

    @Test
    void theDifferenceIsCiede2000() {
        // Pairs and results published by Sharma, Wu and Dalal (2005) to check implementations with.
        assertEquals(2.0425, difference(new double[] {50, 2.6772, -79.7751}, new double[] {50, 0, -82.7485}), 1e-4);
        assertEquals(7.1792, difference(new double[] {50, 2.49, -0.001}, new double[] {50, -2.49, 0.0009}), 1e-4);
        assertEquals(
                1.2644,
                difference(new double[] {60.2574, -34.0099, 36.2677}, new double[] {60.4626, -34.1751, 39.4387}),
                1e-4);
    }

    private static double[] lab(int rgb, Sight sight) {
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = (rgb >> (16 - 8 * i) & 0xFF) / 255.0;
            linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        double[] seen = new double[3];
        for (int i = 0; i < 9; i++) {
            seen[i / 3] += sight.matrix[i] * linear[i % 3];
        }
        double r = Math.max(0, Math.min(1, seen[0]));
        double g = Math.max(0, Math.min(1, seen[1]));
        double b = Math.max(0, Math.min(1, seen[2]));
        double x = curve((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = curve(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = curve((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double value) {
        return value > 216.0 / 24389 ? Math.cbrt(value) : (24389.0 / 27 * value + 16) / 116;
    }

    /** CIEDE2000. */
    private static double difference(double[] first, double[] second) {
        double chroma = (Math.hypot(first[1], first[2]) + Math.hypot(second[1], second[2])) / 2;
        double seventh = Math.pow(chroma, 7);
        double g = 0.5 * (1 - Math.sqrt(seventh / (seventh + Math.pow(25, 7))));
        double a1 = first[1] * (1 + g);
        double a2 = second[1] * (1 + g);
        double c1 = Math.hypot(a1, first[2]);
        double c2 = Math.hypot(a2, second[2]);
        double h1 = hue(a1, first[2]);
        double h2 = hue(a2, second[2]);
        double turn = h2 - h1 > 180 ? h2 - h1 - 360 : h2 - h1 < -180 ? h2 - h1 + 360 : h2 - h1;
        double hueStep = 2 * Math.sqrt(c1 * c2) * sin(turn / 2);
        double lightness = (first[0] + second[0]) / 2;
        double c = (c1 + c2) / 2;
        double h = Math.abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2;
        double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 * h + 6) - 0.2 * cos(4 * h - 63);
        double high = Math.pow(c, 7);
        double rotation =
                -sin(60 * Math.exp(-Math.pow((h - 275) / 25, 2))) * 2 * Math.sqrt(high / (high + Math.pow(25, 7)));
        double away = Math.pow(lightness - 50, 2);
        double l = (second[0] - first[0]) / (1 + 0.015 * away / Math.sqrt(20 + away));
        double dc = (c2 - c1) / (1 + 0.045 * c);
        double dh = hueStep / (1 + 0.015 * c * t);
        return Math.sqrt(l * l + dc * dc + dh * dh + rotation * dc * dh);
    }

    private static double hue(double a, double b) {
        return (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}

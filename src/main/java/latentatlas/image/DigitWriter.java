package latentatlas.image;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Writes handwritten-like digits: a way of writing, a writer's style, a shaky hand, a pen, and MNIST's normalisation. An
 * image depends on the seed and its number alone, so that any part of an unlimited set can be made by any thread.
 */
public final class DigitWriter {
    /** What sets of them are called. */
    public static final String NAME = "Built-in digits";

    private static final int DIGITS = 10;
    private static final long TEST_SEED_OFFSET = 0x7E57;
    private static final List<List<List<double[]>>> WAYS =
            IntStream.range(0, DIGITS).mapToObj(Allographs::of).toList();

    /** Points drawn between two control points of a curve. */
    private static final int STEPS = 7;

    private DigitWriter() {}

    /** Training and test digits by different hands; each tenth image is the same digit's. */
    public static DataSet dataSet(int train, int test, long seed) {
        return new DataSet(NAME, images(train, seed), images(test, seed + TEST_SEED_OFFSET));
    }

    /** {@code count} digits, image i showing the digit i modulo 10, made on all cores. */
    public static ImageSet images(int count, long seed) {
        int values = ImageShape.MNIST.values();
        byte[] bytes = new byte[count * values];
        int[] labels = new int[count];
        IntStream.range(0, count).parallel().forEach(i -> {
            labels[i] = i % DIGITS;
            write(labels[i], new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i), bytes, i * values);
        });
        return new ImageSet(ImageShape.MNIST, Pixels.of(bytes, values), labels, ImageSet.numbered(DIGITS));
    }

    private static void write(int digit, SplittableRandom random, byte[] target, int offset) {
        List<List<double[]>> ways = WAYS.get(digit);
        List<double[]> skeleton = ways.get(random.nextInt(ways.size()));
        Hand hand = new Hand(random, digit);
        List<double[]> strokes = new ArrayList<>();
        for (double[] stroke : skeleton) {
            strokes.add(hand.move(Curves.smooth(hand.shake(stroke), STEPS)));
        }
        InkRaster.draw(strokes, hand.penWidth(), hand.contrast(), target, offset);
    }

    /** One hand's style for one digit. */
    private static final class Hand {
        private final SplittableRandom random;
        private final double shake;
        private final double slant;
        private final double aspect;
        private final double cos;
        private final double sin;
        private final double penWidth;
        private final double contrast;
        private final double[] waves = new double[8];

        Hand(SplittableRandom random, int digit) {
            this.random = random;
            shake = 0.02 + 0.028 * random.nextDouble();
            slant = 0.12 + 0.26 * random.nextGaussian();
            // A one is narrow whoever writes it; other digits differ from hand to hand.
            aspect = Math.exp(-0.22 + (digit == 1 ? 0.1 : 0.22) * random.nextGaussian());
            double angle = 0.11 * random.nextGaussian();
            cos = Math.cos(angle);
            sin = Math.sin(angle);
            penWidth = Math.max(1.3, Math.min(4.6, 2.55 + 0.7 * random.nextGaussian()));
            contrast = 0.9 + 0.35 * random.nextDouble();
            for (int i = 0; i < waves.length; i++) {
                waves[i] = i % 4 < 2 ? 0.045 * random.nextGaussian() : 2 * Math.PI * random.nextDouble();
            }
        }

        double penWidth() {
            return penWidth;
        }

        double contrast() {
            return contrast;
        }

        /** Moves each control point a little by itself. */
        double[] shake(double[] points) {
            double[] shaken = points.clone();
            for (int i = 0; i < shaken.length; i++) {
                shaken[i] += shake * random.nextGaussian();
            }
            return shaken;
        }

        /** Bends the plane in slow waves, then slants, stretches and turns it. */
        double[] move(double[] points) {
            double[] moved = points.clone();
            for (int i = 0; i < moved.length; i += 2) {
                double x = moved[i] - 0.5;
                double y = moved[i + 1] - 0.5;
                double bentX = x + waves[0] * Math.sin(4 * y + waves[2]) + waves[1] * Math.sin(6 * x + waves[3]);
                double bentY = y + waves[4] * Math.sin(4 * x + waves[6]) + waves[5] * Math.sin(6 * y + waves[7]);
                double slanted = (bentX - slant * bentY) * aspect;
                moved[i] = cos * slanted - sin * bentY;
                moved[i + 1] = sin * slanted + cos * bentY;
            }
            return moved;
        }
    }
}

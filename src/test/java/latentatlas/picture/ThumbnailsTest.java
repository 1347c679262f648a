package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import org.junit.jupiter.api.Test;

/** Each image is a pattern of its own number, so that a wrong one is told by its pixels. */
class ThumbnailsTest {
    private static final int WIDTH = 500;
    private static final int HEIGHT = 400;
    private static final int SIDE = 30;
    private static final int BITS = 10;
    private static final int PAPER = 0xFF000000 | Theme.DARK.paper();

    private final SplittableRandom random = new SplittableRandom(5);
    private final int[] argb = new int[WIDTH * HEIGHT];

    /** Images of one row of pixels a bit: white for 1. */
    private static ImageSet images(int count, int first) {
        byte[] bytes = new byte[count * BITS * BITS];
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < BITS; row++) {
                if ((i + first >> row & 1) == 1) {
                    Arrays.fill(bytes, (i * BITS + row) * BITS, (i * BITS + row + 1) * BITS, (byte) 255);
                }
            }
        }
        int[] labels = IntStream.range(0, count).map(i -> i % 4).toArray();
        return new ImageSet(new ImageShape(BITS, BITS, 1), Pixels.of(bytes, BITS * BITS), labels, ImageSet.numbered(4));
    }

    /** Codes of some of the images, in an order of their own. */
    private Cloud cloud(ImageSet images, int codes) {
        int[] of = random.ints(0, images.size()).distinct().limit(codes).toArray();
        float[] x = new float[codes];
        float[] y = new float[codes];
        for (int i = 0; i < codes; i++) {
            x[i] = (float) random.nextGaussian();
            y[i] = (float) random.nextGaussian();
        }
        return new Cloud(x, y, IntStream.of(of).map(images::label).toArray(), of, images.labelNames());
    }

    private int number(int left, int top) {
        int number = 0;
        for (int row = 0; row < BITS; row++) {
            int y = top + row * SIDE / BITS + 1;
            int pixel = argb[y * WIDTH + left + SIDE / 2] & 0xFFFFFF;
            boolean dark = pixel == Theme.DARK.paper();
            number |= dark ? 0 : 1 << row;
        }
        return number;
    }

    private int[] draw(Cloud cloud, ImageSet images, Set<Integer> hidden, int[] selected, ViewTransform view) {
        Arrays.fill(argb, PAPER);
        return new Thumbnails(Theme.DARK, 1).draw(cloud, images, hidden, selected, view, argb, WIDTH);
    }

    @Test
    void whateverIsHiddenSelectedMovedOrOpenedEachCodeHasItsOwnImageAndNoneOverlaps() {
        ImageSet images = images(600, 0);
        Cloud cloud = cloud(images, 400);
        Set<Integer> hidden = new HashSet<>();
        int[] selected = new int[0];
        int first = 0;
        int drawn = 0;
        for (int step = 0; step < 400; step++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    int label = random.nextInt(4);
                    if (!hidden.remove(label)) {
                        hidden.add(label);
                    }
                }
                case 1 -> hidden = new HashSet<>(List.of(0, 1, 2));
                case 2 ->
                    selected = random.ints(random.nextInt(20), 0, cloud.size())
                            .sorted()
                            .distinct()
                            .toArray();
                case 3 -> {
                    first = random.nextInt(300);
                    images = images(500 + random.nextInt(100), first);
                    cloud = cloud(images, 300);
                    selected = new int[0];
                }
                default -> hidden.clear();
            }
            LatentPoint centre = new LatentPoint(random.nextGaussian(), random.nextGaussian());
            ViewTransform view = new ViewTransform(centre, 100 + random.nextInt(800), WIDTH, HEIGHT);
            int[] chosen = draw(cloud, images, hidden, selected, view);
            drawn += chosen.length;
            check(cloud, first, hidden, view, chosen);
        }
        assertTrue(drawn > 4_000, drawn + " images");
    }

    private void check(Cloud cloud, int first, Set<Integer> hidden, ViewTransform view, int[] chosen) {
        for (int i = 0; i < chosen.length; i++) {
            int code = chosen[i];
            assertFalse(hidden.contains(cloud.labels()[code]));
            double x = view.screenX(cloud.x()[code]);
            double y = view.screenY(cloud.y()[code]);
            for (int j = 0; j < i; j++) {
                assertTrue(Math.abs(view.screenX(cloud.x()[chosen[j]]) - x) >= SIDE
                        || Math.abs(view.screenY(cloud.y()[chosen[j]]) - y) >= SIDE);
            }
            int left = (int) Math.round(x - SIDE / 2.0);
            int top = (int) Math.round(y - SIDE / 2.0);
            if (left >= 0 && top >= 0 && left + SIDE <= WIDTH && top + SIDE <= HEIGHT) {
                assertEquals(cloud.images()[code] + first, number(left, top));
            }
        }
    }

    @Test
    void aCrowdStaysPointsAndSelectedCodesComeFirstInTheirColour() {
        ImageSet images = images(1_000, 0);
        Cloud cloud = cloud(images, 900);
        assertEquals(
                0,
                draw(cloud, images, Set.of(), new int[0], new ViewTransform(LatentPoint.ORIGIN, 50, WIDTH, HEIGHT))
                        .length);
        ViewTransform near = new ViewTransform(cloud.point(7), 3_000, WIDTH, HEIGHT);
        int[] chosen = draw(cloud, images, Set.of(), new int[] {7}, near);
        assertEquals(7, chosen[0]);
        Set<Integer> colours = new HashSet<>();
        for (int y = HEIGHT / 2 - SIDE / 2; y < HEIGHT / 2 + SIDE / 2; y++) {
            colours.add(argb[y * WIDTH + WIDTH / 2] & 0xFFFFFF);
        }
        assertTrue(colours.contains(Palette.rgb(cloud.labels()[7], Theme.DARK)));
        int[] others = draw(cloud, images, Set.of(), new int[] {8}, near);
        assertTrue(others.length > 0);
        for (int pixel : argb) {
            assertTrue((pixel & 0xFFFFFF) != Palette.rgb(cloud.labels()[7], Theme.DARK)
                    || cloud.labels()[8] == cloud.labels()[7]);
        }
    }
}

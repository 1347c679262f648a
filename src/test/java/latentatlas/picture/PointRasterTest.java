package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PointRasterTest {
    private static final int SIDE = 101;
    private static final ViewTransform VIEW = new ViewTransform(LatentPoint.ORIGIN, 10, SIDE, SIDE);
    private static final int PAPER = 0xFF000000 | Theme.DARK.paper();

    private final PointRaster raster = new PointRaster();
    private final int[] argb = new int[SIDE * SIDE];

    private void draw(Cloud cloud, Set<Integer> hidden, int[] selected, PointMark mark) {
        Arrays.fill(argb, PAPER);
        raster.draw(cloud, hidden, selected, VIEW, new PointStyle(Theme.DARK, mark, 1), argb, SIDE);
    }

    private int at(double x, double y) {
        return argb[(int) VIEW.screenY(y) * SIDE + (int) VIEW.screenX(x)] & 0xFFFFFF;
    }

    private static Cloud two(float x) {
        return new Cloud(new float[] {0, x}, new float[] {0, 0}, new int[] {0, 1}, new int[] {5, 6}, List.of("0", "1"));
    }

    @ParameterizedTest
    @EnumSource(PointMark.class)
    void aPointLiesOnItsPixelAndNowhereElse(PointMark mark) {
        draw(two(3), Set.of(), new int[0], mark);
        long inked = Arrays.stream(argb).filter(pixel -> pixel != PAPER).count();
        assertTrue(inked > 10 && inked < 400, inked + " pixels");
        double sumX = 0;
        double weight = 0;
        for (int i = 0; i < argb.length; i++) {
            if (argb[i] != PAPER && i % SIDE < 65) {
                sumX += i % SIDE;
                weight++;
            }
        }
        assertEquals(VIEW.screenX(0) - 0.5, sumX / weight, 0.6);
    }

    @ParameterizedTest
    @EnumSource(PointMark.class)
    void allCoresDrawThePictureThatOneDraws(PointMark mark) {
        java.util.SplittableRandom random = new java.util.SplittableRandom(1);
        int count = 5_000;
        float[] x = new float[count];
        float[] y = new float[count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) (3 * random.nextGaussian());
            y[i] = (float) (3 * random.nextGaussian());
            labels[i] = random.nextInt(3) - 1;
        }
        Cloud cloud = new Cloud(x, y, labels, new int[count], List.of("0", "1"));
        draw(cloud, Set.of(), new int[] {3, 4}, mark);
        int[] one = argb.clone();
        Arrays.fill(argb, PAPER);
        PointStyle style = new PointStyle(Theme.DARK, mark, 1);
        new PointRaster(0).draw(cloud, Set.of(), new int[] {3, 4}, VIEW, style, argb, SIDE);
        assertArrayEquals(one, argb);
    }

    @Test
    void aViewThatMovesHasPartOfALargeCloudAndAllOfASmallOne() {
        int count = 1_000;
        float[] x = new float[count];
        float[] y = new float[count];
        for (int i = 0; i < count; i++) {
            x[i] = i % 40 / 4.5f - 4;
            y[i] = Math.floorDiv(i, 40) / 3f - 4;
        }
        Cloud cloud = new Cloud(x, y, new int[count], new int[count], List.of("0"));
        PointStyle style = new PointStyle(Theme.DARK, PointMark.DOT, 1);
        draw(cloud, Set.of(), new int[0], PointMark.DOT);
        int[] all = argb.clone();
        Arrays.fill(argb, PAPER);
        raster.draw(cloud, 1_000, Set.of(), new int[0], VIEW, style, argb, SIDE);
        assertArrayEquals(all, argb);
        Arrays.fill(argb, PAPER);
        raster.draw(cloud, 250, Set.of(), new int[0], VIEW, style, argb, SIDE);
        long inked = Arrays.stream(argb).filter(pixel -> pixel != PAPER).count();
        long inkedAll = Arrays.stream(all).filter(pixel -> pixel != PAPER).count();
        assertTrue(inked > 0.15 * inkedAll && inked < 0.6 * inkedAll, inked + " of " + inkedAll);
    }

    /** Where the codes are indexed, which is made for all that are at rest. */
    @Test
    void aViewThatMovesHasAllCodesOfALargeCloudOnceFewAreInView() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(3);
        int count = 20_000;
        float[] x = new float[count];
        float[] y = new float[count];
        int[] labels = random.ints(count, 0, 3).toArray();
        for (int i = 0; i < count; i++) {
            x[i] = (float) random.nextDouble(-60, 60);
            y[i] = (float) random.nextDouble(-60, 60);
        }
        Cloud cloud = new Cloud(x, y, labels, IntStream.range(0, count).toArray(), List.of("0", "1", "2"));
        cloud.neighbours();
        draw(cloud, Set.of(), new int[0], PointMark.DOT);
        int[] still = argb.clone();
        Arrays.fill(argb, PAPER);
        PointStyle style = new PointStyle(Theme.DARK, PointMark.DOT, 1);
        raster.draw(cloud, 1_000, Set.of(), new int[0], VIEW, style, argb, SIDE);
        assertArrayEquals(still, argb);
    }

    @Test
    void hiddenLabelsAreLeftOut() {
        draw(two(3), Set.of(1), new int[0], PointMark.DOT);
        assertNotEquals(Theme.DARK.paper(), at(0, 0));
        assertEquals(Theme.DARK.paper(), at(3, 0));
    }

    @Test
    void selectedPointsComeLastAndInFullColour() {
        draw(two(0), Set.of(), new int[0], PointMark.DOT);
        int lastOnTop = at(0, 0);
        draw(two(0), Set.of(), new int[] {0}, PointMark.DOT);
        assertNotEquals(lastOnTop, at(0, 0));
        assertEquals(Palette.rgb(0, Theme.DARK), at(0, 0));
    }

    @Test
    void pointsPartlyOrWhollyOutsideAndThoseThatAreNoNumbersHarmNothing() {
        float[] x = {5.05f, -5.05f, 0, 900, Float.NaN, Float.POSITIVE_INFINITY};
        float[] y = {0, 0, 5.05f, 0, 0, 0};
        Cloud cloud = new Cloud(x, y, new int[6], new int[6], List.of("0"));
        draw(cloud, Set.of(), new int[] {0, 4}, PointMark.GLYPH);
        assertTrue(Arrays.stream(argb).allMatch(pixel -> pixel >>> 24 == 0xFF));
    }

    @Test
    void pointsBecomeSmallerAndPalerTheMoreAreInView() {
        for (PointMark mark : PointMark.values()) {
            PointStyle style = new PointStyle(Theme.DARK, mark, 1);
            for (int count : new int[] {10, 1_000, 10_000, 70_000}) {
                assertTrue(style.size(10 * count) <= style.size(count));
                assertTrue(style.opacity(10 * count) <= style.opacity(count));
            }
            assertEquals(2 * style.size(100), new PointStyle(Theme.DARK, mark, 2).size(100));
        }
    }

    @Test
    void sixtyTwoLabelsHaveSixtyTwoLooks() throws Exception {
        int labels = 62;
        String names = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        float[] x = new float[labels];
        float[] y = new float[labels];
        for (int i = 0; i < labels; i++) {
            x[i] = i % 8 - 3.5f;
            y[i] = Math.floorDiv(i, 8) - 3.5f;
        }
        int[] each = IntStream.range(0, labels).toArray();
        Cloud cloud = new Cloud(
                x, y, each, each, names.chars().mapToObj(Character::toString).toList());
        ViewTransform view = new ViewTransform(LatentPoint.ORIGIN, 40, 360, 360);
        for (PointMark mark : PointMark.values()) {
            int[] picture = new int[360 * 360];
            Arrays.fill(picture, PAPER);
            raster.draw(cloud, Set.of(), new int[0], view, new PointStyle(Theme.DARK, mark, 2), picture, 360);
            Shown.keep("marks-" + mark.title().replace(' ', '-'), picture, 360);
            long looks = IntStream.range(0, labels)
                    .mapToObj(i -> patch(picture, (int) view.screenX(x[i]), (int) view.screenY(y[i])))
                    .distinct()
                    .count();
            assertEquals(labels, looks);
        }
    }

    @Test
    void labelsWhoseNamesBeginAlikeHaveDifferentGlyphsAllTheSame() {
        List<String> names = List.of("1", "10", "11", "2");
        long glyphs = IntStream.range(0, 4)
                .mapToObj(label ->
                        Arrays.toString(PointMasks.sampled(PointOutlines.of(PointMark.GLYPH, names, label), 12)))
                .distinct()
                .count();
        assertEquals(4, glyphs);
        assertEquals(
                Arrays.toString(PointMasks.sampled(PointOutlines.of(PointMark.GLYPH, List.of("b", "a"), 1), 12)),
                Arrays.toString(PointMasks.sampled(PointOutlines.of(PointMark.GLYPH, List.of("ant"), 0), 12)));
    }

    private static String patch(int[] picture, int x, int y) {
        StringBuilder patch = new StringBuilder();
        for (int row = y - 18; row < y + 18; row++) {
            patch.append(Arrays.toString(Arrays.copyOfRange(picture, row * 360 + x - 18, row * 360 + x + 18)));
        }
        return patch.toString();
    }
}

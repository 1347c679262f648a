package latentatlas.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Sets of images, their parts, and how far they are read. */
class ImageSetTest {
    private static final ImageShape PAIR = new ImageShape(2, 1, 1);

    /** Image i is the two bytes i and i + 100, its label i modulo {@code labels}. */
    private static ImageSet images(int count, int labels) {
        byte[] bytes = new byte[2 * count];
        for (int i = 0; i < count; i++) {
            bytes[2 * i] = (byte) i;
            bytes[2 * i + 1] = (byte) (i + 100);
        }
        int[] own = labels == 0
                ? null
                : IntStream.range(0, count).map(i -> i % labels).toArray();
        return new ImageSet(PAIR, Pixels.of(bytes, 2), own, ImageSet.numbered(labels));
    }

    private static int[] firstBytes(ImageSet images) {
        return IntStream.range(0, images.size())
                .map(i -> images.image(i)[0] & 0xFF)
                .toArray();
    }

    private static void refused(Executable what) {
        assertThrows(IllegalArgumentException.class, what);
    }

    @Test
    void aSetHasAnImageAndALabelOfEachOnlyInRange() {
        ImageSet set = images(5, 3);
        assertEquals(5, set.size());
        assertTrue(set.labelled());
        assertEquals(1, set.label(4));
        assertArrayEquals(new byte[] {4, 104}, set.image(4));
        assertEquals(List.of("0", "1", "2"), set.labelNames());
        assertFalse(images(5, 0).labelled());
        assertEquals(ImageSet.UNLABELLED, images(5, 0).label(2));
        Pixels pixels = Pixels.of(new byte[4], 2);
        refused(() -> new ImageSet(ImageShape.MNIST, pixels, null, List.of()));
        refused(() -> new ImageSet(PAIR, pixels, new int[1], List.of("a")));
        refused(() -> new ImageSet(PAIR, pixels, new int[] {0, 1}, List.of("a")));
        refused(() -> new ImageSet(PAIR, pixels, new int[] {0, -1}, List.of("a")));
        assertEquals(List.of(), new ImageSet(PAIR, pixels, null, List.of("a")).labelNames());
        assertEquals(5, Pixels.of(new byte[5], 1).count());
        refused(() -> Pixels.of(new byte[5], 2));
        refused(() -> Pixels.of(new byte[5], 0));
    }

    @Test
    void aPartAndAJoinedSetShowTheImagesWithTheirOwnLabelsInThatOrder() {
        ImageSet part = images(9, 3).subset(new int[] {7, 2, 2});
        assertArrayEquals(new int[] {7, 2, 2}, firstBytes(part));
        assertEquals(1, part.label(0));
        assertEquals(2, part.label(1));
        assertEquals(2, part.pixels().values());
        assertFalse(images(9, 0).subset(new int[] {1}).labelled());
        ImageSet both = ImageSet.joined(images(2, 3), images(9, 3).subset(new int[] {5, 4}));
        assertArrayEquals(new int[] {0, 1, 5, 4}, firstBytes(both));
        assertEquals(2, both.label(2));
        assertEquals(2, both.pixels().values());
        byte[] row = new byte[6];
        both.pixels().read(3, row, 4);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 4, 104}, row);
        assertFalse(ImageSet.joined(images(2, 0), images(2, 0)).labelled());
        refused(() -> ImageSet.joined(images(2, 3), images(2, 2)));
        ImageSet wide = new ImageSet(new ImageShape(1, 2, 1), Pixels.of(new byte[2], 2), null, List.of());
        refused(() -> ImageSet.joined(images(2, 0), wide));
        refused(() -> new DataSet("x", images(2, 0), wide));
        assertNull(new DataSet("x", images(2, 0), null).test());
        assertEquals(
                List.of("a", "b", "c"),
                images(2, 3).withLabelNames(List.of("a", "b", "c")).labelNames());
        refused(() -> images(3, 3).withLabelNames(List.of("a", "b")));
    }

    @Test
    void aSplitHoldsOutTheShareOfEachLabelAndEveryImageIsInOnePart() {
        ImageSet set = images(90, 3);
        for (double share : new double[] {0.1, 0.2, 0.5}) {
            Split split = Split.of(set, share, 5);
            ImageSet held = Objects.requireNonNull(split.validation());
            assertEquals(Math.round(90 * share), held.size());
            for (int label = 0; label < 3; label++) {
                int wanted = label;
                assertEquals(
                        Math.round(30 * share),
                        IntStream.range(0, held.size())
                                .filter(i -> held.label(i) == wanted)
                                .count());
            }
            int[] train = firstBytes(split.train());
            int[] kept = firstBytes(held);
            assertArrayEquals(IntStream.of(train).sorted().toArray(), train);
            assertArrayEquals(IntStream.of(kept).sorted().toArray(), kept);
            assertArrayEquals(
                    IntStream.range(0, 90).toArray(),
                    IntStream.concat(IntStream.of(train), IntStream.of(kept))
                            .sorted()
                            .toArray());
            assertArrayEquals(kept, firstBytes(Split.of(set, share, 5).validation()));
            assertFalse(Arrays.equals(kept, firstBytes(Split.of(set, share, 6).validation())));
        }
        assertEquals(10, Split.of(images(100, 0), 0.1, 1).validation().size());
    }

    @Test
    void aSplitByChanceIsFair() {
        int[] times = new int[40];
        for (int seed = 0; seed < 400; seed++) {
            for (int image : firstBytes(Split.of(images(40, 0), 0.25, seed).validation())) {
                times[image]++;
            }
        }
        // 100 of 400 on average, with a deviation of under 9.
        assertTrue(IntStream.of(times).allMatch(t -> t > 60 && t < 140), Arrays.toString(times));
    }

    @Test
    void whereNothingCanBeHeldOutAllIsTrainedOn() {
        assertNull(Split.of(images(9, 3), 0, 1).validation());
        assertEquals(9, Split.of(images(9, 3), 0, 1).train().size());
        assertNull(Split.of(images(9, 0), 0.1, 1).validation());
        assertNull(Split.of(images(1, 0), 0.99, 1).validation());
        assertEquals(1, Split.of(images(1, 0), 0.99, 1).train().size());
        refused(() -> Split.of(images(9, 0), 1, 1));
        refused(() -> Split.of(images(9, 0), -0.1, 1));
        refused(() -> Split.of(images(9, 0), Double.NaN, 1));
    }

    @Test
    void aFormIsSmallEnoughToBeOneAndAnyNumberOfValuesHasOne() {
        new ImageShape(1, 4096, 3);
        for (int[] form : new int[][] {{0, 1, 1}, {1, 0, 1}, {4097, 1, 1}, {1, 4097, 1}, {1, 1, 2}, {1, 1, 0}}) {
            refused(() -> new ImageShape(form[0], form[1], form[2]));
        }
        assertEquals(2 * 3 * 3, new ImageShape(2, 3, 3).values());
        assertEquals("2×3 RGB", new ImageShape(2, 3, 3).toString());
        assertEquals("28×28", ImageShape.MNIST.toString());
        assertEquals(new ImageShape(784, 1, 1), ImageShape.ofValues(784));
        assertEquals(new ImageShape(4096, 1, 1), ImageShape.ofValues(4096));
        assertEquals(new ImageShape(2050, 2, 1), ImageShape.ofValues(4100));
        assertEquals(new ImageShape(4096, 4096, 1), ImageShape.ofValues(4096 * 4096));
    }

    @Test
    void bytesAreCountedHoweverTheyAreReadAndNeverMoreThanThereAre() throws Exception {
        List<Long> told = new ArrayList<>();
        ByteProgress progress = new ByteProgress(
                (done, total) -> {
                    told.add(done);
                    return true;
                },
                10);
        try (InputStream in = progress.of(new ByteArrayInputStream(new byte[7]))) {
            assertEquals(0, in.read());
            assertEquals(4, in.read(new byte[8], 1, 4));
            assertEquals(2, in.read(new byte[8], 0, 8));
            assertEquals(-1, in.read());
            assertEquals(-1, in.read(new byte[2], 0, 2));
        }
        assertEquals(7, progress.done());
        progress.add(5);
        assertEquals(12, progress.done());
        assertEquals(List.of(1L, 5L, 7L, 7L, 7L, 10L), told);
        progress.back(3);
        progress.add(1);
        assertEquals(4, progress.done());
    }
}

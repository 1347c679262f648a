package latentatlas.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.Mnist;
import latentatlas.image.files.IdxFiles;
import latentatlas.latent.Neighbours;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DigitWriterTest {
    @Test
    void anImageDependsOnTheSeedAndItsNumberAlone() {
        ImageSet few = DigitWriter.images(50, 3);
        ImageSet many = DigitWriter.images(400, 3);
        ImageSet other = DigitWriter.images(50, 4);
        for (int i = 0; i < 50; i++) {
            assertArrayEquals(few.image(i), many.image(i));
            assertFalse(Arrays.equals(few.image(i), other.image(i)));
        }
    }

    @Test
    void digitsAreCentredAndSizedAsMnistIs() {
        ImageSet digits = DigitWriter.images(500, 5);
        for (int n = 0; n < digits.size(); n++) {
            byte[] image = digits.image(n);
            double sum = 0;
            double x = 0;
            double y = 0;
            int left = 28;
            int right = -1;
            int top = 28;
            int bottom = -1;
            for (int i = 0; i < image.length; i++) {
                int value = image[i] & 0xFF;
                sum += value;
                x += value * (i % 28 + 0.5);
                y += value * (i / 28 + 0.5);
                if (value > 127) {
                    left = Math.min(left, i % 28);
                    right = Math.max(right, i % 28);
                    top = Math.min(top, i / 28);
                    bottom = Math.max(bottom, i / 28);
                }
            }
            assertTrue(x / sum >= 13.7 && x / sum <= 15.3, "barycentre " + x / sum);
            assertTrue(y / sum >= 13.7 && y / sum <= 15.3, "barycentre " + y / sum);
            int longest = Math.max(right - left, bottom - top) + 1;
            assertTrue(longest >= 18 && longest <= 20, "longest side " + longest);
        }
    }

    @Tag("long")
    @Test
    void aClassifierThatHasSeenOnlyTheseDigitsReadsMnist() throws Exception {
        ImageSet test = IdxFiles.read(Mnist.folder(), Loading.UNWATCHED).test();
        ImageSet written = DigitWriter.images(20_000, 1);
        float[] known = new float[written.size() * 784];
        int[] labels = new int[written.size()];
        for (int i = 0; i < written.size(); i++) {
            byte[] image = written.image(i);
            labels[i] = written.label(i);
            for (int p = 0; p < 784; p++) {
                known[i * 784 + p] = (image[p] & 0xFF) / 255f;
            }
        }
        int tried = 500; // Of 10,000: a brute-force neighbour search in the time a test may take.
        long right = IntStream.range(0, tried)
                .parallel()
                .filter(n -> nearest(known, labels, test.image(n * 20)) == test.label(n * 20))
                .count();
        assertTrue(right >= 0.86 * tried, right + " of " + tried);
    }

    private static int nearest(float[] known, int[] labels, byte[] image) {
        int[] best = {0, 0, 0};
        float[] distances = {Float.MAX_VALUE, Float.MAX_VALUE, Float.MAX_VALUE};
        for (int i = 0; i < labels.length; i++) {
            float distance = 0;
            for (int p = 0; p < 784 && distance < distances[2]; p += 28) {
                for (int q = p; q < p + 28; q++) {
                    float d = known[i * 784 + q] - (image[q] & 0xFF) / 255f;
                    distance += d * d;
                }
            }
            for (int place = 0; place < 3; place++) {
                if (distance < distances[place]) {
                    System.arraycopy(distances, place, distances, place + 1, 2 - place);
                    System.arraycopy(best, place, best, place + 1, 2 - place);
                    distances[place] = distance;
                    best[place] = i;
                    break;
                }
            }
        }
        return Neighbours.majority(best, labels);
    }

    @Test
    void aSplitTakesTheSameShareOfEveryLabelAndLosesNothing() {
        ImageSet digits = DigitWriter.images(1_000, 2);
        Split split = Split.of(digits, 0.1, 9);
        ImageSet held = split.validation();
        assertTrue(held != null);
        assertEquals(1_000, split.train().size() + held.size());
        int[] counts = new int[10];
        for (int i = 0; i < held.size(); i++) {
            counts[held.label(i)]++;
        }
        assertArrayEquals(new int[] {10, 10, 10, 10, 10, 10, 10, 10, 10, 10}, counts);
    }
}

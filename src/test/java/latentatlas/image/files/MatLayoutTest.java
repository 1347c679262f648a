package latentatlas.image.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;

class MatLayoutTest {
    private static int[] numbers(String sides) {
        return Arrays.stream(sides.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /** Where the array's own indices have the value, its first side running fastest. */
    private static int place(int[] sides, int... indices) {
        int place = 0;
        for (int i = sides.length - 1; i >= 0; i--) {
            place = place * sides[i] + indices[i];
        }
        return place;
    }

    @ParameterizedTest(name = "sides {0} of {1} images")
    @CsvSource({
        "3 2 5, 0, false",
        "5 3 2, 5, true",
        "5 3 5, 5, false",
        "3 2 5, 7, false",
        "3 2 3 5, 0, false",
        "3 2 1 5, 5, false",
        "5 3 2 3, 0, true",
        "5 4 2 1, 0, true"
    })
    void imagesOfSeveralSidesLieAsTheyAreCounted(String text, int count, boolean imageFirst) {
        int[] sides = numbers(text);
        MatLayout layout = MatLayout.of(Mat5.newMatrix(sides), count);
        assertNotNull(layout);
        int first = imageFirst ? 1 : 0;
        int height = sides[first];
        int width = sides[first + 1];
        int channels = sides.length == 4 ? sides[first + 2] : 1;
        assertEquals(new ImageShape(width, height, channels), layout.shape());
        assertEquals(5, layout.images());
        for (int n = 0; n < 5; n++) {
            for (int i = 0; i < height * width * channels; i++) {
                int[] pixel = {i / channels / width, i / channels % width, i % channels};
                int[] whole = Arrays.copyOf(pixel, sides.length - 1);
                int[] indices = imageFirst
                        ? IntStream.concat(IntStream.of(n), IntStream.of(whole)).toArray()
                        : IntStream.concat(IntStream.of(whole), IntStream.of(n)).toArray();
                assertEquals(place(sides, indices), layout.places().of(n, i), "image " + n + ", value " + i);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4 3 2 5", "2 2 2 2 2", "1 1 1 3 5", "997 3"})
    void whatIsNoSetOfImagesHasNoLayout(String sides) {
        assertThat(MatLayout.of(Mat5.newMatrix(numbers(sides)), 0)).isNull();
    }

    @ParameterizedTest(name = "{0} by {1} with {2} labels")
    @CsvSource({
        "16, 30, 30, true",
        "30, 16, 30, false",
        "16, 16, 16, true",
        "560, 1965, 0, true",
        "1965, 560, 0, false",
        "64, 9, 0, true",
        "9, 64, 0, false",
        "64, 15, 0, true",
        "64, 100, 0, true",
        "100, 64, 0, true",
        "997, 64, 0, false"
    })
    void whichSideOfAMatrixCountsImagesFollowsFromTheLabelsOrFromWhatMakesAPicture(
            int rows, int columns, int labels, boolean columnsAreImages) {
        Matrix matrix = Mat5.newMatrix(rows, columns);
        MatLayout layout = MatLayout.of(matrix, labels);
        assertNotNull(layout);
        assertEquals(columnsAreImages ? columns : rows, layout.images());
        assertEquals(columnsAreImages ? rows : columns, layout.shape().values());
        int far = layout.places().of(1, 0) - layout.places().of(0, 0);
        assertEquals(columnsAreImages ? rows : 1, far);
    }

    /** Smooth in both directions, less so down than along. */
    @Test
    void theLengthOfALineIsWhereNeighboursAreAlike() {
        for (boolean byRows : new boolean[] {true, false}) {
            int width = 4;
            int height = 6;
            Matrix matrix = Mat5.newMatrix(width * height, 3);
            for (int n = 0; n < 3; n++) {
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        int line = byRows ? y * width + x : x * height + y;
                        matrix.setDouble(n * width * height + line, x + 20 * y + n);
                    }
                }
            }
            MatLayout layout = MatLayout.of(matrix, 3);
            assertNotNull(layout);
            assertEquals(new ImageShape(width, height, 1), layout.shape());
            // The first line of the picture as it stands.
            for (int x = 0; x < width; x++) {
                assertEquals(
                        x,
                        matrix.getDouble(layout.places().of(0, x)),
                        (byRows ? "row by row" : "column by column") + ", x " + x);
            }
        }
    }
}

package latentatlas.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import latentatlas.net.MatrixKernel.Operand;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GemmTest {
    private static final float UNTOUCHED = 55;

    private static Matrix random(int rows, int columns) {
        Random random = new Random(rows * 31L + columns);
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(9) - 4;
        }
        return filled(rows, columns, values);
    }

    private static Matrix filled(int rows, int columns, float[] values) {
        Matrix matrix = new Matrix(rows, columns);
        matrix.write(0, 0, values, 0, values.length);
        return matrix;
    }

    /** The small whole numbers of these tests are the same in bfloat16. */
    private static void keep(Precision precision, Matrix... factors) {
        if (precision == Precision.BFLOAT16) {
            assumeTrue(Precision.fastest() == precision, "this processor has no instructions for bfloat16");
            for (Matrix factor : factors) {
                factor.keepRounded();
            }
        }
    }

    private static float[] values(Matrix matrix) {
        float[] values = new float[matrix.rows() * matrix.columns()];
        matrix.read(0, 0, values, 0, values.length);
        return values;
    }

    private static Matrix untouched(int rows, int columns) {
        float[] values = new float[rows * columns];
        Arrays.fill(values, UNTOUCHED);
        return filled(rows, columns, values);
    }

    /** Puts twice the sums of products of {@code length} pairs into part of an untouched matrix. */
    private static float[] expected(
            Matrix c, int fromRow, int rows, int fromColumn, int columns, int length, Product product) {
        float[] values = new float[c.rows() * c.columns()];
        Arrays.fill(values, UNTOUCHED);
        for (int i = fromRow; i < fromRow + rows; i++) {
            for (int j = fromColumn; j < fromColumn + columns; j++) {
                float sum = 0;
                for (int p = 0; p < length; p++) {
                    sum += product.of(i, j, p);
                }
                values[i * c.columns() + j] = 2 * sum;
            }
        }
        return values;
    }

    @FunctionalInterface
    private interface Product {
        float of(int row, int column, int place);
    }

    private static float at(Matrix matrix, int row, int column) {
        float[] value = new float[1];
        matrix.read(row, column, value, 0, 1);
        return value[0];
    }

    @ParameterizedTest
    @EnumSource
    void someRowsTimesAMatrixOrItsTranspose(Precision precision) {
        try (Matrix a = random(7, 4);
                Matrix b = random(4, 3);
                Matrix turned = random(3, 4);
                Matrix c = untouched(7, 3);
                Matrix d = untouched(7, 3)) {
            keep(precision, a, b, turned);
            Gemm.rowsTimes(a, b, c, 2).run(3, 4, 2);
            assertArrayEquals(expected(c, 2, 3, 0, 3, 4, (i, j, p) -> at(a, i, p) * at(b, p, j)), values(c));
            Gemm.rowsTimesTransposed(a, turned, d, 2).run(3, 4, 2);
            assertArrayEquals(expected(d, 2, 3, 0, 3, 4, (i, j, p) -> at(a, i, p) * at(turned, j, p)), values(d));
        }
    }

    @ParameterizedTest
    @EnumSource
    void someColumnsOfAProduct(Precision precision) {
        try (Matrix a = random(5, 4);
                Matrix b = random(4, 6);
                Matrix turned = random(6, 4);
                Matrix c = untouched(5, 6);
                Matrix d = untouched(5, 6)) {
            keep(precision, a, b, turned);
            Gemm.timesColumns(a, b, c, 1, 3).run(5, 4, 2);
            assertArrayEquals(expected(c, 0, 5, 1, 3, 4, (i, j, p) -> at(a, i, p) * at(b, p, j)), values(c));
            Gemm.timesTransposedRows(a, turned, d, 2, 4).run(5, 4, 2);
            assertArrayEquals(expected(d, 0, 5, 2, 4, 4, (i, j, p) -> at(a, i, p) * at(turned, j, p)), values(d));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theGradientOfASliceOfWeights(Precision precision) {
        try (Matrix a = random(8, 5);
                Matrix b = random(8, 3);
                Matrix c = untouched(2, 3)) {
            keep(precision, a, b);
            Gemm.columnsTransposedTimes(a, 3, b, c).run(2, 8, 2);
            assertArrayEquals(expected(c, 0, 2, 0, 3, 8, (i, j, p) -> at(a, p, 3 + i) * at(b, p, j)), values(c));
        }
    }

    @Test
    void aMatrixSeenInOtherRowsIsTheSameMemory() {
        try (Matrix matrix = random(2, 6)) {
            Matrix other = matrix.as(4, 3);
            assertEquals(4, other.rows());
            assertEquals(3, other.columns());
            assertArrayEquals(values(matrix), values(other));
            other.write(3, 2, new float[] {UNTOUCHED}, 0, 1);
            assertEquals(UNTOUCHED, at(matrix, 1, 5));
            assertEquals(UNTOUCHED, matrix.array().getFloat(1, 5));
            assertThrows(IllegalArgumentException.class, () -> matrix.as(4, 4));
        }
    }

    @Test
    void weightsMayHaveGapsBetweenRowsThatNobodySees() {
        try (Matrix plain = random(3, 256);
                Matrix spaced = Matrix.ofWeights(3, 256);
                Matrix a = random(2, 3);
                Matrix c = new Matrix(2, 256);
                Matrix d = new Matrix(2, 256);
                Matrix gradient = Matrix.ofWeights(3, 256);
                Matrix expected = new Matrix(3, 256)) {
            assertTrue(spaced.stride() > 256, "a distance of 256 floats is one to avoid");
            float[] values = values(plain);
            spaced.fill(values);
            assertArrayEquals(values, spaced.values());
            assertEquals(plain.array(), spaced.array());
            assertEquals(plain.array().getFloat(2, 255), at(spaced, 2, 255));
            assertThrows(IllegalArgumentException.class, () -> spaced.as(6, 128));

            Gemm.rowsTimes(a, plain, c, 0).run(2, 3, 1);
            Gemm.rowsTimes(a, spaced, d, 0).run(2, 3, 1);
            assertArrayEquals(values(c), values(d));
            Gemm.columnsTransposedTimes(a, 0, c, expected).run(3, 2, 1);
            Gemm.columnsTransposedTimes(a, 0, c, gradient).run(3, 2, 1);
            assertEquals(expected.array(), gradient.array());
            float[] gap = new float[gradient.stride() - 256];
            gradient.read(1, 256, gap, 0, gap.length);
            assertArrayEquals(new float[gap.length], gap);
        }
    }

    @Test
    void whatCopiesItsSecondFactorSaysSo() {
        FloatPointer memory = new FloatPointer(1f);
        for (boolean transposed : new boolean[] {false, true}) {
            assertTrue(new OpenBlas().copies(new Operand<>(memory, 1, transposed)));
        }
        MatrixKernel best = MatrixKernel.best();
        boolean copiesAll = best instanceof OpenBlas;
        assertEquals(copiesAll, best.copies(new Operand<>(memory, 1, false)));
        assertTrue(best.copies(new Operand<>(memory, 1, true)));
        try (Matrix a = random(2, 2);
                Matrix c = random(2, 2)) {
            assertEquals(copiesAll, Gemm.rowsTimes(a, a, c, 0).copiesSecond());
            assertTrue(Gemm.rowsTimesTransposed(a, a, c, 0).copiesSecond());
        }
    }

    @Test
    void aRefusedProductIsNotPassedOver() {
        MatrixKernel best = MatrixKernel.best();
        assumeFalse(best instanceof OpenBlas, "OpenBLAS prints and goes on");
        Operand<FloatPointer> one = new Operand<>(new FloatPointer(1f), 1, false);
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> best.multiply(-1, 1, 1, 1, one, one, new FloatPointer(1f), 1));
        assertTrue(refused.getMessage().contains("-1 by 1 by 1"), refused.getMessage());
        assertFalse(refused.getMessage().contains("status 0"), refused.getMessage());
    }

    @Test
    void nothingIsKeptRoundedWhereNothingMultipliesIt() {
        assumeFalse(Precision.fastest() == Precision.BFLOAT16, "this processor multiplies bfloat16");
        try (Matrix a = random(2, 2)) {
            assertThrows(IllegalStateException.class, a::keepRounded);
            a.round(0, 2);
            assertFalse(a.isRounded());
        }
    }
}

package latentatlas.net;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A row-major float matrix in an ND4J array, with direct access to the array's own memory.
 *
 * <p>Not synchronised: threads may read it together, and may write to different rows. Closed by its owner, after which
 * nothing may touch it.
 */
public final class Matrix implements AutoCloseable {
    /** Floats by which rows are moved apart where their distance would be a multiple of {@value #ALIASED} floats. */
    private static final int GAP = 16;

    private static final int ALIASED = 256;

    private final INDArray array;
    private final FloatPointer pointer;
    private final FloatBuffer memory;
    private final int rows;
    private final int columns;
    private final int stride;
    /** The numbers in bfloat16, where they are kept so, too. */
    private @Nullable BytePointer rounded;

    /** A matrix of zeros, its rows without gaps. */
    public Matrix(int rows, int columns) {
        this(rows, columns, columns);
    }

    private Matrix(int rows, int columns, int stride) {
        MatrixKernel.best();
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
        array = Nd4j.zeros(DataType.FLOAT, rows, stride);
        // addressPointer() would have capacity 1, which bounds the buffer below to one float.
        pointer = new FloatPointer(array.data().pointer());
        memory = pointer.asBuffer();
    }

    private Matrix(Matrix other, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        stride = columns;
        array = other.array.reshape('c', rows, columns);
        pointer = other.pointer;
        memory = other.memory;
    }

    /**
     * A matrix of zeros to multiply with. A product walks down its columns, and rows a power of two apart fall on the same few
     * lines of a core's nearest cache; so there may be a gap after each row.
     */
    public static Matrix ofWeights(int rows, int columns) {
        return new Matrix(rows, columns, columns % ALIASED == 0 ? columns + GAP : columns);
    }

    /** The same memory, cut into other rows; the other's owner closes it. */
    public Matrix as(int otherRows, int otherColumns) {
        if (stride != columns || (long) otherRows * otherColumns != (long) rows * columns) {
            throw new IllegalArgumentException(
                    rows + " by " + columns + " numbers as " + otherRows + " by " + otherColumns);
        }
        return new Matrix(this, otherRows, otherColumns);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Floats from a row to the next; those after the columns stay zero. */
    public int stride() {
        return stride;
    }

    /** The ND4J array this matrix lies in, [rows, columns], C order; the same memory. */
    public INDArray array() {
        return stride == columns ? array : array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, columns));
    }

    /** Copies {@code count} floats of the memory, gaps included, from element {@code (row, column)} on to {@code target}. */
    public void read(int row, int column, float[] target, int offset, int count) {
        memory.get(row * stride + column, target, offset, count);
    }

    /** Copies {@code count} floats of {@code source} to the memory, gaps included, from element {@code (row, column)} on. */
    public void write(int row, int column, float[] source, int offset, int count) {
        memory.put(row * stride + column, source, offset, count);
    }

    /** A copy of the numbers, [rows · columns]. */
    public float[] values() {
        float[] values = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            read(r, 0, values, r * columns, columns);
        }
        return values;
    }

    /** Takes {@code values}, [rows · columns]. */
    public void fill(float[] values) {
        for (int r = 0; r < rows; r++) {
            write(r, 0, values, r * columns, columns);
        }
    }

    /**
     * Has products multiply a copy in bfloat16 from now on, if both their factors have one. Whoever changes numbers calls {@link
     * #round} before they are multiplied.
     *
     * @throws IllegalStateException where {@link Precision#fastest} is another
     */
    public void keepRounded() {
        if (MatrixKernel.best().bfloat16() == null) {
            throw new IllegalStateException("no products in bfloat16 on this processor");
        }
        if (rounded == null) {
            rounded = new BytePointer((long) Bfloat16.SIZE * rows * stride);
            round(0, rows);
        }
    }

    /** Brings {@code count} rows of the copy in bfloat16 up to date, if there is one. Threads may do different rows at once. */
    public void round(int row, int count) {
        Bfloat16 bfloat16 = MatrixKernel.best().bfloat16();
        if (rounded != null && bfloat16 != null) {
            bfloat16.round(at(row, 0), roundedAt(row, 0), (long) count * stride);
        }
    }

    boolean isRounded() {
        return rounded != null;
    }

    /** As {@link #at}, of the copy in bfloat16. */
    BytePointer roundedAt(int row, int column) {
        return Objects.requireNonNull(rounded)
                .getPointer(BytePointer.class, Bfloat16.SIZE * ((long) row * stride + column));
    }

    /** The matrix that starts at {@code (row, column)} of this one's memory, with the same distance between rows. */
    FloatPointer at(int row, int column) {
        return pointer.getPointer(FloatPointer.class, (long) row * stride + column);
    }

    @Override
    public void close() {
        array.close();
        if (rounded != null) {
            rounded.close();
        }
    }
}

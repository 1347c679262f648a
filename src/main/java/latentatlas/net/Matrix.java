package latentatlas.net;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A row-major float matrix in an ND4J array, with direct access to the array's own memory.
 *
 * <p>Not synchronised: threads may read it together, and may write to different rows. Closed by its owner, after which
 * nothing may touch it.
 */
public final class Matrix implements AutoCloseable {
    private final INDArray array;
    private final FloatPointer pointer;
    private final FloatBuffer memory;
    private final int rows;
    private final int columns;

    /** A matrix of zeros. */
    public Matrix(int rows, int columns) {
        MatrixKernel.best();
        this.rows = rows;
        this.columns = columns;
        array = Nd4j.zeros(DataType.FLOAT, rows, columns);
        // addressPointer() would have capacity 1, which bounds the buffer below to one float.
        pointer = new FloatPointer(array.data().pointer());
        memory = pointer.asBuffer();
    }

    private Matrix(Matrix other, int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        array = other.array.reshape('c', rows, columns);
        pointer = other.pointer;
        memory = other.memory;
    }

    /** The same memory, cut into other rows; the other's owner closes it. */
    public Matrix as(int otherRows, int otherColumns) {
        if ((long) otherRows * otherColumns != (long) rows * columns) {
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

    /** The ND4J array this matrix lies in, [rows, columns], C order; the same memory. */
    public INDArray array() {
        return array;
    }

    /** Copies {@code count} floats from element {@code (row, column)} on to {@code target}. */
    public void read(int row, int column, float[] target, int offset, int count) {
        memory.get(row * columns + column, target, offset, count);
    }

    /** Copies {@code count} floats of {@code source} to element {@code (row, column)} on. */
    public void write(int row, int column, float[] source, int offset, int count) {
        memory.put(row * columns + column, source, offset, count);
    }

    /** The matrix that starts at {@code (row, column)} of this one's memory, with the same distance between rows. */
    FloatPointer at(int row, int column) {
        return pointer.getPointer(FloatPointer.class, (long) row * columns + column);
    }

    @Override
    public void close() {
        array.close();
    }
}

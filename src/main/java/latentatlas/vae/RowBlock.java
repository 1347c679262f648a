package latentatlas.vae;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import latentatlas.image.Pixels;
import latentatlas.net.Activation;
import latentatlas.net.Gemm;
import latentatlas.net.Matrix;
import latentatlas.net.NativeLayer;
import latentatlas.net.Noise;
import org.jspecify.annotations.Nullable;

/**
 * Some neighbouring rows of a batch on their way forward and back: every row needs only itself, so that blocks run in
 * parallel without meeting. Used by one thread at a time.
 *
 * <p>Elementwise work goes through plain arrays of about {@value #CHUNK} floats, small enough for the nearest cache and
 * in the one form in which every supported JVM vectorises loops.
 */
final class RowBlock {
    private static final int CHUNK = 8192;

    private final Network network;
    private final Workspace space;
    private final int firstRow;
    private final Activation activation;
    private final Likelihood likelihood;
    private final float[] table;
    private final Gemm[] forward;
    private final @Nullable Gemm[] backward;

    private final byte[] bytes;
    private final float[] first;
    private final float[] second;
    private final float[] losses;
    private final List<float[]> biasGradients = new ArrayList<>();
    private final LatentRow latentRow;
    private final float[] rowReconstruction;
    private final float[] rowKl;

    private int rows;

    RowBlock(Network network, Workspace space, int firstRow, int mostRows, boolean training) {
        this.network = network;
        this.space = space;
        this.firstRow = firstRow;
        activation = network.architecture().activation();
        likelihood = network.architecture().likelihood();
        table = Preprocessing.table(likelihood);
        int layers = network.layers().size();
        forward = new Gemm[layers];
        backward = new @Nullable Gemm[layers];
        int widest = network.architecture().inputs();
        for (int i = 0; i < layers; i++) {
            Matrix weights = network.layers().get(i).weights();
            forward[i] = Gemm.rowsTimes(space.input(i), weights, space.output(i), firstRow);
            if (training && i > 0) {
                Matrix target = i == network.encoderLayers() ? space.codeGradient() : space.gradient(i - 1);
                backward[i] = Gemm.rowsTimesTransposed(space.gradient(i), weights, target, firstRow);
            }
            biasGradients.add(new float[weights.columns()]);
            widest = Math.max(widest, weights.columns());
        }
        bytes = new byte[network.architecture().inputs()];
        first = new float[Math.max(CHUNK, widest)];
        second = new float[first.length];
        losses = new float[first.length];
        latentRow = new LatentRow(network.architecture());
        rowReconstruction = new float[mostRows];
        rowKl = new float[mostRows];
    }

    /** How many of the block's rows the next passes use. */
    void use(int count) {
        rows = count;
    }

    int rows() {
        return rows;
    }

    /** [rows]: nats of each row after {@link #loss}. */
    float[] rowReconstruction() {
        return rowReconstruction;
    }

    /** [rows]: nats of each row after {@link #sample}. */
    float[] rowKl() {
        return rowKl;
    }

    /** [latent]: nats of each dimension, summed over the rows, after {@link #sample}. */
    double[] klOfDimensions() {
        return latentRow.klOfDimensions();
    }

    /** [layer's outputs]: this block's part of a bias gradient, after {@link #backward}. */
    float[] biasGradient(int layer) {
        return biasGradients.get(layer);
    }

    /** Shows the network the images at {@code order[from..]}. */
    void gather(Pixels pixels, int[] order, int from) {
        int inputs = bytes.length;
        for (int r = 0; r < rows; r++) {
            pixels.read(order[from + r], bytes, 0);
            for (int i = 0; i < inputs; i++) {
                first[i] = table[bytes[i] & 0xFF];
            }
            space.input(0).write(firstRow + r, 0, first, 0, inputs);
        }
    }

    void encode() {
        for (int i = 0; i < network.encoderLayers(); i++) {
            forward(i);
        }
    }

    void decode() {
        for (int i = network.encoderLayers(); i < network.layers().size(); i++) {
            forward(i);
        }
    }

    private void forward(int i) {
        NativeLayer layer = network.layers().get(i);
        forward[i].run(rows, layer.inputs(), 1);
        int width = layer.outputs();
        Matrix slope = space.slope(i);
        forEachChunk(width, (row, count) -> {
            space.output(i).read(row, 0, first, 0, count * width);
            for (int r = 0; r < count; r++) {
                add(layer.biases(), first, r * width, width);
            }
            if (network.hidden(i)) {
                activation.activate(first, second, count * width);
                if (slope != null) {
                    slope.write(row, 0, second, 0, count * width);
                }
            }
            space.output(i).write(row, 0, first, 0, count * width);
        });
    }

    /** Draws each row's code from its posterior, and its KL divergence from the prior. */
    void sample(Noise noise, long step, long firstNoiseRow) {
        latentRow.reset();
        int encoderOutput = network.encoderLayers() - 1;
        for (int r = 0; r < rows; r++) {
            latentRow.read(space.output(encoderOutput), firstRow + r);
            latentRow.draw(noise, step, firstNoiseRow + r);
            rowKl[r] = latentRow.sample(space.code(), firstRow + r);
        }
    }

    /** Each row's reconstruction loss; its gradient replaces the outputs. */
    void loss() {
        int last = network.layers().size() - 1;
        int width = network.architecture().inputs();
        float[] bias = biasGradients.get(last);
        Arrays.fill(bias, 0);
        forEachChunk(width, (row, count) -> {
            space.output(last).read(row, 0, first, 0, count * width);
            space.input(0).read(row, 0, second, 0, count * width);
            Arrays.fill(losses, 0, count * width, 0);
            Output.loss(likelihood, first, second, losses, count * width);
            for (int r = 0; r < count; r++) {
                rowReconstruction[row - firstRow + r] = sum(losses, r * width, width);
                accumulate(bias, first, r * width, width);
            }
            space.gradient(last).write(row, 0, first, 0, count * width);
        });
    }

    /** From the loss's gradient back to the first layer. */
    void backward(double beta, Noise noise, long step, long firstNoiseRow) {
        for (int i = network.layers().size() - 1; i > 0; i--) {
            Gemm product = backward[i];
            if (product == null) {
                throw new IllegalStateException("a block made for inference has no gradients");
            }
            product.run(rows, network.layers().get(i).outputs(), 1);
            if (i == network.encoderLayers()) {
                throughLatent(beta, noise, step, firstNoiseRow);
            } else {
                throughActivation(i - 1);
            }
        }
    }

    private void throughActivation(int i) {
        int width = network.layers().get(i).outputs();
        float[] bias = biasGradients.get(i);
        Arrays.fill(bias, 0);
        Matrix slope = space.slope(i);
        Matrix factor = slope == null ? space.output(i) : slope;
        forEachChunk(width, (row, count) -> {
            space.gradient(i).read(row, 0, first, 0, count * width);
            factor.read(row, 0, second, 0, count * width);
            activation.scale(first, second, count * width);
            for (int r = 0; r < count; r++) {
                accumulate(bias, first, r * width, width);
            }
            space.gradient(i).write(row, 0, first, 0, count * width);
        });
    }

    private void throughLatent(double beta, Noise noise, long step, long firstNoiseRow) {
        int encoderOutput = network.encoderLayers() - 1;
        float[] bias = biasGradients.get(encoderOutput);
        Arrays.fill(bias, 0);
        for (int r = 0; r < rows; r++) {
            latentRow.read(space.output(encoderOutput), firstRow + r);
            latentRow.draw(noise, step, firstNoiseRow + r);
            float[] gradient = latentRow.gradient(space.codeGradient(), firstRow + r, beta);
            accumulate(bias, gradient, 0, bias.length);
            space.gradient(encoderOutput).write(firstRow + r, 0, gradient, 0, bias.length);
        }
    }

    /** Sets the rows' codes; [rows, latent] from {@code offset} on. */
    void writeCodes(float[] codes, int offset) {
        space.code().write(firstRow, 0, codes, offset, rows * space.code().columns());
    }

    /** Reads the encoder's outputs of row {@code r} to the start of {@code target}. */
    void readEncoding(int r, float[] target) {
        Matrix outputs = space.output(network.encoderLayers() - 1);
        outputs.read(firstRow + r, 0, target, 0, outputs.columns());
    }

    /** Reads decoded intensities of all rows to {@code images} from {@code offset} on. */
    void readImages(float[] images, int offset) {
        Matrix outputs = space.output(network.layers().size() - 1);
        int width = outputs.columns();
        forEachChunk(width, (row, count) -> {
            outputs.read(row, 0, first, 0, count * width);
            Output.intensities(likelihood, first, count * width);
            System.arraycopy(first, 0, images, offset + (row - firstRow) * width, count * width);
        });
    }

    private void forEachChunk(int width, ChunkBody body) {
        int most = Math.max(1, CHUNK / width);
        for (int r = 0; r < rows; r += most) {
            body.accept(firstRow + r, Math.min(most, rows - r));
        }
    }

    private static void add(float[] biases, float[] values, int offset, int count) {
        for (int j = 0; j < count; j++) {
            values[offset + j] += biases[j];
        }
    }

    private static void accumulate(float[] sums, float[] values, int offset, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += values[offset + j];
        }
    }

    /** A sum in four strands, which halves both its time and its rounding error. */
    private static float sum(float[] values, int offset, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < count; i += 4) {
            a += values[offset + i];
            b += values[offset + i + 1];
            c += values[offset + i + 2];
            d += values[offset + i + 3];
        }
        for (; i < count; i++) {
            a += values[offset + i];
        }
        return (float) (a + b + c + d);
    }

    @FunctionalInterface
    private interface ChunkBody {
        void accept(int row, int count);
    }
}

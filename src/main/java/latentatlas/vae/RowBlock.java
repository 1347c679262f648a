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
 * <p>Elementwise work goes through plain arrays of one row: small enough for the nearest cache, and in the one form in
 * which every supported JVM vectorises loops.
 */
final class RowBlock {
    private final Network network;
    private final Workspace space;
    private final int firstRow;
    private final Activation activation;
    private final Likelihood likelihood;
    private final float[] table;
    private final @Nullable InkLayer ink;
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
        ink = space.ink();
        int layers = network.layers().size();
        forward = new Gemm[layers];
        backward = new @Nullable Gemm[layers];
        int widest = network.architecture().inputs();
        for (int i = 0; i < layers; i++) {
            Matrix weights = network.layers().get(i).weights();
            forward[i] = Gemm.rowsTimes(space.input(i), weights, space.output(i), firstRow);
            if (training && i > 0) {
                backward[i] = Gemm.rowsTimesTransposed(space.gradient(i), weights, space.inputGradient(i), firstRow);
            }
            biasGradients.add(new float[weights.columns()]);
            widest = Math.max(widest, weights.columns());
        }
        bytes = new byte[network.architecture().inputs()];
        first = new float[widest];
        second = new float[widest];
        losses = new float[widest];
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

    /** [layer's outputs]: this block's part of a bias gradient, after the way back through that layer. */
    float[] biasGradient(int layer) {
        return biasGradients.get(layer);
    }

    /** Shows the network the images at {@code order[from..]}. */
    void gather(Pixels pixels, int[] order, int from) {
        for (int r = 0; r < rows; r++) {
            pixels.read(order[from + r], bytes, 0);
            if (ink != null) {
                ink.note(firstRow + r, bytes, table, first);
            } else {
                for (int i = 0; i < bytes.length; i++) {
                    first[i] = table[bytes[i] & 0xFF];
                }
            }
            space.input(0).write(firstRow + r, 0, first, 0, bytes.length);
        }
    }

    void encode() {
        for (int i = 0; i < network.encoderLayers(); i++) {
            multiply(i);
            activate(i);
        }
    }

    void decode() {
        for (int i = network.encoderLayers(); i < network.layers().size(); i++) {
            multiply(i);
            activate(i);
        }
    }

    /** Layer {@code i}'s matrix product. */
    void multiply(int i) {
        forward[i].run(rows, network.layers().get(i).inputs(), 1);
    }

    /** The first layer's product over the inked pixels alone. */
    void multiplyInk(InkLayer layer) {
        int width = network.layers().get(0).outputs();
        for (int r = 0; r < rows; r++) {
            layer.multiply(firstRow + r, first);
            space.output(0).write(firstRow + r, 0, first, 0, width);
        }
    }

    /** Layer {@code i}'s bias, and its activation if it has one. */
    void activate(int i) {
        NativeLayer layer = network.layers().get(i);
        int width = layer.outputs();
        boolean hidden = network.hidden(i);
        Matrix slope = space.slope(i);
        for (int r = 0; r < rows; r++) {
            space.output(i).read(firstRow + r, 0, first, 0, width);
            add(layer.biases(), first, width);
            if (hidden) {
                activation.activate(first, second, width);
                if (slope != null) {
                    slope.write(firstRow + r, 0, second, 0, width);
                }
            }
            space.output(i).write(firstRow + r, 0, first, 0, width);
        }
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
        for (int r = 0; r < rows; r++) {
            space.output(last).read(firstRow + r, 0, first, 0, width);
            space.input(0).read(firstRow + r, 0, second, 0, width);
            Output.loss(likelihood, first, second, losses, width);
            rowReconstruction[r] = sum(losses, width);
            add(first, bias, width);
            space.gradient(last).write(firstRow + r, 0, first, 0, width);
        }
    }

    /** The product that carries layer {@code i}'s gradient to its input. */
    void multiplyBack(int i) {
        Gemm product = backward[i];
        if (product == null) {
            throw new IllegalStateException("a block made for inference has no gradients");
        }
        product.run(rows, network.layers().get(i).outputs(), 1);
    }

    /** From the gradient of layer {@code i}'s output to that of its values before the activation. */
    void throughActivation(int i) {
        int width = network.layers().get(i).outputs();
        float[] bias = biasGradients.get(i);
        Arrays.fill(bias, 0);
        Matrix slope = space.slope(i);
        Matrix factor = slope == null ? space.output(i) : slope;
        for (int r = 0; r < rows; r++) {
            space.gradient(i).read(firstRow + r, 0, first, 0, width);
            factor.read(firstRow + r, 0, second, 0, width);
            activation.scale(first, second, width);
            add(first, bias, width);
            write(i, r, first, width);
        }
    }

    /** Keeps one row of a layer's gradient. */
    private void write(int i, int r, float[] gradient, int width) {
        if (i == 0 && ink != null && ink.sparse()) {
            System.arraycopy(gradient, 0, ink.gradient(firstRow + r), 0, width);
        } else {
            space.gradient(i).write(firstRow + r, 0, gradient, 0, width);
        }
    }

    /** From the gradient of the code to that of the encoder's outputs. */
    void throughLatent(double beta, Noise noise, long step, long firstNoiseRow) {
        int encoderOutput = network.encoderLayers() - 1;
        float[] bias = biasGradients.get(encoderOutput);
        Arrays.fill(bias, 0);
        for (int r = 0; r < rows; r++) {
            latentRow.read(space.output(encoderOutput), firstRow + r);
            latentRow.draw(noise, step, firstNoiseRow + r);
            float[] gradient = latentRow.gradient(space.codeGradient(), firstRow + r, beta);
            add(gradient, bias, bias.length);
            write(encoderOutput, r, gradient, bias.length);
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
        for (int r = 0; r < rows; r++) {
            outputs.read(firstRow + r, 0, first, 0, width);
            Output.intensities(likelihood, first, width);
            System.arraycopy(first, 0, images, offset + r * width, width);
        }
    }

    private static void add(float[] values, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += values[j];
        }
    }

    /** A sum in eight strands, which shortens its chain of dependent additions and its rounding error alike. */
    private static float sum(float[] v, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i + 7 < count; i += 8) {
            a += v[i];
            b += v[i + 1];
            c += v[i + 2];
            d += v[i + 3];
            e += v[i + 4];
            f += v[i + 5];
            g += v[i + 6];
            h += v[i + 7];
        }
        for (; i < count; i++) {
            a += v[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}

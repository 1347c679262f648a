package latentatlas.archive;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import latentatlas.file.AtomicFile;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.problem.ProblemException;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;

/**
 * A model's two networks as ONNX, operator set 13, for any batch size, with the model's own pre- and postprocessing.
 *
 * <p>Safe from all threads.
 */
public final class OnnxFile {
    public static final int OPSET = OnnxGraph.OPSET;

    private static final int NO_COLUMN = -1;

    private OnnxFile() {}

    /** Writes {@code encoder.onnx} and {@code decoder.onnx} into a folder that exists. */
    public static void write(Path folder, FrozenModel model) throws ProblemException {
        writeEncoder(folder.resolve("encoder.onnx"), model);
        writeDecoder(folder.resolve("decoder.onnx"), model);
    }

    /**
     * Writes the encoder: {@code image} [batch, inputs], intensities in [0, 1], to {@code mean} [batch, latent] and, for
     * a VAE, {@code log_variance} [batch, latent], or {@code cholesky} [batch, latent·latent] where the posterior is full.
     */
    public static void writeEncoder(Path file, FrozenModel model) throws ProblemException {
        byte[] bytes = encoder(model);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    /** Writes the decoder: {@code code} [batch, latent] to {@code image} [batch, inputs], intensities in [0, 1]. */
    public static void writeDecoder(Path file, FrozenModel model) throws ProblemException {
        byte[] bytes = decoder(model);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    static byte[] encoder(FrozenModel model) {
        Architecture architecture = model.architecture();
        OnnxGraph graph = new OnnxGraph("encoder");
        String x = graph.input("image", architecture.inputs());
        float black = architecture.likelihood().black();
        if (black != 0) {
            x = graph.linear(x, 1 - black, black);
        }
        x = hidden(graph, model.encoder(), architecture.activation(), x);
        Layer last = model.encoder().get(model.encoder().size() - 1);
        int latent = architecture.latent();
        head(graph, last, "mean", 0, latent, x);
        if (architecture.kind() == ModelKind.VAE) {
            posterior(graph, architecture, last, x);
        }
        return graph.model("Images to codes", facts(architecture));
    }

    /** Some columns of the last layer; nothing for {@link #NO_COLUMN}. */
    private static String columns(OnnxGraph graph, Layer layer, String name, int[] columns, String x) {
        float[] weights = new float[layer.inputs() * columns.length];
        float[] biases = new float[columns.length];
        for (int c = 0; c < columns.length; c++) {
            for (int i = 0; i < layer.inputs() && columns[c] != NO_COLUMN; i++) {
                weights[i * columns.length + c] = layer.weights()[i * layer.outputs() + columns[c]];
            }
            biases[c] = columns[c] == NO_COLUMN ? 0 : layer.biases()[columns[c]];
        }
        return dense(graph, Layer.dense(layer.inputs(), columns.length, weights, biases), name, x);
    }

    private static void head(OnnxGraph graph, Layer layer, String name, int from, int columns, String x) {
        int[] chosen = IntStream.range(from, from + columns).toArray();
        graph.output(columns(graph, layer, name, chosen, x), name, columns);
    }

    /** Log variances of independent dimensions, or the Cholesky factor of any covariance. */
    private static void posterior(OnnxGraph graph, Architecture architecture, Layer last, String x) {
        int latent = architecture.latent();
        if (architecture.posterior() == PosteriorForm.DIAGONAL) {
            head(graph, last, "log_variance", latent, latent, x);
            return;
        }
        int[] sigmas = new int[latent * latent];
        int[] factors = new int[latent * latent];
        float[] diagonal = new float[latent * latent];
        Arrays.fill(factors, NO_COLUMN);
        for (int d = 0; d < latent; d++) {
            Arrays.fill(sigmas, d * latent, (d + 1) * latent, latent + d);
            diagonal[d * latent + d] = 1;
            for (int j = 0; j < d; j++) {
                factors[d * latent + j] = PosteriorForm.FULL.place(latent, d) + j;
            }
        }
        String cholesky = PosteriorForm.describeCholesky(
                graph,
                columns(graph, last, "log_squared_sigmas", sigmas, x),
                columns(graph, last, "factors", factors, x),
                graph.vector("diagonal", diagonal));
        graph.output(cholesky, "cholesky", latent * latent);
    }

    static byte[] decoder(FrozenModel model) {
        Architecture architecture = model.architecture();
        OnnxGraph graph = new OnnxGraph("decoder");
        String x = graph.input("code", architecture.latent());
        x = hidden(graph, model.decoder(), architecture.activation(), x);
        x = layer(graph, model.decoder().get(model.decoder().size() - 1), "last", x);
        graph.output(architecture.likelihood().describe(graph, x), "image", architecture.inputs());
        return graph.model("Codes to images", facts(architecture));
    }

    private static String hidden(OnnxGraph graph, List<Layer> layers, Activation activation, String input) {
        String x = input;
        for (int i = 0; i < layers.size() - 1; i++) {
            x = activation.describe(graph, layer(graph, layers.get(i), "hidden_" + i, x));
        }
        return x;
    }

    private static String layer(OnnxGraph graph, Layer layer, String name, String x) {
        return layer.form() instanceof LayerForm.Convolution form
                ? convolution(graph, form, layer, name, x)
                : dense(graph, layer, name, x);
    }

    /** ONNX's pictures are [channels, height, width], and its kernels [filters, channels, height, width]. */
    private static String convolution(OnnxGraph graph, LayerForm.Convolution form, Layer layer, String name, String x) {
        int side = LayerForm.Convolution.SIDE;
        int margin = LayerForm.Convolution.MARGIN;
        float[] kernels = new float[layer.weights().length];
        for (int i = 0; i < kernels.length; i++) {
            int filter = i % form.filters();
            int row = Math.floorDiv(i, form.filters());
            int channel = row % form.channels();
            int place = Math.floorDiv(row, form.channels());
            kernels[(filter * form.channels() + channel) * side * side + place] = layer.weights()[i];
        }
        String weights = graph.tensor(name + "_weights", kernels, form.filters(), form.channels(), side, side);
        String biases = graph.vector(name + "_biases", layer.biases());
        Map<String, int[]> attributes = new TreeMap<>();
        attributes.put("pads", new int[] {margin, margin, margin, margin});
        attributes.put("strides", new int[] {LayerForm.Convolution.STRIDE, LayerForm.Convolution.STRIDE});
        if (!form.transposed()) {
            String picture = graph.picture(x, form.height(), form.width(), form.channels());
            return graph.row(graph.apply("Conv", attributes, picture, weights, biases), form.outputs());
        }
        attributes.put("output_padding", new int[] {form.height() % 2, form.width() % 2});
        String picture = graph.picture(x, form.smallHeight(), form.smallWidth(), form.filters());
        return graph.row(graph.apply("ConvTranspose", attributes, picture, weights, biases), form.outputs());
    }

    private static String dense(OnnxGraph graph, Layer layer, String name, String x) {
        String weights = graph.matrix(name + "_weights", layer.inputs(), layer.outputs(), layer.weights());
        String biases = graph.vector(name + "_biases", layer.biases());
        return graph.apply("Gemm", x, weights, biases);
    }

    private static Map<String, String> facts(Architecture architecture) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("kind", architecture.kind().name().toLowerCase(Locale.ROOT));
        facts.put("layers", architecture.summary());
        facts.put("activation", architecture.activation().name().toLowerCase(Locale.ROOT));
        facts.put("likelihood", architecture.likelihood().name().toLowerCase(Locale.ROOT));
        return facts;
    }
}

package latentatlas.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import latentatlas.file.AtomicFile;
import latentatlas.net.Activation;
import latentatlas.net.DenseLayer;
import latentatlas.problem.ProblemException;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;

/**
 * A model's two networks as ONNX, operator set 13, for any batch size, with the model's own pre- and postprocessing.
 *
 * <p>Safe from all threads.
 */
public final class OnnxFile {
    public static final int OPSET = OnnxGraph.OPSET;

    private OnnxFile() {}

    /** Writes {@code encoder.onnx} and {@code decoder.onnx} into a folder that exists. */
    public static void write(Path folder, FrozenModel model) throws ProblemException {
        writeEncoder(folder.resolve("encoder.onnx"), model);
        writeDecoder(folder.resolve("decoder.onnx"), model);
    }

    /**
     * Writes the encoder: {@code image} [batch, inputs], intensities in [0, 1], to {@code mean} [batch, latent] and, for
     * a VAE, {@code log_variance} [batch, latent].
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
        DenseLayer last = model.encoder().get(model.encoder().size() - 1);
        int latent = architecture.latent();
        head(graph, last, "mean", 0, latent, x);
        if (architecture.kind() == ModelKind.VAE) {
            head(graph, last, "log_variance", latent, latent, x);
        }
        return graph.model("Images to codes", facts(architecture));
    }

    /** Some columns of the last layer as an output of their own. */
    private static void head(OnnxGraph graph, DenseLayer layer, String name, int from, int columns, String x) {
        float[] weights = new float[layer.inputs() * columns];
        float[] biases = new float[columns];
        for (int i = 0; i < layer.inputs(); i++) {
            System.arraycopy(layer.weights(), i * layer.outputs() + from, weights, i * columns, columns);
        }
        System.arraycopy(layer.biases(), from, biases, 0, columns);
        DenseLayer part = new DenseLayer(layer.inputs(), columns, weights, biases);
        graph.output(dense(graph, part, name, x), name, columns);
    }

    static byte[] decoder(FrozenModel model) {
        Architecture architecture = model.architecture();
        OnnxGraph graph = new OnnxGraph("decoder");
        String x = graph.input("code", architecture.latent());
        x = hidden(graph, model.decoder(), architecture.activation(), x);
        x = dense(graph, model.decoder().get(model.decoder().size() - 1), "last", x);
        graph.output(architecture.likelihood().describe(graph, x), "image", architecture.inputs());
        return graph.model("Codes to images", facts(architecture));
    }

    private static String hidden(OnnxGraph graph, List<DenseLayer> layers, Activation activation, String input) {
        String x = input;
        for (int i = 0; i < layers.size() - 1; i++) {
            x = activation.describe(graph, dense(graph, layers.get(i), "hidden_" + i, x));
        }
        return x;
    }

    private static String dense(OnnxGraph graph, DenseLayer layer, String name, String x) {
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

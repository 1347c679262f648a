package latentatlas.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import latentatlas.file.AtomicFile;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
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

    /** Writes {@code encoder.onnx} and {@code decoder.onnx} into a folder. */
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
        Layer last = model.encoder().get(model.encoder().size() - 1);
        int latent = architecture.latent();
        head(graph, last, "mean", 0, latent, x);
        if (architecture.kind() == ModelKind.VAE) {
            head(graph, last, "log_variance", latent, latent, x);
        }
        return graph.model("Images to codes", facts(architecture));
    }

    /** Some columns of the last layer as an output of their own. */
    private static void head(OnnxGraph graph, Layer layer, String name, int from, int columns, String x) {
        float[] weights = new float[layer.inputs() * columns];
        float[] biases = new float[columns];
        for (int i = 0; i < layer.inputs(); i++) {
            System.arraycopy(layer.weights(), i * layer.outputs() + from, weights, i * columns, columns);
        }
        System.arraycopy(layer.biases(), from, biases, 0, columns);
        Layer part = Layer.dense(layer.inputs(), columns, weights, biases);
        graph.output(dense(graph, part, name, x), name, columns);
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

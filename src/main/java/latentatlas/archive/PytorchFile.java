package latentatlas.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import latentatlas.file.AtomicFile;
import latentatlas.image.npy.NpyArray;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.problem.ProblemException;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;

/**
 * A model as Python that builds it with PyTorch: architecture, loss and training step to read and change, and its weights
 * beside it as .npz.
 *
 * <p>The text is {@code pytorch.py} beside this class: its gaps are filled, and of what stands between {@code #? name} and
 * {@code #.} it keeps what the model has.
 */
public final class PytorchFile {
    public static final String EXTENSION = ".py";

    private static final String BEGIN = "#? ";
    private static final String END = "#.";
    private static final String INDENT = "            ";

    private PytorchFile() {}

    /** Writes {@code file}, and the weights into a file of the same name but for its ending .npz. */
    public static void write(Path file, FrozenModel model, TrainingPlan plan) throws ProblemException {
        String module = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        byte[] text = text(module, model, plan).getBytes(StandardCharsets.UTF_8);
        NpzFile.write(file.resolveSibling(module + ".npz"), arrays(model));
        AtomicFile.write(file, out -> out.write(text));
    }

    private static Map<String, NpyArray> arrays(FrozenModel model) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        add(arrays, "encoder", model.encoder());
        add(arrays, "decoder", model.decoder());
        if (model.pseudoInputs().length > 0) {
            arrays.put(
                    "pseudo_inputs",
                    NpyArray.of(model.pseudoInputs(), model.architecture().inputs()));
        }
        return arrays;
    }

    private static void add(Map<String, NpyArray> arrays, String part, List<Layer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            arrays.put(
                    part + "_" + i + "_weights",
                    NpyArray.of(layer.weights(), layer.form().columns()));
            arrays.put(part + "_" + i + "_biases", NpyArray.of(layer.biases()));
        }
    }

    static String text(String module, FrozenModel model, TrainingPlan plan) {
        String text = kept(template(), traits(model.architecture(), plan));
        for (Map.Entry<String, String> gap : gaps(module, model, plan).entrySet()) {
            text = text.replace("{" + gap.getKey() + "}", gap.getValue());
        }
        return text;
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(PytorchFile.class.getResourceAsStream("pytorch.py"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the program's own text cannot be read", e);
        }
    }

    /** The lines outside of blocks that the model does not have. */
    private static String kept(String template, Set<String> traits) {
        List<String> kept = new ArrayList<>();
        List<Boolean> within = new ArrayList<>();
        for (String line : template.split("\n", -1)) {
            if (line.startsWith(BEGIN)) {
                within.add(traits.contains(line.substring(BEGIN.length())));
            } else if (line.equals(END)) {
                within.remove(within.size() - 1);
            } else if (!within.contains(false)) {
                kept.add(line);
            }
        }
        return String.join("\n", kept);
    }

    private static Set<String> traits(Architecture architecture, TrainingPlan plan) {
        Set<String> traits = new HashSet<>();
        boolean variational = architecture.kind() == ModelKind.VAE;
        boolean vamp = architecture.pseudoInputs() > 0;
        traits.add(variational ? "variational" : "plain");
        traits.add(vamp || plan.inference().samples() > 1 ? "sampled" : "closed");
        traits.add(vamp ? "vamp" : "normal");
        traits.add(architecture.posterior() == PosteriorForm.FULL ? "full" : "diagonal");
        traits.add(architecture.filters().isEmpty() ? "dense" : "convolution");
        traits.add(architecture.kind() == ModelKind.PCA ? "fitted" : "trained");
        traits.add(
                switch (architecture.likelihood()) {
                    case BERNOULLI -> "bernoulli";
                    case CONTINUOUS_BERNOULLI -> "continuous";
                    case GAUSSIAN -> "gaussian";
                    case GAUSSIAN_TANH -> "tanh";
                    case LINEAR -> "linear";
                });
        return traits;
    }

    private static Map<String, String> gaps(String module, FrozenModel model, TrainingPlan plan) {
        Architecture architecture = model.architecture();
        boolean variational = architecture.kind() == ModelKind.VAE;
        boolean colours = architecture.shape().channels() > 1;
        Map<String, String> gaps = new LinkedHashMap<>();
        gaps.put("encoder", layers(model.encoder()));
        gaps.put("decoder", layers(model.decoder()));
        gaps.put("summary", architecture.summary());
        gaps.put("kind", architecture.kind().name().toLowerCase(Locale.ROOT));
        gaps.put("module", module);
        gaps.put("means", variational ? "        # the means of their posteriors" : "");
        gaps.put("isMean", variational ? ": the mean of its posterior" : "");
        gaps.put("channelled", colours ? ", the channels of a pixel side by side" : "");
        gaps.put("shown", architecture.likelihood().black() == 0 ? "images" : "2 * images - 1");
        gaps.put("inputs", String.valueOf(architecture.inputs()));
        gaps.put("latent", String.valueOf(architecture.latent()));
        gaps.put("pseudo", String.valueOf(architecture.pseudoInputs()));
        gaps.put("beta", String.valueOf(plan.beta()));
        gaps.put("rate", String.valueOf(plan.learningRate()));
        gaps.put("batch", String.valueOf(plan.batch()));
        gaps.put("samples", String.valueOf(plan.inference().samples()));
        gaps.put("activation", activation(architecture.activation()));
        return gaps;
    }

    private static String layers(List<Layer> layers) {
        return layers.stream().map(layer -> INDENT + layer(layer.form()) + ",").collect(Collectors.joining("\n"));
    }

    private static String layer(LayerForm form) {
        if (form instanceof LayerForm.Convolution picture) {
            return (picture.transposed() ? "Transpose(" : "Convolution(")
                    + "height=" + picture.height() + ", width=" + picture.width()
                    + ", channels=" + picture.channels() + ", filters=" + picture.filters() + ")";
        }
        return "nn.Linear(" + form.inputs() + ", " + form.outputs() + ")";
    }

    private static String activation(Activation activation) {
        return switch (activation) {
            case RELU -> "F.relu(x)";
            case LEAKY_RELU -> "F.leaky_relu(x, 0.01)";
            case ELU -> "F.elu(x)";
            case GELU -> "F.gelu(x, approximate=\"tanh\")";
            case SILU -> "F.silu(x)";
            case TANH -> "torch.tanh(x)";
        };
    }
}

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
import latentatlas.problem.ProblemException;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;

/**
 * A model as Python that builds it with PyTorch or Keras: architecture, loss and training step to read and change, and its
 * weights beside it as .npz, the same for both.
 *
 * <p>The text is {@code model.py} beside this class: its gaps are filled, and of what stands between {@code #? name} and
 * {@code #.} it keeps what the framework and the model have.
 */
public final class PythonFile {
    public static final String EXTENSION = ".py";

    private static final String BEGIN = "#? ";
    private static final String END = "#.";
    private static final String INDENT = "            ";

    private PythonFile() {}

    /** Writes {@code file}, and the weights into a file of the same name but for its ending .npz. */
    public static void write(Path file, Framework framework, FrozenModel model, TrainingPlan plan)
            throws ProblemException {
        String module = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        byte[] text = text(module, framework, model, plan).getBytes(StandardCharsets.UTF_8);
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

    static String text(String module, Framework framework, FrozenModel model, TrainingPlan plan) {
        Set<String> traits = traits(model.architecture(), plan);
        traits.add(framework.name().toLowerCase(Locale.ROOT));
        String text = kept(template(), traits);
        Map<String, String> gaps = new LinkedHashMap<>(gaps(framework, model.architecture()));
        gaps.putAll(gaps(plan));
        gaps.put("module", module);
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            text = text.replace("{" + gap.getKey() + "}", gap.getValue());
        }
        return text;
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(PythonFile.class.getResourceAsStream("model.py"))) {
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

    private static Map<String, String> gaps(Framework framework, Architecture architecture) {
        boolean variational = architecture.kind() == ModelKind.VAE;
        boolean colours = architecture.shape().channels() > 1;
        Activation activation = architecture.activation();
        Map<String, String> gaps = new LinkedHashMap<>();
        gaps.put("framework", framework.title());
        gaps.put("encoder", lines(framework.layers(architecture.encoderForms(), activation)));
        gaps.put("decoder", lines(framework.layers(architecture.decoderForms(), activation)));
        gaps.put("summary", architecture.summary());
        gaps.put("kind", architecture.kind().name().toLowerCase(Locale.ROOT));
        gaps.put("means", variational ? "        # the means of their posteriors" : "");
        gaps.put("isMean", variational ? ": the mean of its posterior" : "");
        gaps.put("channelled", colours ? ", the channels of a pixel side by side" : "");
        gaps.put("shown", architecture.likelihood().black() == 0 ? "images" : "2 * images - 1");
        gaps.put("inputs", String.valueOf(architecture.inputs()));
        gaps.put("latent", String.valueOf(architecture.latent()));
        gaps.put("pseudo", String.valueOf(architecture.pseudoInputs()));
        gaps.put("pseudoInputs", framework.pseudoInputs());
        gaps.put("ops", framework.operations());
        gaps.put("nn", framework.networkOperations());
        gaps.put("activation", framework.activation(activation));
        return gaps;
    }

    private static Map<String, String> gaps(TrainingPlan plan) {
        return Map.of(
                "beta", String.valueOf(plan.beta()),
                "rate", String.valueOf(plan.learningRate()),
                "batch", String.valueOf(plan.batch()),
                "samples", String.valueOf(plan.inference().samples()));
    }

    private static String lines(List<String> layers) {
        return layers.stream().map(layer -> INDENT + layer + ",").collect(Collectors.joining("\n"));
    }
}

package latentatlas.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latentatlas.image.ImageSet;
import latentatlas.image.npy.NpyArray;
import latentatlas.image.npy.NpyType;
import latentatlas.message.Message;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.training.Moment;
import latentatlas.training.Timeline;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.jspecify.annotations.Nullable;

/** The arrays of a model file. Which there are, and their shapes, follows from the architecture alone. */
final class ModelArrays {
    private static final String PSEUDO_INPUTS = "pseudo_inputs";
    private static final String CODES = "codes";
    private static final String LABELS = "labels";
    private static final String PAST_WEIGHTS = "timeline_weights";
    private static final String PAST_CODES = "timeline_codes";
    private static final String PAST_IMAGES = "timeline_images";
    private static final String PAST_LABELS = "timeline_labels";
    private static final String ADAM_FIRST = "adam_first_";
    private static final String ADAM_SECOND = "adam_second_";

    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, NpyArray> arrays = new LinkedHashMap<>();
    private final Architecture architecture;

    /**
     * What an array has to be.
     *
     * @param rows {@link #AS_MANY_AS_CODES}, or exactly this many
     * @param columns 0 for one dimension
     */
    private record Form(NpyType type, long rows, int columns) {
        static final long AS_MANY_AS_CODES = -1;

        long mostBytes() {
            long most = rows == AS_MANY_AS_CODES ? StoredModel.MOST_CODES : rows;
            return NpyArray.mostBytes(most * Math.max(1, columns));
        }

        boolean fits(NpyArray array) {
            boolean many = rows == AS_MANY_AS_CODES ? array.rows() <= StoredModel.MOST_CODES : array.rows() == rows;
            return array.type() == type && many && array.columns() == columns && array.finite();
        }
    }

    /** The forms of a model's arrays, yet without the arrays. */
    ModelArrays(Architecture architecture, boolean optimiser, ModelText.@Nullable Past past) {
        this.architecture = architecture;
        long parameters = 0;
        int moments = 0;
        for (Part part : Part.values()) {
            List<LayerForm> layers = part.forms(architecture);
            for (int i = 0; i < layers.size(); i++) {
                LayerForm layer = layers.get(i);
                forms.put(part.weights(i), new Form(NpyType.FLOAT_32, layer.rows(), layer.columns()));
                forms.put(part.biases(i), new Form(NpyType.FLOAT_32, layer.biases(), 0));
                parameters += (long) layer.rows() * layer.columns() + layer.biases();
                if (optimiser) {
                    moments(moments++, (long) layer.rows() * layer.columns());
                    moments(moments++, layer.biases());
                }
            }
        }
        int pseudoInputs = architecture.pseudoInputs();
        if (pseudoInputs > 0) {
            forms.put(PSEUDO_INPUTS, new Form(NpyType.FLOAT_32, pseudoInputs, architecture.inputs()));
        }
        for (int i = 0; optimiser && i < pseudoInputs; i++) {
            moments(moments++, architecture.inputs());
        }
        forms.put(CODES, new Form(NpyType.FLOAT_32, Form.AS_MANY_AS_CODES, architecture.latent()));
        forms.put(LABELS, new Form(NpyType.SIGNED_32, Form.AS_MANY_AS_CODES, 0));
        if (past != null) {
            long many = past.epochs().size();
            forms.put(PAST_WEIGHTS, new Form(NpyType.FLOAT_16, many, (int) parameters));
            forms.put(PAST_CODES, new Form(NpyType.FLOAT_32, many * past.sample(), architecture.latent()));
            forms.put(PAST_IMAGES, new Form(NpyType.SIGNED_32, past.sample(), 0));
            forms.put(PAST_LABELS, new Form(NpyType.SIGNED_32, past.sample(), 0));
        }
    }

    private void moments(int index, long size) {
        forms.put(ADAM_FIRST + index, new Form(NpyType.FLOAT_32, size, 0));
        forms.put(ADAM_SECOND + index, new Form(NpyType.FLOAT_32, size, 0));
    }

    /**
     * All arrays of a model.
     *
     * @throws Refused if one holds a number that is not finite
     */
    static ModelArrays of(StoredModel stored) throws Refused {
        FrozenModel model = stored.model();
        OptimiserState optimiser = stored.optimiser();
        ModelArrays all =
                new ModelArrays(model.architecture(), optimiser != null, ModelText.Past.of(stored.timeline()));
        for (Part part : Part.values()) {
            List<Layer> layers = part.layers(model);
            for (int i = 0; i < layers.size(); i++) {
                Layer layer = layers.get(i);
                all.put(
                        part.weights(i),
                        NpyArray.of(layer.weights(), layer.form().columns()));
                all.put(part.biases(i), NpyArray.of(layer.biases()));
            }
        }
        if (optimiser != null) {
            for (int i = 0; i < optimiser.first().size(); i++) {
                all.put(ADAM_FIRST + i, NpyArray.of(optimiser.first().get(i)));
                all.put(ADAM_SECOND + i, NpyArray.of(optimiser.second().get(i)));
            }
        }
        if (model.pseudoInputs().length > 0) {
            all.put(
                    PSEUDO_INPUTS,
                    NpyArray.of(model.pseudoInputs(), model.architecture().inputs()));
        }
        all.put(CODES, NpyArray.of(stored.codes(), model.architecture().latent()));
        all.put(LABELS, NpyArray.of(stored.labels()));
        Timeline past = stored.timeline();
        if (past != null) {
            all.putPast(past);
        }
        all.requireComplete();
        return all;
    }

    private void putPast(Timeline past) throws Refused {
        List<Moment> moments = past.moments();
        int parameters = moments.get(0).weights().length;
        short[] weights = new short[Math.multiplyExact(moments.size(), parameters)];
        float[] codes = new float[moments.size() * moments.get(0).codes().length];
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            System.arraycopy(moment.weights(), 0, weights, i * parameters, parameters);
            System.arraycopy(moment.codes(), 0, codes, i * moment.codes().length, moment.codes().length);
        }
        put(PAST_WEIGHTS, NpyArray.ofHalves(weights, parameters));
        put(PAST_CODES, NpyArray.of(codes, architecture.latent()));
        put(PAST_IMAGES, NpyArray.of(past.images()));
        put(PAST_LABELS, NpyArray.of(past.labels()));
    }

    /** The moments that {@code past} tells of; null for none. */
    @Nullable
    Timeline timeline(ModelText.@Nullable Past past, List<String> labelNames) throws Refused {
        if (past == null) {
            return null;
        }
        short[] weights = get(PAST_WEIGHTS).halves();
        float[] codes = get(PAST_CODES).floats();
        int[] labels = labels(PAST_LABELS, labelNames);
        int parameters = weights.length / past.epochs().size();
        int values = codes.length / past.epochs().size();
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < past.epochs().size(); i++) {
            moments.add(new Moment(
                    past.epochs().get(i),
                    Arrays.copyOfRange(weights, i * parameters, (i + 1) * parameters),
                    Arrays.copyOfRange(codes, i * values, (i + 1) * values),
                    past.klOfDimensions().get(i).stream().mapToDouble(kl -> kl).toArray()));
        }
        return new Timeline(get(PAST_IMAGES).integers(), labels, labelNames, moments);
    }

    /** By name, in the file's order. */
    Map<String, NpyArray> all() {
        return arrays;
    }

    /** The most bytes of all arrays together. */
    long mostBytes() {
        return forms.values().stream().mapToLong(Form::mostBytes).sum();
    }

    /**
     * The most bytes that the array {@code name} may take.
     *
     * @throws Refused if the model has no such array
     */
    long mostBytes(String name) throws Refused {
        return form(name).mostBytes();
    }

    private Form form(String name) throws Refused {
        @Nullable Form form = forms.get(name);
        if (form == null) {
            throw new Refused(Message.text("archive.refused.entry.other"));
        }
        return form;
    }

    /**
     * Takes an array.
     *
     * @throws Refused if the model has no such array, has it already, or has it in another form
     */
    void put(String name, NpyArray array) throws Refused {
        if (!form(name).fits(array)) {
            throw new Refused(Message.text("archive.refused.array.misfit", name));
        }
        if (arrays.put(name, array) != null) {
            throw new Refused(Message.text("archive.refused.array.twice", name));
        }
    }

    /**
     * Checks that there is every array.
     *
     * @throws Refused naming the first that is missing
     */
    void requireComplete() throws Refused {
        for (String name : forms.keySet()) {
            if (!arrays.containsKey(name)) {
                throw new Refused(Message.text("archive.refused.array.missing", name));
            }
        }
        if (get(CODES).rows() != get(LABELS).rows()) {
            throw new Refused(Message.text(
                    "archive.refused.codes-labels",
                    get(CODES).rows(),
                    get(LABELS).rows()));
        }
    }

    private NpyArray get(String name) throws Refused {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new Refused(Message.text("archive.refused.array.missing", name));
        }
        return array;
    }

    List<Layer> encoder() throws Refused {
        return layers(Part.ENCODER);
    }

    List<Layer> decoder() throws Refused {
        return layers(Part.DECODER);
    }

    private List<Layer> layers(Part part) throws Refused {
        List<Layer> layers = new ArrayList<>();
        for (LayerForm form : part.forms(architecture)) {
            int i = layers.size();
            layers.add(new Layer(
                    form, get(part.weights(i)).floats(), get(part.biases(i)).floats()));
        }
        return layers;
    }

    /** [pseudo-inputs, inputs]. */
    float[] pseudoInputs() throws Refused {
        return architecture.pseudoInputs() == 0
                ? new float[0]
                : get(PSEUDO_INPUTS).floats();
    }

    /** [codes, latent]. */
    float[] codes() throws Refused {
        return get(CODES).floats();
    }

    /** [codes]. */
    int[] labels(List<String> labelNames) throws Refused {
        return labels(LABELS, labelNames);
    }

    private int[] labels(String array, List<String> labelNames) throws Refused {
        int[] labels = get(array).integers();
        for (int label : labels) {
            if (label < ImageSet.UNLABELLED || label >= labelNames.size()) {
                throw new Refused(Message.text("archive.refused.label", label, labelNames.size()));
            }
        }
        return labels;
    }

    OptimiserState optimiser(long step) throws Refused {
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        while (forms.containsKey(ADAM_FIRST + first.size())) {
            second.add(get(ADAM_SECOND + first.size()).floats());
            first.add(get(ADAM_FIRST + first.size()).floats());
        }
        return new OptimiserState(step, first, second);
    }

    /** The two networks of a model. */
    private enum Part {
        ENCODER("encoder_"),
        DECODER("decoder_");

        private final String prefix;

        Part(String prefix) {
            this.prefix = prefix;
        }

        String weights(int layer) {
            return prefix + layer + "_weights";
        }

        String biases(int layer) {
            return prefix + layer + "_biases";
        }

        List<LayerForm> forms(Architecture architecture) {
            return this == ENCODER ? architecture.encoderForms() : architecture.decoderForms();
        }

        List<Layer> layers(FrozenModel model) {
            return this == ENCODER ? model.encoder() : model.decoder();
        }
    }
}

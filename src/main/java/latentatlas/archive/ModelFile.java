package latentatlas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import latentatlas.net.DenseLayer;
import latentatlas.problem.ProblemException;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.jspecify.annotations.Nullable;

/**
 * Model files: a zip that {@code numpy.load} opens, of arrays as .npy and one {@code model.json}. The format is described
 * in {@code src/docs/model-file.md}.
 *
 * <p>Every array is checked against a CRC-32 that the text holds, so that a damaged file is refused and never half read.
 */
public final class ModelFile {
    public static final String EXTENSION = ".latent";

    private static final String TEXT = "model.json";
    private static final String NEXT = "Choose another model file, or train the model again";
    private static final int MOST_ENTRIES = 1024;
    private static final long LARGEST_TEXT = 16L << 20;
    private static final long LARGEST_CONTENT = 2L << 30;
    private static final long EPOCH_OF_ZIP = 315_532_800_000L + 86_400_000L;

    private ModelFile() {}

    /** Writes a model whole or not at all. */
    public static void write(Path file, StoredModel stored) throws ProblemException {
        AtomicFile.write(file, out -> write(out, stored));
    }

    static void write(OutputStream out, StoredModel stored) throws IOException {
        Map<String, NpyArray> arrays = arrays(stored);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ObjectNode checksums = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
            byte[] bytes = array.getValue().bytes();
            entries.put(array.getKey() + ".npy", bytes);
            checksums.put(array.getKey(), crc(bytes));
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, TEXT, ModelJson.write(stored, checksums));
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            put(zip, entry.getKey(), entry.getValue());
        }
        zip.finish();
    }

    private static Map<String, NpyArray> arrays(StoredModel stored) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        layers(arrays, "encoder", stored.model().encoder());
        layers(arrays, "decoder", stored.model().decoder());
        arrays.put(
                "codes",
                NpyArray.of(stored.codes(), stored.model().architecture().latent()));
        arrays.put("labels", NpyArray.of(stored.labels()));
        OptimiserState optimiser = stored.optimiser();
        if (optimiser != null) {
            for (int i = 0; i < optimiser.first().size(); i++) {
                arrays.put("adam_first_" + i, NpyArray.of(optimiser.first().get(i)));
                arrays.put("adam_second_" + i, NpyArray.of(optimiser.second().get(i)));
            }
        }
        return arrays;
    }

    private static void layers(Map<String, NpyArray> arrays, String part, List<DenseLayer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            arrays.put(
                    part + "_" + i + "_weights",
                    NpyArray.of(layers.get(i).weights(), layers.get(i).outputs()));
            arrays.put(part + "_" + i + "_biases", NpyArray.of(layers.get(i).biases()));
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(EPOCH_OF_ZIP);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /**
     * Reads a model.
     *
     * @throws ProblemException naming the file and what is wrong with it
     */
    public static StoredModel read(Path file) throws ProblemException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (NoSuchFileException e) {
            throw new ProblemException("there is no such file", file, NEXT, e);
        } catch (IOException | RuntimeException e) {
            throw new ProblemException("this is no whole model file: " + e.getMessage(), file, NEXT, e);
        }
    }

    /**
     * Reads a model from a stream, such as the one that comes with the program.
     *
     * @throws IOException if it is damaged, saying how
     * @throws RuntimeException if its parts do not fit together, saying how
     */
    public static StoredModel read(InputStream in) throws IOException {
        Map<String, byte[]> entries = entries(in);
        byte[] text = entries.remove(TEXT);
        if (text == null) {
            throw new IOException("it has no " + TEXT);
        }
        ModelJson.Content content = ModelJson.read(text);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String name = entry.getKey().substring(0, entry.getKey().length() - ".npy".length());
            @Nullable JsonNode expected = content.checksums().get(name);
            if (expected == null || expected.asLong() != crc(entry.getValue())) {
                throw new IOException("the array " + name + " is damaged");
            }
            arrays.put(name, NpyArray.parse(entry.getValue()));
        }
        return assemble(content, arrays);
    }

    private static StoredModel assemble(ModelJson.Content content, Map<String, NpyArray> arrays) throws IOException {
        Architecture architecture = content.plan().architecture(content.shape().values());
        FrozenModel model = new FrozenModel(
                architecture,
                layers(arrays, "encoder", architecture.encoderWidths().size() - 1),
                layers(arrays, "decoder", architecture.decoderWidths().size() - 1),
                content.plane());
        NpyArray codes = take(arrays, "codes");
        int[] labels = take(arrays, "labels").integers();
        for (int label : labels) {
            if (label < -1 || label >= content.labelNames().size()) {
                throw new IOException("there is a label " + label);
            }
        }
        OptimiserState optimiser = null;
        if (content.optimiserStep() >= 0) {
            optimiser = optimiser(content.optimiserStep(), model, arrays);
        }
        return new StoredModel(
                model,
                content.plan(),
                content.shape(),
                content.dataName(),
                content.labelNames(),
                content.history(),
                codes.floats(),
                labels,
                content.loss99(),
                content.klOfDimensions(),
                optimiser);
    }

    private static OptimiserState optimiser(long step, FrozenModel model, Map<String, NpyArray> arrays)
            throws IOException {
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        List<DenseLayer> layers = new ArrayList<>(model.encoder());
        layers.addAll(model.decoder());
        for (DenseLayer layer : layers) {
            for (int size : new int[] {layer.weights().length, layer.biases().length}) {
                float[] m = take(arrays, "adam_first_" + first.size()).floats();
                float[] v = take(arrays, "adam_second_" + second.size()).floats();
                if (m.length != size || v.length != size) {
                    throw new IOException("the optimiser's state does not fit the model");
                }
                first.add(m);
                second.add(v);
            }
        }
        return new OptimiserState(step, first, second);
    }

    private static List<DenseLayer> layers(Map<String, NpyArray> arrays, String part, int count) throws IOException {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NpyArray weights = take(arrays, part + "_" + i + "_weights");
            NpyArray biases = take(arrays, part + "_" + i + "_biases");
            layers.add(new DenseLayer(weights.rows(), weights.columns(), weights.floats(), biases.floats()));
        }
        return layers;
    }

    private static NpyArray take(Map<String, NpyArray> arrays, String name) throws IOException {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new IOException("it has no array " + name);
        }
        for (float value : array.floats()) {
            if (!Float.isFinite(value)) {
                throw new IOException("the array " + name + " holds a number that is not finite");
            }
        }
        return array;
    }

    private static Map<String, byte[]> entries(InputStream in) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        long left = LARGEST_CONTENT;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!name.equals(TEXT) && !name.matches("[a-z0-9_]{1,64}\\.npy")) {
                    throw new IOException("it holds an entry that no model file has");
                }
                if (!names.add(name) || names.size() > MOST_ENTRIES) {
                    throw new IOException("it holds an entry twice, or too many");
                }
                long most = Math.min(left, name.equals(TEXT) ? LARGEST_TEXT : LARGEST_CONTENT / 4);
                byte[] bytes = zip.readNBytes((int) most);
                if (zip.read() >= 0) {
                    throw new IOException("an entry is larger than any model's");
                }
                left -= bytes.length;
                entries.put(name, bytes);
            }
        }
        return entries;
    }
}

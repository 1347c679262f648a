package latentatlas.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentatlas.file.AtomicFile;
import latentatlas.image.npy.NpyArray;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;
import latentatlas.problem.Unfit;
import latentatlas.vae.FrozenModel;

/**
 * Model files: a zip that {@code numpy.load} opens, of arrays as .npy and one {@code model.json}. The format is described
 * in {@code src/docs/model-file.md}.
 *
 * <p>A seal over the whole file tells any change of any byte. What is read is then checked as if it came from a
 * stranger, since a seal is easily made: the architecture says which arrays there are and how large, and nothing larger
 * is ever held. Entries are never written to the disk, so their names lead nowhere.
 */
public final class ModelFile {
    public static final String EXTENSION = ".latent";

    private static final String ARRAY = ".npy";
    private static final long LARGEST_FILE = 1L << 30;
    private static final long LARGEST_TEXT = 16L << 20;

    /** Our arrays are stored as they are; deflated weights shrink by a tenth. A file that grows more is a trap. */
    private static final long MOST_GROWTH = 16;

    /** Text and labels deflate well; a file is not refused for them below this. */
    private static final long HARMLESS = 64L << 20;

    private ModelFile() {}

    /**
     * Writes a model whole or not at all: on failure the old file is as it was.
     *
     * @throws ProblemException naming the file and what to do; also if the model holds numbers that are not finite
     */
    public static void write(Path file, StoredModel stored) throws ProblemException {
        AtomicFile.Content content;
        try {
            content = content(stored);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("archive.notSaved", String.valueOf(e.getMessage())),
                    file,
                    Message.of("archive.trainAgain"),
                    e);
        }
        AtomicFile.write(file, content);
    }

    /** The content of a model's file: the same model gives the same bytes. */
    static AtomicFile.Content content(StoredModel stored) throws IOException {
        Map<String, NpyArray> arrays = ModelArrays.of(stored).all();
        Map<String, Long> checksums = new LinkedHashMap<>();
        long size = 0;
        for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
            checksums.put(array.getKey(), SealedZip.crc(array.getValue()));
            size += array.getValue().size();
        }
        byte[] text = Json.write(ModelText.of(stored, checksums));
        if (text.length > LARGEST_TEXT || size + text.length > LARGEST_FILE - HARMLESS) {
            throw new Refused(Message.text("archive.refused.larger-file"));
        }
        return out -> {
            SealedZip zip = new SealedZip(out);
            zip.deflate(ModelText.NAME, text);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                zip.store(array.getKey() + ARRAY, array.getValue());
            }
            zip.seal();
        };
    }

    /**
     * Reads a model.
     *
     * @throws ProblemException naming the file, what is wrong with it and what to do
     */
    public static StoredModel read(Path file) throws ProblemException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (NoSuchFileException e) {
            throw new ProblemException(Message.of("problem.noFile"), file, Message.of("archive.otherModel"), e);
        } catch (Refused e) {
            throw new ProblemException(
                    Message.of("archive.noModel", String.valueOf(e.getMessage())), file, e.nextStep(), e);
        } catch (AccessDeniedException e) {
            throw new ProblemException(Message.of("archive.forbidden"), file, Message.of("archive.askOwner"), e);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("problem.fileUnreadable", FileTrouble.why(e)), file, Message.of("archive.checkDisk"), e);
        } catch (OutOfMemoryError e) {
            throw new ProblemException(Message.of("archive.tooLarge"), file, Message.of("archive.moreMemory"), e);
        }
    }

    /**
     * Reads a model from a stream, such as the one that comes with the program.
     *
     * @throws IOException if it cannot be read or is not what it should be, saying how
     */
    public static StoredModel read(InputStream in) throws IOException {
        byte[] file = in.readNBytes((int) LARGEST_FILE + 1);
        if (file.length > LARGEST_FILE) {
            throw new Refused(Message.text("archive.refused.larger"));
        }
        try (ZipInputStream zip = SealedZip.open(file)) {
            return read(zip, file.length);
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            // The bytes lie in memory: whatever cannot be read is not what it should be.
            throw new Refused(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            Refused refused = new Refused(
                    Unfit.why(e).orElse(Message.of("archive.refused.content")).text());
            refused.initCause(e);
            throw refused;
        }
    }

    private static StoredModel read(ZipInputStream zip, long fileSize) throws IOException {
        ZipEntry first = SealedZip.next(zip);
        if (first == null || !first.getName().equals(ModelText.NAME)) {
            throw new Refused(Message.text("archive.refused.beginning", ModelText.NAME));
        }
        ModelText text = ModelText.read(SealedZip.content(zip, LARGEST_TEXT));
        ModelArrays arrays = new ModelArrays(text.architecture(), text.hasOptimiser(), text.timeline());
        if (arrays.mostBytes() > Math.min(LARGEST_FILE, HARMLESS + fileSize * MOST_GROWTH)) {
            throw new Refused(Message.text("archive.refused.larger-than-file"));
        }
        for (ZipEntry entry = SealedZip.next(zip); entry != null; entry = SealedZip.next(zip)) {
            if (!entry.getName().endsWith(ARRAY)) {
                throw new Refused(Message.text("archive.refused.entry.unknown"));
            }
            String name = entry.getName().substring(0, entry.getName().length() - ARRAY.length());
            byte[] bytes = SealedZip.content(zip, arrays.mostBytes(name));
            if (!Objects.equals(text.crc32().get(name), SealedZip.crc(bytes))) {
                throw new Refused(Message.text("archive.refused.array.other", name));
            }
            arrays.put(name, NpyArray.parse(bytes));
        }
        arrays.requireComplete();
        return new StoredModel(
                new FrozenModel(
                        text.architecture(),
                        arrays.encoder(),
                        arrays.decoder(),
                        arrays.pseudoInputs(),
                        text.plane().plane()),
                text.plan(),
                text.images(),
                text.data(),
                text.dataChecksum(),
                text.labelNames(),
                text.history().history(),
                arrays.codes(),
                arrays.labels(text.labelNames()),
                text.loss99(),
                text.klOfDimensions().stream().mapToDouble(kl -> kl).toArray(),
                text.hasOptimiser() ? arrays.optimiser(text.optimiserStep()) : null,
                arrays.timeline(text.timeline(), text.labelNames()));
    }
}

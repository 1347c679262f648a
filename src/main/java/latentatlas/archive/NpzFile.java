package latentatlas.archive;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import latentatlas.file.AtomicFile;
import latentatlas.image.npy.NpyArray;
import latentatlas.problem.ProblemException;
import latentatlas.vae.ImageLosses;

/** Tables as .npz, for {@code numpy.load}. Safe from all threads. */
public final class NpzFile {
    private NpzFile() {}

    /**
     * Writes {@code codes} [rows, latent], {@code images} [rows], {@code labels} [rows], -1 for none, and, where
     * measured, {@code reconstruction} [rows] and {@code kl} [rows], nats.
     */
    public static void writeCodes(Path file, CodeTable table) throws ProblemException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put("codes", NpyArray.of(table.codes(), table.latent()));
        arrays.put("images", NpyArray.of(table.images()));
        arrays.put("labels", NpyArray.of(table.labels()));
        ImageLosses losses = table.losses();
        if (losses != null) {
            arrays.put("reconstruction", NpyArray.of(losses.reconstruction()));
            arrays.put("kl", NpyArray.of(losses.kl()));
        }
        write(file, arrays);
    }

    /** Writes arrays by their names. */
    static void write(Path file, Map<String, NpyArray> arrays) throws ProblemException {
        AtomicFile.write(file, out -> {
            SealedZip zip = new SealedZip(out);
            for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
                zip.store(array.getKey() + ".npy", array.getValue());
            }
            zip.seal();
        });
    }
}

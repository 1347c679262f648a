package latentatlas.image.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import latentatlas.image.DataSet;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.problem.ProblemException;

/** Opens a data set by what a person calls it: {@value #BUILTIN}, or a path. */
public final class DataSets {
    public static final String BUILTIN = "builtin";

    private static final String TABLE = ".csv";
    private static final int BUILTIN_TRAIN = 20_000;
    private static final int BUILTIN_TEST = 4_000;
    private static final long BUILTIN_SEED = 1;

    private DataSets() {}

    /** As below, unwatched, and pictures in the usual form. */
    public static DataSet open(String source) throws ProblemException {
        return open(source, Form.GREY, Loading.UNWATCHED);
    }

    /**
     * Reads or makes the whole set; not on a thread that must not wait.
     *
     * @param form of images made from pictures; other sources have their own
     * @throws java.util.concurrent.CancellationException where {@code loading} does not go on
     */
    public static DataSet open(String source, Form form, Loading loading) throws ProblemException {
        if (source.equals(BUILTIN)) {
            return DigitWriter.dataSet(BUILTIN_TRAIN, BUILTIN_TEST, BUILTIN_SEED);
        }
        RemoteDataSet remote = RemoteDataSet.named(source).orElse(null);
        try {
            if (remote != null && !Files.exists(Path.of(source))) {
                return read(remote, DataCache.ofUser(), loading);
            }
            return read(Path.of(source), form, loading);
        } catch (InvalidPathException e) {
            throw new ProblemException("\"" + source + "\" is no path", null, "Name a folder, or " + BUILTIN, e);
        } catch (OutOfMemoryError e) {
            throw new ProblemException(
                    "the images of \"" + source + "\" need more memory than this program has",
                    null,
                    "Choose fewer or smaller ones, or start Latent Atlas with more memory (-Xmx)",
                    e);
        }
    }

    private static DataSet read(RemoteDataSet remote, DataCache cache, Loading loading) throws ProblemException {
        if (!cache.holds(remote)) {
            throw new ProblemException(
                    remote.title() + " has not been downloaded yet",
                    cache.folder(remote),
                    "Download it first: data download " + remote.name());
        }
        DataSet set = IdxFiles.read(cache.folder(remote), loading);
        ImageSet test = set.test();
        return new DataSet(remote.title(), named(set.train(), remote), test == null ? null : named(test, remote));
    }

    private static ImageSet named(ImageSet images, RemoteDataSet remote) {
        boolean fits = images.labelNames().size() <= remote.labels().size();
        return images.labelled() && fits ? images.withLabelNames(remote.labels()) : images;
    }

    private static DataSet read(Path path, Form form, Loading loading) throws ProblemException {
        String name = name(path);
        if (!Files.exists(path)) {
            throw new ProblemException("there is no such file or folder", path, "Choose another, or " + BUILTIN);
        }
        if (table(path)) {
            return name.endsWith(TABLE) ? CsvImages.read(path, loading) : NumpyFiles.read(path, loading);
        }
        if (Files.isDirectory(path) && !IdxFiles.present(path)) {
            return ImageFolder.read(path, form, loading);
        }
        return IdxFiles.read(path, loading);
    }

    /** Whether there is such a source now, so that opening it is worth a try. */
    public static boolean present(String source) {
        return source.equals(BUILTIN)
                || RemoteDataSet.named(source)
                        .map(remote -> DataCache.ofUser().holds(remote))
                        .orElseGet(() -> Files.exists(Path.of(source)));
    }

    /** Whether the path is called as a file of many images is. */
    public static boolean table(Path path) {
        return Stream.of(TABLE, ".npz", ".npy").anyMatch(name(path)::endsWith);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    }
}

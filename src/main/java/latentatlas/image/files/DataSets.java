package latentatlas.image.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latentatlas.image.DataSet;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Loading;
import latentatlas.image.Part;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Opens a data set by what a person calls it: {@value #BUILTIN}, or a path. */
public final class DataSets {
    public static final String BUILTIN = "builtin";

    /** What files of many images are called. */
    public static final List<String> FILES = List.of(".npz", ".npy", ".csv", ".mat", ".zip");

    private static final String TABLE = ".csv";
    private static final String MATLAB = ".mat";
    private static final String ZIP = ".zip";
    private static final String[] NUMPY = {".npz", ".npy"};

    private DataSets() {}

    /** How to name a set that is the same everywhere, from what it is called; empty for a person's own. */
    public static Optional<String> sourceOf(String title) {
        if (title.equals(DigitWriter.NAME)) {
            return Optional.of(BUILTIN);
        }
        for (RemoteDataSet remote : RemoteDataSet.ALL) {
            if (title.equals(remote.title())) {
                return Optional.of(remote.name());
            }
            if (title.startsWith(remote.title() + " ")) {
                return Optional.of(
                        remote.name() + ":" + title.substring(remote.title().length() + 1));
            }
        }
        return Optional.empty();
    }

    /** As below, unwatched, and pictures in the usual form. */
    public static DataSet open(String source) throws ProblemException {
        return open(source, Form.GREY, Loading.UNWATCHED);
    }

    /**
     * Reads or makes the whole set; not on a thread that must not wait.
     *
     * @param source what a person calls it; one of several sets in a zip or a folder follows a colon
     * @param form of images made from pictures; other sources have their own
     * @throws ProblemException also where there is nothing to train on
     * @throws java.util.concurrent.CancellationException where {@code loading} does not go on
     */
    public static DataSet open(String source, Form form, Loading loading) throws ProblemException {
        return parts(source, form, loading).whole(source);
    }

    /** One part of a set, which need not have the other; else as above. */
    public static ImageSet open(String source, Part part, Form form, Loading loading) throws ProblemException {
        return parts(source, form, loading).part(part, source);
    }

    private static Parts parts(String source, Form form, Loading loading) throws ProblemException {
        if (source.equals(BUILTIN)) {
            return BuiltIn.parts();
        }
        try {
            Place place = Place.of(source);
            RemoteDataSet remote = RemoteDataSet.named(place.name()).orElse(null);
            if (remote != null && !Files.exists(Path.of(place.name()))) {
                return read(remote, place.set(), DataCache.ofUser(), loading);
            }
            return read(Path.of(place.name()), place.set(), form, loading);
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    Message.of("image.noPath", source), null, Message.of("image.nameFolder", BUILTIN), e);
        } catch (OutOfMemoryError e) {
            throw new ProblemException(Message.of("image.needMemory", source), null, Message.of("image.moreMemory"), e);
        }
    }

    /**
     * A source and one of its sets.
     *
     * @param set empty for the only or usual one
     */
    private record Place(String name, String set) {
        private static final Pattern WITH_SET = Pattern.compile("(.{2,}):([a-z]+)");

        static Place of(String source) {
            Matcher parts = WITH_SET.matcher(source);
            boolean named = parts.matches()
                    && (RemoteDataSet.named(parts.group(1)).isPresent() || Files.exists(Path.of(parts.group(1))));
            return named ? new Place(parts.group(1), parts.group(2)) : new Place(source, "");
        }
    }

    private static Parts read(RemoteDataSet remote, String set, DataCache cache, Loading loading)
            throws ProblemException {
        if (!cache.holds(remote)) {
            throw new ProblemException(
                    Message.of("image.notDownloaded", remote.title()),
                    cache.folder(remote),
                    Message.of("image.download", remote.name()));
        }
        Path folder = cache.folder(remote);
        String only = remote.files().get(0).name();
        Parts read = IdxFiles.read(only.endsWith(ZIP) ? folder.resolve(only) : folder, set, loading);
        String title = read.name().startsWith(remote.title()) ? read.name() : remote.title();
        return new Parts(title, named(read.train(), remote), named(read.test(), remote));
    }

    private static @Nullable ImageSet named(@Nullable ImageSet images, RemoteDataSet remote) {
        boolean fits = images != null
                && images.labelled()
                && images.labelNames().size() <= remote.labels().size();
        return fits && images != null ? images.withLabelNames(remote.labels()) : images;
    }

    private static Parts read(Path path, String set, Form form, Loading loading) throws ProblemException {
        if (!Files.exists(path)) {
            throw new ProblemException(
                    Message.of("image.noFileOrFolder"), path, Message.of("image.chooseAnother", BUILTIN));
        }
        boolean folder = Files.isDirectory(path);
        if (folder ? IdxFiles.present(path) : named(path, ZIP)) {
            return IdxFiles.read(path, set, loading);
        }
        if (!set.isEmpty()) {
            throw new ProblemException(Message.of("image.noSets"), path, Message.of("image.leaveOutColon"));
        }
        if (folder ? NumpyFiles.present(path) : named(path, NUMPY)) {
            return NumpyFiles.read(path, loading);
        }
        if (folder) {
            return Parts.of(ImageFolder.read(path, form, loading));
        }
        if (named(path, MATLAB)) {
            return MatFile.read(path, loading);
        }
        if (named(path, TABLE)) {
            return Parts.of(CsvImages.read(path, loading));
        }
        throw new ProblemException(
                Message.of("image.unknownFile"), path, Message.of("image.chooseSource", String.join(", ", FILES)));
    }

    /** Whether there is such a source now, so that opening it is worth a try; it may come from a file that a person changed. */
    public static boolean present(String source) {
        if (source.equals(BUILTIN)) {
            return true;
        }
        try {
            String name = Place.of(source).name();
            return RemoteDataSet.named(name)
                    .map(remote -> DataCache.ofUser().holds(remote))
                    .orElseGet(() -> Files.exists(Path.of(name)));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Whether images lie at the path that are ready to open, and need no form. */
    public static boolean ready(Path path) {
        return Files.isDirectory(path)
                ? IdxFiles.present(path) || NumpyFiles.present(path)
                : FILES.stream().anyMatch(ending -> named(path, ending));
    }

    private static boolean named(Path path, String... endings) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Stream.of(endings).anyMatch(name::endsWith);
    }
}

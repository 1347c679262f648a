package latentatlas.archive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import latentatlas.image.Loading;
import latentatlas.image.files.DataSets;
import latentatlas.image.files.ImageFolder;

/** What lies at a path that a person chose or dropped, and so what is to be done with it. */
public enum FileKind {
    /** A model: {@link ModelFile#read}. */
    MODEL,
    /** What another person shares: {@link ShareLink#read}. */
    LINK,
    /** Images ready to open: {@link DataSets#open}. */
    IMAGES,
    /** A folder of pictures, to open in a form that is asked for: {@link DataSets#open} with it. */
    PICTURES,
    /** One picture, for a drawing pad: {@link latentatlas.image.drawing.Picture#read}. */
    PICTURE,
    /** Nothing that the program knows; opening it says why. */
    UNKNOWN;

    /**
     * Looks at the name and, of a folder, at what is in it, down to the first picture. That may take long on a large
     * disk: not on a thread that must not wait.
     *
     * @param loading is asked at every file whether to go on; hears no share
     * @throws java.util.concurrent.CancellationException where {@code loading} does not go on
     */
    public static FileKind of(Path path, Loading loading) {
        if (Files.isDirectory(path)) {
            return DataSets.ready(path) ? IMAGES : ImageFolder.any(path, loading) ? PICTURES : UNKNOWN;
        }
        if (!Files.isRegularFile(path)) {
            return UNKNOWN;
        }
        FileKind named = named(path);
        return named == IMAGES && !DataSets.ready(path) ? UNKNOWN : named;
    }

    /** What the name alone lets expect, without a look at the disk: images where it tells nothing. */
    public static FileKind named(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(ModelFile.EXTENSION)) {
            return MODEL;
        }
        if (name.endsWith(ShareLink.EXTENSION)) {
            return LINK;
        }
        return ImageFolder.picture(path) ? PICTURE : IMAGES;
    }
}

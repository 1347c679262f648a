package latentatlas.image;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import latentatlas.problem.ProblemException;

/** Opens a data set by what a person calls it: {@value #BUILTIN}, or a path. */
public final class DataSets {
    public static final String BUILTIN = "builtin";

    private static final int BUILTIN_TRAIN = 20_000;
    private static final int BUILTIN_TEST = 4_000;
    private static final long BUILTIN_SEED = 1;

    private DataSets() {}

    /** Reads or makes the whole set; not on a thread that must not wait. */
    public static DataSet open(String source) throws ProblemException {
        if (source.equals(BUILTIN)) {
            return DigitWriter.dataSet(BUILTIN_TRAIN, BUILTIN_TEST, BUILTIN_SEED);
        }
        try {
            return IdxFiles.read(Path.of(source));
        } catch (InvalidPathException e) {
            throw new ProblemException("\"" + source + "\" is no path", null, "Name a folder, or " + BUILTIN, e);
        }
    }
}

package latentatlas;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the real MNIST lies, for the tests that want it. */
public final class Mnist {
    private static final Path FOLDER = Path.of("..", "shared", "data", "mnist");

    private Mnist() {}

    /** The folder; the calling test is skipped where there is none. */
    public static Path folder() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: MNIST is not at " + FOLDER + " beside the project");
        return FOLDER;
    }
}

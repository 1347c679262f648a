package latentatlas.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.tinylog.Logger;
import org.tinylog.configuration.Configuration;

/**
 * The program's log as a file of the user's own, next to what is printed: what to send along with a report. Old entries make
 * room for new ones, so that it never holds more than {@value #FILES} files of 1 MB.
 */
public final class LogFile {
    private static final int FILES = 3;
    private static final String NAME = "latent-atlas-";
    private static final String EXTENSION = ".log";
    private static final String WRITER = "writerfile";
    private static final String FILE = WRITER + ".file";

    private LogFile() {}

    /**
     * Logs into {@code folder} from now on. Must come before whatever else logs, which settles where to. A folder that cannot
     * be written to costs the log, never the start.
     */
    public static void start(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new IOException("no permission to write");
            }
            Configuration.set(WRITER, "rolling file");
            Configuration.set(
                    FILE,
                    folder.toAbsolutePath()
                            .resolve(NAME + "{count}" + EXTENSION)
                            .toString());
            Configuration.set(WRITER + ".policies", "size: 1mb");
            Configuration.set(WRITER + ".backups", Integer.toString(FILES));
            Configuration.set(WRITER + ".charset", "UTF-8");
            Configuration.set(
                    WRITER + ".format", "{date: yyyy-MM-dd HH:mm:ss.SSS} {level} {thread} {class-name}: {message}");
        } catch (IOException | UnsupportedOperationException e) {
            Logger.warn("there will be no log file at {}: {}", folder, e.toString());
        }
        Logger.info(
                "Latent Atlas {} on Java {}, {} {}",
                Optional.ofNullable(LogFile.class.getPackage().getImplementationVersion())
                        .orElse("in development"),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    /** The file that is written to now; none where there is no log file. */
    public static Optional<Path> path() {
        String pattern = Configuration.get(FILE);
        if (pattern == null) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(Path.of(pattern).resolveSibling(""))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(NAME + "\\d+\\" + EXTENSION))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package latentatlas.fault;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk of the test's own, of a megabyte or two, that can be filled or locked. Only the system's administrator may make one. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 4_096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** A disk at {@code folder}; where none can be made, the test is left out and says so. */
    static SmallDisk at(Path folder, int megabytes) throws Exception {
        Files.createDirectories(folder);
        assumeTrue(
                mount(List.of("-t", "tmpfs", "-o", "size=" + megabytes + "m", "small-disk", folder.toString())),
                "a small disk can be made by the administrator of a Linux system only");
        return new SmallDisk(folder);
    }

    private static boolean mount(List<String> arguments) throws InterruptedException {
        return ran("mount", arguments);
    }

    private static boolean ran(String program, List<String> arguments) throws InterruptedException {
        try {
            List<String> command = new java.util.ArrayList<>(List.of(program));
            command.addAll(arguments);
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes all space but {@code bytes}. */
    void fill(int bytes) throws IOException {
        long blocks = (Files.getFileStore(folder).getUsableSpace() - bytes) / BLOCK;
        try (OutputStream out = Files.newOutputStream(folder.resolve("filling"))) {
            for (long i = 0; i < blocks; i++) {
                out.write(new byte[BLOCK]);
            }
        }
    }

    /** Lets nothing more be written. */
    void lock() throws Exception {
        if (!mount(List.of("-o", "remount,ro", folder.toString()))) {
            throw new IOException(folder + " cannot be locked");
        }
    }

    @Override
    public void close() throws Exception {
        ran("umount", List.of("-l", folder.toString()));
    }
}

package latentatlas.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import latentatlas.problem.ProblemException;

/** Writes a file whole or not at all: to a temporary beside it, flushed to the disk, then moved into place. */
public final class AtomicFile {
    private AtomicFile() {}

    /** What to write. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces {@code file} by {@code content}; on failure the old file is as it was.
     *
     * @throws ProblemException naming the file and what to do
     */
    public static void write(Path file, Content content) throws ProblemException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || target.getFileName() == null) {
            throw new ProblemException("this is no file name", file, "Choose a name in a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw new ProblemException("its folder does not exist", file, "Create the folder, or choose another");
        }
        Path temporary = null;
        try {
            // Not createTempFile, whose files are for the owner's eyes only: a saved model is an ordinary file.
            temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            move(temporary, target);
        } catch (IOException e) {
            remove(temporary, e);
            throw new ProblemException(
                    "the file cannot be written (" + e.getMessage() + ")",
                    file,
                    "Check the free space and that you may write there, or choose another place",
                    e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(@org.jspecify.annotations.Nullable Path temporary, IOException cause) {
        if (temporary != null) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}

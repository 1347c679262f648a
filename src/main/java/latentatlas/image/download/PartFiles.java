package latentatlas.image.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Where the files of a data set lie while they come. Names are such that the next try finds them and goes on; but where
 * another program, or another window of this one, fetches the same set at the moment, they are of this try's own.
 */
final class PartFiles implements AutoCloseable {
    private final @Nullable Lock lock;
    private final String own;

    private PartFiles(@Nullable Lock lock) {
        this.lock = lock;
        own = lock == null ? "." + UUID.randomUUID() : "";
    }

    /** For a set in {@code folder}; the lock goes with its process, however that ends. */
    static PartFiles in(Path folder) {
        return new PartFiles(locked(folder.resolveSibling("." + folder.getFileName() + ".lock")));
    }

    private record Lock(Path file, FileChannel channel) {}

    private static @Nullable Lock locked(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // Whoever held it may have deleted it since it was opened: then the next one locks another file.
            if (taken(channel) && Files.exists(file)) {
                return new Lock(file, channel);
            }
            channel.close();
        } catch (IOException e) {
            Logger.info("no lock at {}: {}", file, e.toString());
        }
        return null;
    }

    private static boolean taken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Where {@code target} lies until it is whole. */
    Path of(Path target) {
        return target.resolveSibling(target.getFileName() + own + ".part");
    }

    /** Whether the next try finds them. */
    boolean lasting() {
        return own.isEmpty();
    }

    /** Deletes the lock's file while nobody else can take it. */
    @Override
    public void close() {
        if (lock != null) {
            try (FileChannel ends = lock.channel()) {
                Files.deleteIfExists(lock.file());
            } catch (IOException e) {
                Logger.info("a lock stays: {}", e.toString());
            }
        }
    }
}

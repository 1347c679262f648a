package latentatlas.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;

/**
 * Writes a file whole or not at all: to a temporary beside it, flushed to the disk, then moved into place. Its folder is
 * made where there is none.
 *
 * <p>Safe between processes too: each saver has a temporary of its own, and the last to end wins.
 */
public final class AtomicFile {
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 16;

    /** A temporary untouched for this long belongs to a saver that was killed, on whatever machine. */
    private static final Duration ABANDONED = Duration.ofDays(1);
    /** And after this one, where no process here bears its mark: another machine's saver would be writing. */
    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final Pattern MARK = Pattern.compile("(" + ProcessMark.PATTERN + ")\\..*");

    private AtomicFile() {}

    /** What to write. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it and leaves {@code out} open: it is flushed to the disk afterwards. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces {@code file} by {@code content}; on failure the old file is as it was. A link stays a link: what it points
     * to is replaced.
     *
     * @throws ProblemException naming the file and what to do
     */
    public static void write(Path file, Content content) throws ProblemException {
        Path named = file.toAbsolutePath();
        Path folder = named.getParent();
        if (folder == null || named.getFileName() == null) {
            throw new ProblemException(Message.of("file.noName"), file, Message.of("file.nameInFolder"));
        }
        try {
            Files.createDirectories(folder);
            Path target = Files.exists(named) ? named.toRealPath() : named;
            if (Files.isDirectory(target)) {
                throw new ProblemException(Message.of("file.folderOfName"), file, Message.of("file.otherName"));
            }
            if (Files.exists(target) && !Files.isWritable(target)) {
                throw new ProblemException(Message.of("file.readOnly"), file, Message.of("file.liftProtection"));
            }
            replace(target, content);
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(Message.of("file.fileOfFolderName"), file, Message.of("file.otherFolder"), e);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("file.notWritten", FileTrouble.why(e)), file, Message.of("file.checkSpace"), e);
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        // Not createTempFile, whose files are for the owner's eyes only: a saved model is an ordinary file.
        Path temporary =
                target.resolveSibling(prefix(target) + ProcessMark.own().text() + "." + UUID.randomUUID() + PART);
        try {
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            keepPermissions(target, temporary);
            sweep(target, Files.getLastModifiedTime(temporary).toInstant());
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Who might not read the old file may not read the new one. */
    private static void keepPermissions(Path old, Path replacement) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(replacement, PosixFileAttributeView.class);
        if (view != null && Files.exists(old)) {
            view.setPermissions(Files.getPosixFilePermissions(old));
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        flushFolder(to);
    }

    /** Makes the move itself outlive a power cut. Where a folder cannot be opened, as on Windows, the system sees to it. */
    @SuppressWarnings("EmptyCatch")
    private static void flushFolder(Path file) {
        try (FileChannel channel = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The file is whole and in its place; nothing more can be done.
        }
    }

    /** Removes what savers of the same file left that were killed before {@code now}; one that stays does no harm. */
    @SuppressWarnings("EmptyCatch")
    private static void sweep(Path target, Instant now) {
        Path folder = target.resolveSibling(".").normalize();
        String prefix = prefix(target);
        DirectoryStream.Filter<Path> abandoned = path -> {
            String name = String.valueOf(path.getFileName());
            return name.startsWith(prefix)
                    && name.endsWith(PART)
                    && abandoned(name.substring(prefix.length()), Files.getLastModifiedTime(path), now);
        };
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, abandoned)) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            // Another saver may have removed it meanwhile.
        }
    }

    private static boolean abandoned(String unique, FileTime touched, Instant now) {
        Duration quiet = Duration.between(touched.toInstant(), now);
        Matcher mark = MARK.matcher(unique);
        boolean gone = mark.matches()
                && ProcessMark.parse(mark.group(1)).filter(ProcessMark::gone).isPresent();
        return quiet.compareTo(gone ? QUIET : ABANDONED) > 0;
    }
}

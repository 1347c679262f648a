package latentatlas.image.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import latentatlas.image.ByteProgress;
import latentatlas.image.Loading;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;
import org.tinylog.Logger;

/**
 * Fetches data sets. A file comes as {@code NAME.part} first, goes on where a broken connection left it, also at the next
 * try, and gets its name only when it is whole and its checksum right. Mirrors are tried in turn; proxies are the
 * system's. Blocks; confined to one thread.
 */
public final class Downloader {
    private static final int TRIES = 3;
    private static final int BUFFER = 1 << 16;
    private static final long LARGEST = 600_000_000L;
    private static final Message NEXT = Message.of("image.checkConnection");

    private final DataCache cache;
    private final int timeoutMillis;

    /**
     * A downloader.
     *
     * @param timeout how long a server may say nothing
     */
    public Downloader(DataCache cache, Duration timeout) {
        this.cache = cache;
        timeoutMillis = (int) timeout.toMillis();
    }

    /**
     * Fetches what is not there yet.
     *
     * @param loading hears bytes done of about how many
     * @return the folder
     * @throws ProblemException when no mirror gives the right files, or the cache cannot be written to
     * @throws java.util.concurrent.CancellationException where {@code loading} does not go on; what came is kept
     */
    public Path fetch(RemoteDataSet set, List<URI> mirrors, Loading loading) throws ProblemException {
        Path folder = cache.folder(set);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
        ByteProgress progress = new ByteProgress(loading, set.megabytes() * 1_000_000L);
        try (PartFiles parts = PartFiles.in(folder)) {
            for (RemoteFile file : set.files()) {
                Path target = folder.resolve(file.name());
                if (Files.isRegularFile(target)) {
                    progress.add(size(target));
                } else {
                    fetch(file, target, parts, mirrors, progress);
                }
            }
        }
        return folder;
    }

    private void fetch(RemoteFile file, Path target, PartFiles parts, List<URI> mirrors, ByteProgress progress)
            throws ProblemException {
        Path part = parts.of(target);
        try {
            fetch(file, target, part, mirrors, progress);
        } finally {
            if (!parts.lasting()) {
                delete(part);
            }
        }
    }

    private static ProblemException notWritten(Path place, IOException e) {
        return new ProblemException(
                Message.of("image.cacheReadOnly", FileTrouble.why(e)), place, Message.of("image.freeCache"), e);
    }

    private void fetch(RemoteFile file, Path target, Path part, List<URI> mirrors, ByteProgress progress)
            throws ProblemException {
        IOException last = new IOException(Message.text("download.no-mirror"));
        Message why = Message.of("download.no-mirror");
        for (URI mirror : mirrors) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                long before = progress.done();
                boolean resumed = size(part) > 0;
                try {
                    transfer(mirror.resolve(file.name()), part, progress);
                    verify(file, part);
                    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                    return;
                } catch (NotWritten e) {
                    throw notWritten(part, e);
                } catch (IOException e) {
                    // What comes last is told; with it the others reach the log.
                    e.addSuppressed(last);
                    last = e;
                    why = reason(mirror, e);
                    progress.back(before);
                    if (e instanceof WrongContent) {
                        delete(part);
                    }
                    if (e instanceof WrongContent && !resumed) {
                        break;
                    }
                }
            }
        }
        throw new ProblemException(
                Message.of(
                        mirrors.size() == 1 ? "image.notFetchedFromOne" : "image.notFetched",
                        file.name(),
                        mirrors.size(),
                        why),
                target,
                NEXT,
                last);
    }

    /** Why a try failed: of a connection that does not come about, Java says a word or two, and not to whom. */
    private static Message reason(URI mirror, IOException refusal) {
        String host = String.valueOf(mirror.getHost());
        if (refusal instanceof UnknownHostException) {
            return Message.of("download.no-host", host);
        }
        if (refusal instanceof SocketTimeoutException) {
            return Message.of("download.silent", host);
        }
        if (refusal instanceof ConnectException) {
            return Message.of("download.no-answer", host);
        }
        return Message.of("download.why", String.valueOf(refusal.getMessage()));
    }

    private void transfer(URI from, Path part, ByteProgress progress) throws IOException {
        long have = size(part);
        URLConnection connection = from.toURL().openConnection();
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        if (have > 0) {
            connection.setRequestProperty("Range", "bytes=" + have + "-");
        }
        boolean goesOn = false;
        if (connection instanceof HttpURLConnection http) {
            int status = http.getResponseCode();
            goesOn = status == HttpURLConnection.HTTP_PARTIAL;
            if (have > 0 && status == 416) {
                // Nothing is left to send, or what is here is longer than it should be: the checksum tells.
                progress.add(have);
                return;
            }
            if (status != HttpURLConnection.HTTP_OK && !goesOn) {
                throw new IOException(Message.text("download.answered", String.valueOf(from.getHost()), status));
            }
        }
        long due = connection.getContentLengthLong();
        long came = 0;
        if (goesOn) {
            progress.add(have);
        }
        try (InputStream in = connection.getInputStream();
                OutputStream out = open(part, goesOn)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                write(out, buffer, read);
                came += read;
                progress.add(read);
                if (came > LARGEST) {
                    throw new WrongContent(Message.text("download.too-much", String.valueOf(from.getHost()), LARGEST));
                }
            }
        }
        if (due >= 0 && came < due) {
            throw new IOException(Message.text("download.broke", came, due));
        }
    }

    private static OutputStream open(Path part, boolean goesOn) throws NotWritten {
        try {
            return Files.newOutputStream(
                    part,
                    StandardOpenOption.CREATE,
                    goesOn ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new NotWritten(e);
        }
    }

    private static void write(OutputStream out, byte[] buffer, int count) throws NotWritten {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw new NotWritten(e);
        }
    }

    private static void verify(RemoteFile file, Path part) throws IOException {
        MessageDigest digest = md5();
        try (InputStream in = file.ofContent() ? content(part) : Files.newInputStream(part)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new WrongContent(Message.text("download.damaged", String.valueOf(e.getMessage())), e);
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(file.md5())) {
            throw new WrongContent(Message.text("download.checksum", found, file.md5()));
        }
    }

    private static InputStream content(Path file) throws IOException {
        PushbackInputStream in = new PushbackInputStream(Files.newInputStream(file), 2);
        byte[] two = in.readNBytes(2);
        in.unread(two);
        boolean zipped = two.length == 2 && (two[0] & 0xFF) == 0x1F && (two[1] & 0xFF) == 0x8B;
        return zipped ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Logger.warn(e, "{} cannot be deleted", file);
        }
    }

    /** The disk is full, or the folder protected: no other mirror would help. */
    private static final class NotWritten extends IOException {
        private static final long serialVersionUID = 1;

        NotWritten(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** What came is not what should have come: asking the same place again would not help. */
    private static final class WrongContent extends IOException {
        private static final long serialVersionUID = 1;

        WrongContent(String message) {
            super(message);
        }

        WrongContent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

package latentatlas.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import latentatlas.image.npy.NpyArray;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A zip whose every byte is vouched for: its comment, the last thing in the file, is {@code sha256:} and the SHA-256 of
 * all bytes before the digest. Python's zipfile, and so {@code numpy.load}, takes no notice of it.
 *
 * <p>The same entries give the same bytes at any time and in any time zone.
 */
final class SealedZip {
    private static final String SEAL = "sha256:";
    private static final int DIGEST = 64;
    private static final int PIECE = 4_096;

    /** The day after the first that a zip can name: at that one, Java adds a second time, in the machine's zone. */
    private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

    private final OutputStream out;
    private final MessageDigest sha = sha();
    private final Digested file;
    private final ZipOutputStream zip;

    /** An empty one; what is put into it goes to {@code out} at once. */
    SealedZip(OutputStream out) {
        this.out = out;
        file = new Digested(out, sha);
        zip = new ZipOutputStream(file, StandardCharsets.US_ASCII);
    }

    /** An entry that is deflated. */
    void deflate(String name, byte[] content) throws IOException {
        begin(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** An entry as it is, for numbers that would hardly shrink. */
    void store(String name, NpyArray array) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(array.size());
        entry.setCrc(crc(array));
        begin(entry);
        array.writeTo(zip);
        zip.closeEntry();
    }

    private void begin(ZipEntry entry) throws IOException {
        entry.setTimeLocal(ANY_TIME);
        zip.putNextEntry(entry);
    }

    /** Ends the file; nothing can be added afterwards. */
    void seal() throws IOException {
        zip.setComment(SEAL + "0".repeat(DIGEST));
        ByteArrayOutputStream held = file.hold();
        zip.close();
        byte[] end = held.toByteArray();
        sha.update(end, 0, end.length - DIGEST);
        out.write(end, 0, end.length - DIGEST);
        out.write(hex(sha).getBytes(StandardCharsets.US_ASCII));
    }

    /** Bytes on their way to the file, and past the digest. */
    private static final class Digested extends DigestOutputStream {
        Digested(OutputStream file, MessageDigest sha) {
            super(file, sha);
        }

        /** Holds back all bytes from here on. */
        ByteArrayOutputStream hold() {
            ByteArrayOutputStream held = new ByteArrayOutputStream();
            on(false);
            out = held;
            return held;
        }
    }

    /**
     * The entries of a file whose seal is whole.
     *
     * @throws Refused if it has none or another, so if any byte was changed, added or lost
     */
    static ZipInputStream open(byte[] file) throws Refused {
        if (file.length < 2 || file[0] != 'P' || file[1] != 'K') {
            throw new Refused(Message.text("archive.refused.no-atlas"), Message.of("archive.chooseSaved"));
        }
        int seal = file.length - DIGEST - SEAL.length();
        byte[] expected = SEAL.getBytes(StandardCharsets.US_ASCII);
        if (seal < 0 || !Arrays.equals(file, seal, seal + expected.length, expected, 0, expected.length)) {
            throw new Refused(Message.text("archive.refused.seal"), Message.of("archive.copyAgain"));
        }
        String found = new String(file, file.length - DIGEST, DIGEST, StandardCharsets.US_ASCII);
        if (!found.equals(digest(file))) {
            throw new Refused(Message.text("archive.refused.damaged"), Message.of("archive.copyAgain"));
        }
        return new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.US_ASCII);
    }

    /**
     * The next entry, or null after the last.
     *
     * @throws Refused if the zip's own numbers or names are not what they should be
     */
    static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
        try {
            return zip.getNextEntry();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static Refused unreadable(Exception cause) {
        Refused refused = new Refused(Message.text("archive.refused.entry.unreadable"));
        refused.initCause(cause);
        return refused;
    }

    /**
     * The content of the entry that {@code zip} stands at.
     *
     * @throws Refused if it cannot be unpacked, or is longer than {@code most} bytes; no more than those are ever held
     */
    static byte[] content(ZipInputStream zip, long most) throws IOException {
        try {
            byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - Long.BYTES, most));
            if (zip.read() >= 0) {
                throw new Refused(Message.text("archive.refused.entry.larger"));
            }
            return content;
        } catch (ZipException | EOFException e) {
            throw unreadable(e);
        }
    }

    static long crc(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    /** Of the array as it is stored. */
    static long crc(NpyArray array) throws IOException {
        CRC32 crc = new CRC32();
        array.writeTo(new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
        return crc.getValue();
    }

    private static String digest(byte[] file) {
        MessageDigest sha = sha();
        // In pieces: the JVM compiles a method by its calls, and only compiled it uses the processor's own SHA.
        for (int from = 0; from < file.length - DIGEST; from += PIECE) {
            sha.update(file, from, Math.min(PIECE, file.length - DIGEST - from));
        }
        return hex(sha);
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(MessageDigest sha) {
        return HexFormat.of().formatHex(sha.digest());
    }
}

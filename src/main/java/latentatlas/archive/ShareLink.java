package latentatlas.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import latentatlas.file.AtomicFile;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Share} as one word of text, to be sent by any means: {@code atlas:1:} and JSON, deflated with its checksum, in
 * URL-safe base 64. White space that a mail put into it does not matter. Alone in a file, it is {@code *.atlas}.
 */
public final class ShareLink {
    public static final String EXTENSION = ".atlas";

    static final int VERSION = 1;
    /** Some hundred times what a link usually takes. */
    static final int LONGEST = 200_000;
    /** What nobody wrote by hand: a text that unpacks to more was made to fill the memory. */
    static final int MOST_UNPACKED = 2_000_000;

    private static final String SCHEME = "atlas:";
    private static final Pattern FORM = Pattern.compile("(?s)atlas:([0-9]{1,9}):(.*)");

    private ShareLink() {}

    /** Whether a text wants to be a link. */
    public static boolean like(@Nullable String text) {
        return text != null && text.stripLeading().startsWith(SCHEME);
    }

    /** The link of what is shared; without its view where that holds too much for one. */
    public static String of(Share share) {
        String whole = packed(share);
        return whole.length() <= LONGEST ? whole : packed(new Share(share.plan(), share.data(), share.bundled(), null));
    }

    private static String packed(Share share) {
        byte[] json = Json.tree(share).toString().getBytes(StandardCharsets.UTF_8);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        deflater.setInput(json);
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return SCHEME + VERSION + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }

    /**
     * Reads a link.
     *
     * @throws ProblemException if it is none, was damaged on its way, or comes from a newer program
     */
    public static Share read(String text) throws ProblemException {
        return read(text, null);
    }

    /** As above, from a file. */
    public static Share read(Path file) throws ProblemException {
        try {
            if (Files.size(file) > LONGEST) {
                throw damaged("share.tooLong", file, null);
            }
            return read(Files.readString(file), file);
        } catch (IOException e) {
            throw damaged("share.unreadable", file, e);
        }
    }

    /** Writes the link into a file of its own. */
    public static void write(Path file, Share share) throws ProblemException {
        byte[] text = (of(share) + "\n").getBytes(StandardCharsets.US_ASCII);
        AtomicFile.write(file, out -> out.write(text));
    }

    private static Share read(String text, @Nullable Path file) throws ProblemException {
        if (text.length() > LONGEST) {
            throw damaged("share.tooLong", file, null);
        }
        Matcher parts = FORM.matcher(text.replaceAll("\\s+", ""));
        if (!parts.matches()) {
            throw damaged("share.noLink", file, null);
        }
        int version = Integer.parseInt(parts.group(1));
        if (version != VERSION) {
            throw new ProblemException(
                    Message.of("share.otherVersion", version, VERSION), file, Message.of("share.update"));
        }
        try {
            byte[] json = unpacked(Base64.getUrlDecoder().decode(parts.group(2)));
            return Json.read(json, Message.text("share.name"), Share.class);
        } catch (DataFormatException | IllegalArgumentException | IOException e) {
            throw damaged("share.damaged", file, e);
        }
    }

    private static ProblemException damaged(String key, @Nullable Path file, @Nullable Exception cause) {
        return new ProblemException(Message.of(key), file, Message.of("share.askAgain"), cause);
    }

    private static byte[] unpacked(byte[] packed) throws DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                whole.write(buffer, 0, read);
                if ((read == 0 && !inflater.finished()) || whole.size() > MOST_UNPACKED) {
                    throw new DataFormatException("cut off, or larger than " + MOST_UNPACKED);
                }
            }
            return whole.toByteArray();
        } finally {
            inflater.end();
        }
    }
}

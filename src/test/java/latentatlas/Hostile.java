package latentatlas;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import latentatlas.message.Language;
import latentatlas.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a reader to its word on files that are changed at random, the same ones at every run: it gives a result or a {@link
 * ProblemException} that says something, and takes bounded memory. Files that once did worse, and some that a fuzzer found to
 * take rare branches, are kept in the resources {@code hostile/KIND} and tried first.
 *
 * <p>{@code src/test/scripts/fuzz.sh} attacks the same readers by the branches they take. The system property {@code
 * hostile.rounds} asks for more than the usual rounds, {@code hostile.seed} for others.
 */
public final class Hostile {
    private static final int ROUNDS = Integer.getInteger("hostile.rounds", 150);
    private static final long SEED = Long.getLong("hostile.seed", 19);
    /** What a reader may allocate over a file of some kilobytes: a packed file may claim 64 MB without being refused. */
    private static final long MOST_BYTES = 400L << 20;

    private static final int[] EDGES = {0, 1, -1, 2, 127, 128, 255, 256, 65_535, 1 << 24, Integer.MAX_VALUE, 1 << 31};
    private static final String[] WORDS = {
        "-1",
        "0",
        "1e999",
        "NaN",
        "2147483648",
        "9223372036854775808",
        "null",
        "{",
        "[",
        "\"",
        ",",
        "\n",
        "\u00e4",
        "(",
        "'"
    };

    /** Words of exceptions that nobody thought of: no clear sentence. */
    private static final Pattern FOR_PROGRAMMERS = Pattern.compile(
            "Exception|\\b(java|com|latentatlas)\\.[a-z]|out of bounds|out of range|Cannot |Negative|^null|[: ]null$");

    /** Part of a sentence that is said in English whatever the language. */
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]+ [a-z]+ [a-z]+");

    /** Reads a file's content. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] content) throws Exception;
    }

    /** Takes attacks over: one that sees which branches a file takes. */
    @FunctionalInterface
    public interface Fuzzer {
        /** Gives {@code reader} files that come of {@code seeds}; what it throws is a fault. */
        void attack(String kind, List<byte[]> seeds, Reader reader) throws Exception;
    }

    private static volatile @Nullable Fuzzer fuzzer;

    private final String kind;
    private final Random random;

    private Hostile(String kind) {
        this.kind = kind;
        random = new Random(SEED * 31 + kind.hashCode());
    }

    /** From now on {@code taker} attacks, with files of its own choice. */
    public static void handOver(Fuzzer taker) {
        fuzzer = taker;
    }

    /** Tries what is kept of a kind, then the whole files, which must be taken, then changed ones. */
    public static void attack(String kind, List<byte[]> whole, Reader reader) throws Exception {
        Hostile hostile = new Hostile(kind);
        for (byte[] kept : kept(kind)) {
            hostile.attempt(kept, reader, "kept");
        }
        for (byte[] file : whole) {
            reader.read(file);
        }
        Fuzzer taker = fuzzer;
        if (taker != null) {
            List<byte[]> seeds = new ArrayList<>(kept(kind));
            seeds.addAll(whole);
            taker.attack(kind, seeds, content -> hostile.attempt(content, reader, "fuzzed"));
            return;
        }
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.get(hostile.random.nextInt(whole.size()));
            for (int n = hostile.random.nextInt(5); n >= 0; n--) {
                changed = hostile.changed(changed, whole);
            }
            hostile.attempt(changed, reader, "round " + round);
        }
    }

    private static List<byte[]> kept(String kind) throws IOException, URISyntaxException {
        URL folder = Hostile.class.getResource("/hostile/" + kind);
        List<byte[]> kept = new ArrayList<>();
        if (folder != null) {
            try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
                for (Path file : files.sorted().toList()) {
                    kept.add(Files.readAllBytes(file));
                }
            }
        }
        return kept;
    }

    /** Every second file, by its length, is refused in Chinese. */
    private void attempt(byte[] content, Reader reader, String name) throws IOException {
        Language before = Language.now();
        Language.speak(content.length % 2 == 0 ? Language.ENGLISH : Language.CHINESE);
        try {
            attemptInOneLanguage(content, reader, name);
        } finally {
            Language.speak(before);
        }
    }

    private void attemptInOneLanguage(byte[] content, Reader reader, String name) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            try {
                reader.read(content);
            } catch (ProblemException e) {
                assertFalse(e.what().isBlank() || e.nextStep().isBlank(), e::line);
                requireWordsForPeople(e.what(), content);
            }
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(bytes < MOST_BYTES, () -> bytes + " bytes for a file of " + content.length);
        } catch (Throwable e) {
            throw new AssertionError(kind + ", " + name + ": the file is kept at " + keep(content), e);
        }
    }

    /** Of what the file itself says, a part may be quoted. */
    private static void requireWordsForPeople(String what, byte[] content) {
        assertTrue(what.length() < 1000 && what.chars().noneMatch(c -> c < ' '), what);
        requireNone(FOR_PROGRAMMERS, what, content);
        if (Language.now() == Language.CHINESE) {
            requireNone(ENGLISH, what, content);
        }
    }

    private static void requireNone(Pattern words, String what, byte[] content) {
        Matcher odd = words.matcher(what);
        while (odd.find()) {
            assertTrue(new String(content, StandardCharsets.ISO_8859_1).contains(odd.group()), what);
        }
    }

    private Path keep(byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        Path file = Path.of("target", "hostile", kind, HexFormat.of().toHexDigits((int) crc.getValue()));
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    /** A file with one change. */
    private byte[] changed(byte[] file, List<byte[]> others) {
        byte[] changed = file.clone();
        int at = random.nextInt(file.length + 1);
        int to = Math.min(file.length, at + 1 + random.nextInt(1 + random.nextInt(64)));
        switch (random.nextInt(9)) {
            case 0 -> flip(changed, at);
            case 1 -> put(changed, at, new byte[] {(byte) random.nextInt()});
            case 2 -> put(changed, at, number(random.nextBoolean() ? Integer.BYTES : Short.BYTES));
            case 3 -> changed = spliced(file, at, to, new byte[0], 0, 0);
            case 4 -> changed = spliced(file, at, at, file, at, to);
            case 5 -> changed = Arrays.copyOf(file, at);
            case 6 -> {
                byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.UTF_8);
                changed = spliced(file, at, random.nextBoolean() ? at : to, word, 0, word.length);
            }
            case 7 -> {
                byte[] other = others.get(random.nextInt(others.size()));
                int from = random.nextInt(other.length + 1);
                changed = spliced(file, at, to, other, from, Math.min(other.length, from + to - at));
            }
            default -> digits(changed);
        }
        return changed;
    }

    private void flip(byte[] file, int at) {
        if (at < file.length) {
            file[at] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private byte[] number(int bytes) {
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int number = EDGES[random.nextInt(EDGES.length)];
        return bytes == Short.BYTES
                ? ByteBuffer.allocate(bytes)
                        .order(order)
                        .putShort((short) number)
                        .array()
                : ByteBuffer.allocate(bytes).order(order).putInt(number).array();
    }

    /** Numbers are where headers lie: early, and often in the first hundred bytes. */
    private void put(byte[] file, int at, byte[] bytes) {
        int place = random.nextBoolean() ? at : random.nextInt(1 + Math.min(128, file.length));
        for (int i = 0; i < bytes.length && place + i < file.length; i++) {
            file[place + i] = bytes[i];
        }
    }

    private static byte[] spliced(byte[] file, int at, int to, byte[] other, int from, int until) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.write(other, from, until - from);
        out.write(file, to, file.length - to);
        return out.toByteArray();
    }

    /** Changes one digit of a number in a text. */
    private void digits(byte[] file) {
        int start = random.nextInt(1 + file.length);
        for (int i = start; i < file.length; i++) {
            if (file[i] >= '0' && file[i] <= '9') {
                file[i] = (byte) ('0' + random.nextInt(10));
                return;
            }
        }
    }
}

package latentatlas.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process of this machine as a part of a file's name: its number, which the system gives again, and when it started.
 *
 * @param start a number that stays the same while the process lives, whatever happens to the clock; 0 where the system does
 *     not tell
 */
public record ProcessMark(long pid, long start) {
    /** What a mark looks like in a name. */
    public static final String PATTERN = "\\d{1,18}-\\d{1,18}";

    private static final Pattern PARTS = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    /** Where the start stands among the numbers after a program's name. */
    private static final int START = 19;

    /** This process. */
    public static ProcessMark own() {
        return new ProcessMark(ProcessHandle.current().pid(), start(ProcessHandle.current()));
    }

    /** The process that {@code text} is the mark of. */
    public static Optional<ProcessMark> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        return parts.matches()
                ? Optional.of(new ProcessMark(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /** Whether the process has ended, here: of another machine's processes nothing is known. */
    public boolean gone() {
        return ProcessHandle.of(pid).filter(process -> start(process) == start).isEmpty();
    }

    /**
     * Linux counts from its own start. Java adds that moment as the clock has it now, so two programs would disagree about a
     * third if the clock was set between their starts. Other systems note the time of day once.
     */
    private static long start(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            return start(Files.readString(status, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
        }
    }

    /** The start in a line of Linux about a process; the program's name in it may hold anything. */
    static long start(String status) {
        String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split("\\s");
        return fields.length > START ? Long.parseLong(fields[START]) : 0;
    }

    /** As it stands in a name. */
    public String text() {
        return pid + "-" + start;
    }
}

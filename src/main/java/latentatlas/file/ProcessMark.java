package latentatlas.file;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process of this machine as a part of a file's name: its number, which the system gives again, and when it started.
 *
 * @param startMillis since 1970; 0 where the system does not tell
 */
public record ProcessMark(long pid, long startMillis) {
    /** What a mark looks like in a name. */
    public static final String PATTERN = "\\d{1,18}-\\d{1,18}";

    private static final Pattern PARTS = Pattern.compile("(\\d{1,18})-(\\d{1,18})");
    /** How far apart two readings of a process's start may lie. */
    private static final Duration SAME = Duration.ofSeconds(2);

    /** This process. */
    public static ProcessMark own() {
        ProcessHandle own = ProcessHandle.current();
        return new ProcessMark(own.pid(), start(own).toEpochMilli());
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
        Instant start = Instant.ofEpochMilli(startMillis);
        return ProcessHandle.of(pid)
                .filter(process -> Duration.between(start(process), start).abs().compareTo(SAME) < 0)
                .isEmpty();
    }

    private static Instant start(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** As it stands in a name. */
    public String text() {
        return pid + "-" + startMillis;
    }
}

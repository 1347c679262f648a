package latentatlas.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Map;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Says why the system did not let a file be read or written. Java passes on the system's words, which are English or
 * those of the system's language, and the file's name with them, which a problem has already.
 */
public final class FileTrouble {
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("No space left on device", "problem.diskFull");
        WORDS.put("not enough space on the disk", "problem.diskFull");
        WORDS.put("Disk quota exceeded", "problem.diskFull");
        WORDS.put("Permission denied", "problem.denied");
        WORDS.put("Access is denied", "problem.denied");
        WORDS.put("Operation not permitted", "problem.denied");
        WORDS.put("Read-only file system", "problem.diskReadOnly");
        WORDS.put("File name too long", "problem.nameTooLong");
        WORDS.put("Too many open files", "problem.tooManyOpen");
        WORDS.put("used by another process", "problem.inUse");
        WORDS.put("Input/output error", "problem.diskFault");
        WORDS.put("No such file", "problem.noFile");
        WORDS.put("Is a directory", "problem.isFolder");
        WORDS.put("Not a directory", "problem.noFolder");
    }

    private FileTrouble() {}

    /** Why, as a clause; in the system's own words where they are not known here. */
    public static Message why(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return Message.of("problem.denied");
        }
        if (failure instanceof NoSuchFileException) {
            return Message.of("problem.noFile");
        }
        @Nullable String reason = failure instanceof FileSystemException system ? system.getReason() : null;
        @Nullable String words = reason == null ? failure.getMessage() : reason;
        String said = words == null ? failure.toString() : words;
        return WORDS.entrySet().stream()
                .filter(entry -> said.contains(entry.getKey()))
                .findFirst()
                .map(entry -> Message.of(entry.getValue()))
                .orElse(Message.of("problem.said", said));
    }
}

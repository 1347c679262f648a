package latentatlas.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sockets of this process that reach beyond this machine, as Linux lists them; none are known elsewhere. */
final class NetworkSockets {
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6", "raw", "raw6");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    /** The column of a table that holds a socket's number. */
    private static final int NUMBER = 9;

    private NetworkSockets() {}

    /** One line for each, as the system has it. */
    static List<String> open() throws IOException {
        Path process = Path.of("/proc/self");
        List<String> open = new ArrayList<>();
        if (!Files.isDirectory(process.resolve("fd"))) {
            return open;
        }
        Set<String> own = own(process.resolve("fd"));
        for (String table : TABLES) {
            Path file = process.resolve("net").resolve(table);
            if (Files.isReadable(file)) {
                Files.readAllLines(file).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns.length > NUMBER && own.contains(columns[NUMBER]))
                        .forEach(columns -> open.add(table + " " + String.join(" ", columns)));
            }
        }
        return open;
    }

    private static Set<String> own(Path descriptors) throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path each : all.toList()) {
                // One may be closed meanwhile; the listing's own is.
                if (Files.isSymbolicLink(each)) {
                    Matcher socket = SOCKET.matcher(Files.readSymbolicLink(each).toString());
                    if (socket.matches()) {
                        own.add(socket.group(1));
                    }
                }
            }
        }
        return own;
    }
}

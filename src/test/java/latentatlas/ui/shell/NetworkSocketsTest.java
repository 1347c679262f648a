package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the robot looks for would be seen. */
class NetworkSocketsTest {
    @Test
    void aListeningSocketIsSeenUntilItIsClosed() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        int before = NetworkSockets.open().size();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.format(":%04X", server.getLocalPort());
            assertThat(NetworkSockets.open()).hasSize(before + 1).anyMatch(line -> line.contains(port));
        }
        assertThat(NetworkSockets.open()).hasSize(before);
    }
}

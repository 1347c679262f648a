package latentatlas.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import latentatlas.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorbellTest {
    private static final String SCREEN = "bell";

    @TempDir
    private Path folder;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void aSecondStartHandsItsFileToTheFirst() throws Exception {
        try (Doorbell first = new Doorbell(folder, SCREEN)) {
            assertTrue(first.claim(heard::add));
            Doorbell second = new Doorbell(folder, SCREEN);
            assertTrue(second.ring("/home/Zoë Ünal/学习 2.latent"));
            assertTrue(second.ring(""));
            assertEquals("/home/Zoë Ünal/学习 2.latent", heard.take());
            assertEquals("", heard.take());
        }
    }

    @Test
    void thereIsOneFirst() throws Exception {
        try (Doorbell first = new Doorbell(folder, SCREEN)) {
            assertTrue(first.claim(heard::add));
            assertFalse(new Doorbell(folder, SCREEN).claim(heard::add));
        }
    }

    @Test
    void anotherScreenHasAWindowOfItsOwn() throws Exception {
        try (Doorbell first = new Doorbell(folder, SCREEN);
                Doorbell other = new Doorbell(folder, "other")) {
            assertTrue(first.claim(heard::add));
            assertFalse(other.ring("x"));
            assertTrue(other.claim(heard::add));
        }
    }

    @Test
    void nobodyAnswersAtFirst() {
        assertFalse(new Doorbell(folder, SCREEN).ring("x"));
    }

    @Test
    void whatAKilledProgramLeftIsNoObstacle() throws Exception {
        Files.writeString(folder.resolve(SCREEN + ".socket"), "left over");
        Files.writeString(folder.resolve(SCREEN + ".lock"), "");
        try (Doorbell next = new Doorbell(folder, SCREEN)) {
            assertFalse(next.ring("x"));
            assertTrue(next.claim(heard::add));
            assertTrue(new Doorbell(folder, SCREEN).ring("y"));
        }
    }

    @Test
    void aClosedOneMayBeClaimedAgain() throws Exception {
        Doorbell first = new Doorbell(folder, SCREEN);
        assertTrue(first.claim(heard::add));
        first.close();
        assertFalse(new Doorbell(folder, SCREEN).ring("x"));
        try (Doorbell second = new Doorbell(folder, SCREEN)) {
            assertTrue(second.claim(heard::add));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(folder.resolve(SCREEN + ".lock")), left.toList());
        }
    }

    @Test
    void aFolderTooDeepForASocketIsSaidAndLeavesTheLockFree() throws Exception {
        Path deep = folder.resolve("d".repeat(120));
        assertThrows(IOException.class, () -> new Doorbell(deep, SCREEN).claim(heard::add));
        assertThrows(IOException.class, () -> new Doorbell(deep, SCREEN).claim(heard::add));
    }

    @Test
    void aCallerThatSaysNothingKeepsNobodyElseWaiting() throws Exception {
        try (Doorbell first = new Doorbell(folder, SCREEN);
                SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertTrue(first.claim(heard::add));
            silent.connect(UnixDomainSocketAddress.of(folder.resolve(SCREEN + ".socket")));
            assertTrue(new Doorbell(folder, SCREEN).ring("x"));
            assertEquals("x", heard.take());
        }
    }

    @Test
    void whateverIsSaidIsAPathOrNotHeardAndTheBellGoesOn() throws Exception {
        try (Doorbell first = new Doorbell(folder, SCREEN)) {
            assertTrue(first.claim(heard::add));
            List<byte[]> whole = List.of(
                    "/home/a/model.latent".getBytes(StandardCharsets.UTF_8), "学习".getBytes(StandardCharsets.UTF_8));
            Hostile.attack("doorbell", whole, this::say);
            say(new byte[] {'a', 0, 'b'});
            say(new byte[1 << 20]);
            assertTrue(new Doorbell(folder, SCREEN).ring("the last"));
            for (String path = heard.take(); !path.equals("the last"); path = heard.take()) {
                assertFalse(Path.of(path).toString().indexOf(0) >= 0);
            }
        }
    }

    /** As a stranger would: some bytes, and an answer or none. */
    private void say(byte[] message) throws IOException {
        try (SocketChannel caller = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            caller.connect(UnixDomainSocketAddress.of(folder.resolve(SCREEN + ".socket")));
            ByteBuffer bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                caller.write(bytes);
            }
            caller.shutdownOutput();
            Channels.newInputStream(caller).read();
        } catch (IOException e) {
            // A message without end is not read to its end: the bell hangs up.
            assertTrue(message.length > 1 << 16, e::toString);
        }
    }
}

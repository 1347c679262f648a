package latentatlas.app;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * How a second start of the program finds the first: a lock that the system releases with its process, however that ends, and
 * a socket in a folder of the user's own. Nothing listens on the network.
 *
 * <p>The message is a path in UTF-8, empty for none; the answer is one byte, once the message has arrived.
 */
final class Doorbell implements AutoCloseable {
    private static final int LONGEST_MESSAGE = 1 << 16;
    private static final int HEARD = 1;
    private static final long PATIENCE_SECONDS = 3;

    private final Path lockFile;
    private final Path socket;
    private @Nullable FileChannel lock;
    private @Nullable ServerSocketChannel server;

    /**
     * A doorbell, neither claimed nor rung.
     *
     * @param folder of the user's own
     * @param name of the place where there is one window; part of file names
     */
    Doorbell(Path folder, String name) {
        lockFile = folder.resolve(name + ".lock");
        socket = folder.resolve(name + ".socket");
    }

    /**
     * Hands {@code path} to the program that answers the bell.
     *
     * @param path to open, empty to come to the front only
     * @return whether one took it
     */
    boolean ring(String path) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel caller = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            CompletableFuture<Boolean> heard = new CompletableFuture<>();
            Thread calling = new Thread(() -> call(caller, path, heard), "doorbell-caller");
            calling.setDaemon(true);
            calling.start();
            return heard.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | UnsupportedOperationException | ExecutionException | TimeoutException e) {
            Logger.info("no running program answers at {}: {}", socket, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void call(SocketChannel caller, String path, CompletableFuture<Boolean> heard) {
        try {
            caller.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer message = StandardCharsets.UTF_8.encode(path);
            while (message.hasRemaining()) {
                caller.write(message);
            }
            caller.shutdownOutput();
            heard.complete(Channels.newInputStream(caller).read() == HEARD);
        } catch (IOException e) {
            heard.completeExceptionally(e);
        }
    }

    /**
     * Answers the bell from now on, unless another process does.
     *
     * @param listener hears every path, on a thread of the doorbell's own
     * @return false if another process has the bell
     * @throws IOException if there can be no bell here: the folder cannot be written, or its path is too long for a socket
     */
    boolean claim(Consumer<String> listener) throws IOException {
        Files.createDirectories(socket.toAbsolutePath().getParent());
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            return false;
        }
        lock = channel;
        try {
            Files.deleteIfExists(socket);
            ServerSocketChannel bound = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server = bound;
            bound.bind(UnixDomainSocketAddress.of(socket));
            Thread answering = new Thread(() -> answer(bound, listener), "doorbell");
            answering.setDaemon(true);
            answering.start();
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            close();
            throw new IOException("no socket at " + socket + ": " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static void answer(ServerSocketChannel server, Consumer<String> listener) {
        while (server.isOpen()) {
            try {
                SocketChannel caller = server.accept();
                // A thread each: one that says nothing keeps nobody else waiting.
                Thread hearing = new Thread(() -> hear(caller, listener), "doorbell-hearing");
                hearing.setDaemon(true);
                hearing.start();
            } catch (IOException e) {
                if (server.isOpen()) {
                    Logger.info("a caller hung up: {}", e.toString());
                }
            }
        }
    }

    private static void hear(SocketChannel from, Consumer<String> listener) {
        try (SocketChannel caller = from) {
            byte[] message = Channels.newInputStream(caller).readNBytes(LONGEST_MESSAGE);
            String path = Path.of(new String(message, StandardCharsets.UTF_8)).toString();
            // Before the answer: what is said after it comes after it.
            listener.accept(path);
            caller.write(ByteBuffer.wrap(new byte[] {HEARD}));
        } catch (InvalidPathException e) {
            Logger.info("a caller says what is no path: {}", e.getReason());
        } catch (IOException e) {
            Logger.info("a caller hung up: {}", e.toString());
        }
    }

    /** Lets another process have the bell. */
    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(socket);
            }
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            Logger.info("the doorbell at {} stays behind: {}", socket, e.toString());
        }
        server = null;
        lock = null;
    }
}

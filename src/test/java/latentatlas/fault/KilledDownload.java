package latentatlas.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import latentatlas.image.download.RemoteDataSet;

/** Fetches MNIST from a slow server on this machine, which sends the real files and goes on where it is asked to. */
final class KilledDownload extends Scene {
    private static final int PIECE = 1 << 16;
    private static final int PIECES_A_SECOND = 100;

    private final Path real;
    private final Path cache;
    private final HttpServer server;

    /**
     * As a scene.
     *
     * @param real the folder of MNIST's files
     */
    KilledDownload(Path folder, Path real) throws IOException {
        super(folder);
        this.real = real;
        cache = folder.resolve("cache").resolve("latent-atlas").resolve("data").resolve("mnist");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "server");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] content = Files.readAllBytes(
                real.resolve(exchange.getRequestURI().getPath().substring(1)));
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= content.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int at = from; at < content.length; at += PIECE) {
                out.write(content, at, Math.min(PIECE, content.length - at));
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L / PIECES_A_SECOND);
            }
        } catch (IOException e) {
            // The program was killed.
            exchange.close();
        }
    }

    @Override
    void prepare() {}

    @Override
    Process start() throws IOException {
        return program.start(
                "data",
                "download",
                "mnist",
                "--from",
                "http://localhost:" + server.getAddress().getPort() + "/");
    }

    private List<Path> come() throws IOException {
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> !file.toString().endsWith(".part")).toList();
        }
    }

    @Override
    void check() throws Exception {
        for (Path file : come()) {
            require(Files.mismatch(file, real.resolve(file.getFileName())) < 0, file + " is not whole");
        }
        require(parts().size() <= 1, "several parts: " + parts());
        if (come().size() == RemoteDataSet.MNIST.files().size()) {
            for (Path file : come()) {
                Files.delete(file);
            }
        }
    }

    @Override
    void checkEnd() throws Exception {
        require(come().size() == RemoteDataSet.MNIST.files().size(), "not all is there: " + come());
        check();
        require(parts().isEmpty(), "left behind: " + parts());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

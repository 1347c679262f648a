package latentatlas.image.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import latentatlas.image.DataSet;
import latentatlas.image.Loading;
import latentatlas.image.files.IdxFiles;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against servers on this machine that behave as servers do on bad days. */
class DownloaderTest {
    private static final byte[] CONTENT = content();

    @TempDir
    private Path folder;

    private final List<Server> servers = new ArrayList<>();
    private byte[] zipped = new byte[0];

    private static byte[] content() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @BeforeEach
    void zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(CONTENT);
        }
        zipped = out.toByteArray();
    }

    @AfterEach
    void stop() throws IOException {
        for (Server server : servers) {
            server.close();
        }
    }

    /** What a server does with one request. */
    @FunctionalInterface
    private interface Answer {
        void to(int request, long from, OutputStream out) throws IOException;
    }

    /** Speaks just enough HTTP, and tells lies on request. */
    private static final class Server implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Long> ranges = Collections.synchronizedList(new ArrayList<>());

        Server(Answer answer) throws IOException {
            Thread thread = new Thread(() -> {
                for (int request = 0; !socket.isClosed(); request++) {
                    try (Socket client = socket.accept()) {
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                        long from = 0;
                        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                            if (line.startsWith("Range: bytes=")) {
                                from = Long.parseLong(line.substring(13, line.length() - 1));
                            }
                        }
                        ranges.add(from);
                        answer.to(request, from, client.getOutputStream());
                    } catch (IOException e) {
                        // The client has gone, or the test is over.
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        URI folder() {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private URI server(Answer answer) throws IOException {
        Server server = new Server(answer);
        servers.add(server);
        return server.folder();
    }

    private static void send(OutputStream out, String status, long length, byte[] body, int from, int to)
            throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, from, to - from);
        out.flush();
    }

    private static Answer whole(byte[] body) {
        return (request, from, out) -> {
            if (from > 0) {
                send(out, "206 Partial Content", body.length - from, body, (int) from, body.length);
            } else {
                send(out, "200 OK", body.length, body, 0, body.length);
            }
        };
    }

    private static RemoteDataSet set(byte[] content) throws Exception {
        String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        return new RemoteDataSet(
                "test", "Test", 1, "none", "nobody", List.of(new RemoteFile("a.gz", md5, true)), List.of(), List.of());
    }

    private Path fetch(URI... mirrors) throws Exception {
        return new Downloader(new DataCache(folder), Duration.ofMillis(500))
                .fetch(set(CONTENT), Arrays.asList(mirrors), Loading.UNWATCHED);
    }

    private void assertWhole(byte[] expected) throws IOException {
        assertArrayEquals(expected, Files.readAllBytes(folder.resolve("test/a.gz")));
        assertFalse(Files.exists(folder.resolve("test/a.gz.part")));
    }

    @Test
    void aFileIsFetchedOnceWhateverItsCompression() throws Exception {
        fetch(server(whole(zipped)));
        assertWhole(zipped);
        assertTrue(new DataCache(folder).holds(set(CONTENT)));
        fetch(server((request, from, out) -> send(out, "500 No", 0, zipped, 0, 0)));
        assertWhole(zipped);
        Files.delete(folder.resolve("test/a.gz"));
        fetch(server(whole(CONTENT)));
        assertWhole(CONTENT);
    }

    @Test
    void aBrokenConnectionGoesOnWhereItBroke() throws Exception {
        int half = zipped.length / 2;
        URI mirror = server((request, from, out) -> {
            if (request == 0) {
                send(out, "200 OK", zipped.length, zipped, 0, half);
            } else {
                whole(zipped).to(request, from, out);
            }
        });
        fetch(mirror);
        assertWhole(zipped);
        assertEquals(List.of(0L, (long) half), servers.get(0).ranges);
    }

    /** Bytes heard of in a fetch from these. */
    private List<Long> heard(URI... mirrors) throws Exception {
        List<Long> heard = new ArrayList<>();
        new Downloader(new DataCache(folder), Duration.ofMillis(500))
                .fetch(set(CONTENT), Arrays.asList(mirrors), (done, total) -> heard.add(done));
        return heard;
    }

    private static long last(List<Long> heard) {
        return heard.get(heard.size() - 1);
    }

    @Test
    void whatIsHeardOfIsWhatIsThereHoweverItCame() throws Exception {
        int half = zipped.length / 2;
        List<Long> fresh = heard(server((request, from, out) -> {
            if (request == 0) {
                send(out, "200 OK", zipped.length, zipped, 0, half);
            } else {
                whole(zipped).to(request, from, out);
            }
        }));
        assertEquals(zipped.length, Collections.max(fresh));
        assertEquals(zipped.length, last(fresh));
        assertTrue(fresh.contains((long) half), fresh.toString());
        assertEquals(List.of((long) zipped.length), heard(), "what is there already");
        Files.delete(folder.resolve("test/a.gz"));
        Files.write(folder.resolve("test/a.gz.part"), Arrays.copyOf(zipped, half));
        List<Long> rest = heard(server(whole(zipped)));
        assertEquals(half, rest.get(0));
        assertEquals(zipped.length, last(rest));
        Files.delete(folder.resolve("test/a.gz"));
        Files.write(folder.resolve("test/a.gz.part"), Arrays.copyOf(zipped, half));
        List<Long> again =
                heard(server((request, from, out) -> send(out, "200 OK", zipped.length, zipped, 0, zipped.length)));
        assertEquals(zipped.length, last(again), "a server that begins anew");
        assertWhole(zipped);
    }

    @Test
    void aPartThatIsWholeAlreadyIsTaken() throws Exception {
        Files.createDirectories(folder.resolve("test"));
        Files.write(folder.resolve("test/a.gz.part"), zipped);
        assertFalse(new DataCache(folder).holds(set(CONTENT)));
        List<Long> heard =
                heard(server((request, from, out) -> send(out, "416 Range Not Satisfiable", 0, zipped, 0, 0)));
        assertEquals(List.of((long) zipped.length), heard);
        assertWhole(zipped);
        assertEquals(List.of((long) zipped.length), servers.get(0).ranges);
    }

    @Test
    void aServerNeedNotSayHowMuchItSends() throws Exception {
        fetch(server((request, from, out) -> {
            out.write("HTTP/1.0 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.write(zipped);
        }));
        assertWhole(zipped);
    }

    @Test
    void nothingIsLeftOfAFailedFetchBesideAnother() throws Exception {
        URI mirror = server(whole(zipped));
        URI damaged = server((request, from, out) -> send(out, "200 OK", zipped.length, zipped, 0, 1_000));
        List<List<Path>> beside = new ArrayList<>();
        new Downloader(new DataCache(folder), Duration.ofSeconds(30))
                .fetch(set(CONTENT), List.of(mirror), (bytes, total) -> {
                    if (bytes > 0 && beside.isEmpty()) {
                        assertThrows(ProblemException.class, () -> fetch(damaged));
                        try (Stream<Path> files = Files.list(folder.resolve("test"))) {
                            beside.add(files.toList());
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                    return true;
                });
        assertEquals(List.of(List.of(folder.resolve("test/a.gz.part"))), beside);
        assertWhole(zipped);
    }

    @Test
    void howManyPlacesWereAskedIsSaid() throws Exception {
        URI none = server((request, from, out) -> send(out, "404 Not Found", 0, zipped, 0, 0));
        String one = assertThrows(ProblemException.class, () -> fetch(none)).what();
        assertTrue(one.contains("from 1 place;") && one.contains("answered 404"), one);
        String two =
                assertThrows(ProblemException.class, () -> fetch(none, none)).what();
        assertTrue(two.contains("from 2 places;"), two);
        assertEquals(9, servers.get(0).ranges.size(), "three tries each");
    }

    @Test
    void aSetIsKnownByItsNameOnTheCommandLine() {
        assertEquals(RemoteDataSet.KUZUSHIJI, RemoteDataSet.named("kmnist").orElseThrow());
        assertTrue(RemoteDataSet.named("Kuzushiji-MNIST").isEmpty());
    }

    @Test
    void wrongBytesAndErrorsLeadToTheNextMirror() throws Exception {
        byte[] other = zipped.clone();
        other[other.length / 2] ^= 1;
        fetch(
                server((request, from, out) -> send(out, "404 Not Found", 0, zipped, 0, 0)),
                server(whole(other)),
                server(whole("<html>no such page</html>".getBytes(StandardCharsets.UTF_8))),
                server(whole(zipped)));
        assertWhole(zipped);
    }

    @Test
    void aServerThatLiesAboutTheLengthIsFoundOut() throws Exception {
        URI shorter = server((request, from, out) -> send(out, "200 OK", 1_000, zipped, 0, zipped.length));
        ProblemException problem = assertThrows(ProblemException.class, () -> fetch(shorter));
        assertTrue(problem.line().contains("a.gz"), problem.line());
        assertFalse(Files.exists(folder.resolve("test/a.gz")));
        URI longer = server((request, from, out) -> send(out, "200 OK", zipped.length + 9L, zipped, 0, zipped.length));
        assertThrows(ProblemException.class, () -> fetch(longer));
        assertFalse(Files.exists(folder.resolve("test/a.gz")));
    }

    /** The name is kept free of hosts (RFC 2606). */
    @Test
    void aHostThatIsNotFoundIsSaidToBeNotFound() {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> fetch(URI.create("http://data.invalid/")));
        assertTrue(problem.what().endsWith("the host data.invalid is not found"), problem.what());
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI mirror = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
            ProblemException problem = assertThrows(ProblemException.class, () -> fetch(mirror));
            assertTrue(problem.line().toLowerCase(java.util.Locale.ROOT).contains("timed out"), problem.line());
            fetch(mirror, server(whole(zipped)));
            assertWhole(zipped);
        }
    }

    /** The command line prints one line for people; what each try met is for the log alone. */
    @Test
    void whereNobodyAnswersNothingIsPrintedAndEachTryIsKeptForTheLog() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        PrintStream usual = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        ProblemException problem;
        try {
            URI mirror = URI.create("http://127.0.0.1:" + port + "/");
            problem = assertThrows(ProblemException.class, () -> fetch(mirror));
        } finally {
            System.setErr(usual);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
        assertTrue(problem.what().endsWith("nobody answers at 127.0.0.1"), problem.what());
        Throwable third = problem.getCause();
        Throwable second = third.getSuppressed()[0];
        assertTrue(second.getSuppressed()[0] instanceof ConnectException, "three tries");
    }

    @Test
    void aDamagedRestOfAnEarlierTryIsFetchedAgain() throws Exception {
        Files.createDirectories(folder.resolve("test"));
        Files.write(folder.resolve("test/a.gz.part"), new byte[5_000]);
        fetch(server(whole(zipped)));
        assertWhole(zipped);
    }

    @Test
    void cancellingKeepsWhatCame() throws Exception {
        URI mirror = server(whole(zipped));
        Downloader downloader = new Downloader(new DataCache(folder), Duration.ofMillis(500));
        assertThrows(
                CancellationException.class,
                () -> downloader.fetch(set(CONTENT), List.of(mirror), (done, total) -> done < 100_000));
        assertTrue(Files.size(folder.resolve("test/a.gz.part")) >= 60_000);
        downloader.fetch(set(CONTENT), List.of(mirror), Loading.UNWATCHED);
        assertWhole(zipped);
        assertTrue(servers.get(0).ranges.get(1) > 0);
    }

    @Test
    void twoThatFetchTheSameSetAtOnceDoNotWriteIntoOnePart() throws Exception {
        URI slow = server(whole(zipped));
        URI fast = server(whole(zipped));
        List<Boolean> done = new ArrayList<>();
        new Downloader(new DataCache(folder), Duration.ofSeconds(30))
                .fetch(set(CONTENT), List.of(slow), (bytes, total) -> {
                    if (bytes > 0 && done.isEmpty()) {
                        done.add(Files.exists(folder.resolve("test/a.gz.part")));
                        done.add(fetchedBeside(fast));
                    }
                    return true;
                });
        assertEquals(List.of(true, true), done);
        assertWhole(zipped);
        for (Server server : servers) {
            assertEquals(List.of(0L), server.ranges);
        }
        try (var files = Files.list(folder.resolve("test"))) {
            assertEquals(List.of(folder.resolve("test/a.gz")), files.toList());
        }
        try (var sets = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("test")), sets.toList(), "no lock stays");
        }
    }

    private boolean fetchedBeside(URI mirror) {
        try {
            fetch(mirror);
            assertArrayEquals(zipped, Files.readAllBytes(folder.resolve("test/a.gz")));
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCacheThatCannotBeWrittenToIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> new Downloader(new DataCache(file), Duration.ofMillis(500))
                        .fetch(set(CONTENT), List.of(), Loading.UNWATCHED));
        assertTrue(problem.line().contains("cache cannot be written to"), problem.line());
    }

    @Test
    void aFileThatCannotBeWrittenIsNotBlamedOnTheConnectionNorAskedForAgain() throws Exception {
        Path inTheWay = Files.createDirectories(folder.resolve("test/a.gz.part"));
        Files.writeString(inTheWay.resolve("x"), "so that it is not replaced");
        URI mirror = server(whole(zipped));
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> new Downloader(new DataCache(folder), Duration.ofMillis(500))
                        .fetch(set(CONTENT), List.of(mirror), Loading.UNWATCHED));
        assertTrue(problem.line().contains("cache cannot be written to"), problem.line());
        assertEquals(1, servers.get(0).ranges.size());
    }

    @Test
    void theRealMnistPassesItsChecksums() throws Exception {
        Path mnist = Path.of("..", "shared", "data", "mnist");
        Assumptions.assumeTrue(Files.isDirectory(mnist), "MNIST is not at hand");
        List<String> names =
                RemoteDataSet.MNIST.files().stream().map(RemoteFile::name).toList();
        URI mirror = server((request, from, out) ->
                whole(Files.readAllBytes(mnist.resolve(names.get(request)))).to(request, from, out));
        Path fetched = new Downloader(new DataCache(folder), Duration.ofSeconds(5))
                .fetch(RemoteDataSet.MNIST, List.of(mirror), Loading.UNWATCHED);
        DataSet set = IdxFiles.read(fetched, Loading.UNWATCHED);
        assertEquals(60_000, set.train().size());
    }
}

package latentatlas;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Lets a fuzzer that sees which branches were taken choose what a reader is given: any reader that a test attacks with {@link
 * Hostile}, by the name of its kind. The tests run as usual up to that attack, which waits while the fuzzer works.
 *
 * <p>{@code src/test/scripts/fuzz.sh SECONDS KIND...} starts it. What it finds belongs into the folder {@code hostile/KIND} of
 * the tests' resources, from where each build tries it again.
 */
public final class FuzzTarget {
    private static final long PATIENCE_MINUTES = 5;
    private static final CompletableFuture<Hostile.Reader> ATTACKED = new CompletableFuture<>();

    private FuzzTarget() {}

    /** Called before the first file: gets the reader, and the files to begin from. */
    public static void fuzzerInitialize(String... arguments) throws Exception {
        String wanted = System.getProperty("fuzz.kind");
        Path corpus = Files.createDirectories(Path.of(System.getProperty("fuzz.corpus")));
        Hostile.handOver((kind, seeds, reader) -> {
            if (kind.equals(wanted)) {
                write(seeds, corpus);
                ATTACKED.complete(reader);
                new CountDownLatch(1).await();
            }
        });
        Thread tests = new Thread(FuzzTarget::runTests, "tests");
        tests.setDaemon(true);
        tests.start();
        ATTACKED.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
    }

    private static void write(List<byte[]> seeds, Path corpus) throws IOException {
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
    }

    private static void runTests() {
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage("latentatlas"))
                                .filters(
                                        includeEngines("junit-jupiter"),
                                        includeClassNamePatterns(".*\\."
                                                + System.getProperty("fuzz.test", "(Hostile\\w*|Doorbell)Test")))
                                .build(),
                        new Failures());
        ATTACKED.completeExceptionally(
                new IllegalArgumentException("no test attacks the kind " + System.getProperty("fuzz.kind")));
    }

    /** A test that fails before its attack is why there is none. */
    private static final class Failures implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(Throwable::printStackTrace);
        }
    }

    /** Called with each file. */
    public static void fuzzerTestOneInput(byte[] content) throws Exception {
        ATTACKED.join().read(content);
    }
}

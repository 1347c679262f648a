package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of images that claim more than they have. */
class DataMemoryTest {
    @TempDir
    private Path folder;

    /** Bytes that this thread allocates while it does what fails. */
    private long allocated(String name, String words) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String source = folder.resolve(name).toString();
        ProblemException problem = assertThrows(ProblemException.class, () -> DataSets.open(source));
        assertTrue(problem.line().contains(words), problem.line());
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void whatAFileClaimsButDoesNotHaveIsNotAllocated() throws Exception {
        long harmless = 64L << 20;
        Files.write(folder.resolve("claim.npy"), DataSetsTest.npy("|u1", "1900000, 10, 100", new byte[4000]));
        assertTrue(allocated("claim.npy", "cut short") < harmless);
        DataSetsTest.npz(folder.resolve("claim.npz"), "x", DataSetsTest.npy("|u1", "1900000, 10, 100", new byte[4000]));
        assertTrue(allocated("claim.npz", "claim.npz") < harmless);
        byte[] head = ByteBuffer.allocate(2000)
                .putInt(0x0803)
                .putInt(1_900_000)
                .putInt(10)
                .putInt(100)
                .array();
        Path idx = Files.createDirectories(folder.resolve("idx")).resolve("train-images-idx3-ubyte");
        Files.write(idx, head);
        assertTrue(allocated("idx", "cut short") < harmless);
    }

    @Test
    void aFileThatUnpacksToManyTimesItsSizeIsATrap() throws Exception {
        Path bomb = Files.createDirectories(folder.resolve("bomb")).resolve("train-images-idx3-ubyte.gz");
        try (OutputStream out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(bomb))) {
            out.write(ByteBuffer.allocate(16)
                    .putInt(0x0803)
                    .putInt(100_000)
                    .putInt(40)
                    .putInt(50)
                    .array());
            out.write(new byte[200_000_000]);
        }
        assertTrue(allocated("bomb", "unpacks to") < 64L << 20);
        DataSetsTest.npz(
                folder.resolve("bomb.npz"), "x", DataSetsTest.npy("|u1", "100000, 40, 50", new byte[200_000_000]));
        assertTrue(allocated("bomb.npz", "unpacks to") < 64L << 20);
    }
}

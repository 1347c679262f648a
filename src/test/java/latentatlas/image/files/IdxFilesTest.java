package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import latentatlas.Mnist;
import latentatlas.image.DataSet;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFilesTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"-,false", "-,true", ".,true"})
    void readsPlainAndGzippedFilesByBothOfTheirNames(String separator, boolean zipped) throws Exception {
        write("train-images" + separator + "idx3-ubyte", images(3, 2, 2), zipped);
        write("train-labels" + separator + "idx1-ubyte", labels(3), zipped);
        DataSet set = IdxFiles.read(folder, Loading.UNWATCHED);
        assertEquals(new ImageShape(2, 2, 1), set.train().shape());
        assertEquals(3, set.train().size());
        assertEquals(2, set.train().label(2));
        assertArrayEquals(new byte[] {8, 9, 10, 11}, set.train().image(2));
    }

    @Test
    void aLargeFileStaysWhereItIs() throws Exception {
        byte[] head = java.util.Arrays.copyOf(images(130_000, 0, 0), 16);
        java.nio.ByteBuffer.wrap(head).putInt(8, 28).putInt(12, 28);
        Path file = folder.resolve(IMAGES);
        try (java.io.RandomAccessFile large = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            large.write(head);
            large.setLength(16 + 130_000L * 784);
            large.seek(16 + 129_999L * 784);
            large.write(new byte[] {7, 8});
        }
        double[] share = new double[1];
        ImageSet images = IdxFiles.read(folder, (done, total) -> {
                    share[0] = (double) done / total;
                    return true;
                })
                .train();
        assertEquals(1, share[0]);
        assertEquals(130_000, images.size());
        assertEquals(MappedPixels.class, images.pixels().getClass());
        assertArrayEquals(new byte[] {7, 8, 0}, java.util.Arrays.copyOf(images.image(129_999), 3));
        assertEquals(0, images.image(64_000)[100]);
    }

    @Test
    void aFolderWithoutLabelsIsUnlabelled() throws Exception {
        write(IMAGES, images(2, 2, 2), false);
        assertEquals(
                ImageSet.UNLABELLED,
                IdxFiles.read(folder, Loading.UNWATCHED).train().label(0));
    }

    @Test
    void eachKindOfBadFileIsRefusedByNameWithWhatWasExpected() throws Exception {
        refused("no file train-images", folder);

        write(IMAGES, java.util.Arrays.copyOf(images(3, 2, 2), 20), false);
        refused("cut short: 3 images of 2×2 need 12 bytes and 4 are there", folder.resolve(IMAGES));

        write(IMAGES, java.util.Arrays.copyOf(images(3, 2, 2), 40), false);
        refused("goes on after its 3 images", folder.resolve(IMAGES));

        write(IMAGES, images(0, 2, 2), false);
        refused("holds 0 images", folder.resolve(IMAGES));

        write(IMAGES, images(1, 0, 2), false);
        refused("images of 2 x 0 pixels", folder.resolve(IMAGES));

        write(IMAGES, labels(3), false);
        refused("this is a file of labels", folder.resolve(IMAGES));

        write(IMAGES, images(3, 2, 2), false);
        write(LABELS, images(3, 2, 2), false);
        refused("this is a file of images", folder.resolve(LABELS));

        write(LABELS, labels(4), false);
        refused("4 labels for the 3 images in " + IMAGES, folder.resolve(LABELS));

        write(LABELS, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, false);
        refused("magic number is 0x01020304, for labels it would be 0x00000801", folder.resolve(LABELS));

        write(LABELS, new byte[0], false);
        refused("cut short", folder.resolve(LABELS));

        Files.delete(folder.resolve(IMAGES));
        refused("labels but no images", folder.resolve(LABELS));
    }

    @Test
    void aTruncatedGzipFileIsRefused() throws Exception {
        write(IMAGES, images(30, 9, 9), true);
        Path file = folder.resolve(IMAGES + ".gz");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        refused("ends early or is damaged", file);
    }

    @Test
    void aFileThatClaimsMoreThanTheLimitIsRefusedBeforeItIsUnpacked() throws Exception {
        byte[] head = ByteBuffer.allocate(16)
                .putInt(0x0803)
                .putInt(Integer.MAX_VALUE)
                .putInt(1000)
                .putInt(1000)
                .array();
        write(IMAGES, head, true);
        refused("more than the limit", folder.resolve(IMAGES + ".gz"));
    }

    @Test
    void mnistHasItsKnownCounts() throws Exception {
        DataSet mnist = IdxFiles.read(Mnist.folder(), Loading.UNWATCHED);
        assertEquals(60_000, mnist.train().size());
        assertEquals(5, mnist.train().label(0));
        ImageSet test = mnist.test();
        assertTrue(test != null && test.size() == 10_000);
    }

    private void refused(String words, Path file) {
        ProblemException problem = assertThrows(ProblemException.class, () -> IdxFiles.read(folder, Loading.UNWATCHED));
        assertTrue(problem.line().contains(words), problem.line());
        assertEquals(file.toString(), problem.where());
        assertTrue(!problem.nextStep().isBlank() && !problem.line().contains("\n"), problem.line());
    }

    private void write(String name, byte[] content, boolean zipped) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = zipped ? new GZIPOutputStream(bytes) : bytes) {
            out.write(content);
        }
        Files.write(folder.resolve(name + (zipped ? ".gz" : "")), bytes.toByteArray());
    }

    private static byte[] images(int count, int height, int width) {
        ByteBuffer out = ByteBuffer.allocate(16 + count * height * width);
        out.putInt(0x0803).putInt(count).putInt(height).putInt(width);
        for (int i = 0; i < count * height * width; i++) {
            out.put((byte) i);
        }
        return out.array();
    }

    private static byte[] labels(int count) {
        ByteBuffer out = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int i = 0; i < count; i++) {
            out.put((byte) i);
        }
        return out.array();
    }
}

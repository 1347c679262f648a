package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of images where one more or one less would be something else. */
class ReaderLimitsTest {
    @TempDir
    private Path folder;

    private ImageSet open(String name) throws ProblemException {
        return DataSets.open(folder.resolve(name).toString()).train();
    }

    private ProblemException refused(String name) {
        return assertThrows(ProblemException.class, () -> open(name));
    }

    private void csv(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void aTableHasAtLeastOnePixelAndALabelOnlyWhereItIsNoSquareOrSaysSo() throws Exception {
        csv("one.csv", "5\n200\n");
        ImageSet one = open("one.csv");
        assertEquals(new ImageShape(1, 1, 1), one.shape());
        assertFalse(one.labelled());
        assertArrayEquals(new byte[] {(byte) 200}, one.image(1));
        csv("two.csv", "7,200\n1,3\n");
        ImageSet two = open("two.csv");
        assertEquals(7, two.label(0));
        assertArrayEquals(new byte[] {3}, two.image(1));
        csv("named.csv", "label,a,b,c\n1,2,3,4\n");
        assertTrue(refused("named.csv").line().contains("line 1 has 4 columns, which is no label and a square"));
        csv("last.csv", "a,b,c,d,Class\n1,2,3,4,9\n");
        assertEquals(9, open("last.csv").label(0));
    }

    @Test
    void aTableHasUpToTenThousandLabels() throws Exception {
        csv("most.csv", labels(10_000));
        assertEquals(10_000, open("most.csv").labelNames().size());
        csv("more.csv", labels(10_001));
        assertTrue(
                refused("more.csv").line().contains("10001 different labels"),
                refused("more.csv").line());
    }

    private static String labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label" + i + ",9\n").collect(Collectors.joining());
    }

    private static byte[] label(int value) {
        byte[] bytes = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
        return DataSetsTest.npy("<i4", "1,", bytes);
    }

    @Test
    void anArraysLabelsAreBelowTenThousand() throws Exception {
        byte[] image = DataSetsTest.npy("|u1", "1, 2, 2", new byte[4]);
        DataSetsTest.npz(folder.resolve("most.npz"), "x", image, "y", label(9_999));
        assertEquals(10_000, open("most.npz").labelNames().size());
        for (int odd : new int[] {10_000, -1}) {
            DataSetsTest.npz(folder.resolve("odd.npz"), "x", image, "y", label(odd));
            assertTrue(
                    refused("odd.npz").line().contains("label 0 is " + odd),
                    refused("odd.npz").line());
        }
    }

    @Test
    void anArrayOfNoImagesOrOfASingleNumberIsRefused() throws Exception {
        for (String shape : List.of("", "0, 2, 2", "4,", "1, 1, 1, 1, 4", "1, 0, 4", "2, 2")) {
            Files.write(folder.resolve("x.npy"), DataSetsTest.npy("|u1", shape, new byte[shape.isEmpty() ? 1 : 4]));
            assertTrue(refused("x.npy").line().contains("x.npy cannot be read"), shape);
        }
    }

    @Test
    void ofTwoArraysOfOneNameTheFirstCountsAndAFolderIsNone() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("twice.npz")))) {
            zip.putNextEntry(new ZipEntry("x_train.npy/"));
            for (int i = 7; i < 9; i++) {
                zip.putNextEntry(new ZipEntry(i + "/images.npy"));
                zip.write(DataSetsTest.npy("|u1", "1, 1, 1", new byte[] {(byte) i}));
            }
        }
        assertArrayEquals(new byte[] {7}, open("twice.npz").image(0));
    }

    @Test
    void inAFolderOfArraysThoseOfAKindAreFoundByTheirNamesOrByBeingAlone() throws Exception {
        Path apart = Files.createDirectories(folder.resolve("apart"));
        byte[] images = DataSetsTest.npy("|u1", "1, 1, 1", new byte[] {5});
        DataSetsTest.npz(apart.resolve("images.npz"), "labels", label(3), "images", images);
        DataSetsTest.npz(apart.resolve("labels.npz"), "data", images, "y", label(2));
        assertArrayEquals(new byte[] {5}, open("apart").image(0));
        assertEquals(2, open("apart").label(0));
        DataSetsTest.npz(apart.resolve("labels.npz"), "a", label(1), "b", label(2));
        assertTrue(refused("apart").line().contains("a, b, of which none is called as labels are"));
        DataSetsTest.npz(apart.resolve("labels.npz"), "a", label(1));
        assertEquals(1, open("apart").label(0));
        DataSetsTest.npz(apart.resolve("images.npz"), "a", images, "b", images);
        assertTrue(refused("apart").line().contains("a, b, of which none is called as images are"));
    }

    private static byte[] idx(int count) {
        return ByteBuffer.allocate(16 + count)
                .putInt(0x0803)
                .putInt(count)
                .putInt(1)
                .putInt(1)
                .array();
    }

    @Test
    void aFolderThatIsCalledLikeAFileIsPassedOver() throws Exception {
        Path mnist = Files.createDirectories(folder.resolve("mnist"));
        Files.createDirectories(mnist.resolve("train-images-idx3-ubyte"));
        Files.write(mnist.resolve("train-images.idx3-ubyte"), idx(3));
        assertEquals(3, open("mnist").size());
        assertEquals("MNIST", DataSets.open(mnist.toString()).name());
        Path mine = Files.createDirectories(folder.resolve("Mine"));
        Files.write(mine.resolve("train-images-idx3-ubyte"), idx(2));
        assertEquals("Mine", DataSets.open(mine.toString()).name());
        assertFalse(IdxFiles.present(folder.resolve("nothing")));
        assertFalse(NumpyFiles.present(folder.resolve("nothing")));
        assertFalse(NumpyFiles.present(mine.resolve("train-images-idx3-ubyte")));
    }

    @Test
    void aZipIsCalledByItsNameAndASetThatItLacksIsAnsweredWithOneThatItHas() throws Exception {
        for (String entry : List.of("train-images-idx3-ubyte", "emnist-digits-train-images-idx3-ubyte")) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("Mine.ZIP")))) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(idx(2));
            }
            boolean several = entry.startsWith("emnist");
            assertEquals(
                    several ? "EMNIST digits" : "Mine",
                    DataSets.open(folder.resolve("Mine.ZIP").toString()).name());
            ProblemException lacking = refused("Mine.ZIP:letters");
            assertEquals(several, lacking.nextStep().contains("Mine.ZIP:digits"), lacking.line());
        }
    }

    /** What is told between the beginning and the end: not all at once, and nothing twice. */
    @Test
    void readingTellsSharesBetweenNoneAndAll() throws Exception {
        byte[] many = DataSetsTest.npy("|u1", "500000, 1, 1", new byte[500_000]);
        Files.write(folder.resolve("a.npy"), many);
        DataSetsTest.npz(folder.resolve("a.npz"), "x", many, "other", many);
        Path set = Files.createDirectories(folder.resolve("set"));
        Files.write(set.resolve("train-images-idx3-ubyte"), idx(500_000));
        Files.write(set.resolve("emnist-letters-train-images-idx3-ubyte"), idx(900_000));
        for (String name : List.of("a.npy", "a.npz", "set")) {
            List<Double> shares = new ArrayList<>();
            DataSets.open(
                    folder.resolve(name).toString(), Form.GREY, (done, total) -> shares.add((double) done / total));
            assertEquals(1, shares.get(shares.size() - 1), name);
            assertTrue(shares.stream().anyMatch(share -> share > 0.05 && share < 0.7), name + " " + shares);
            assertTrue(shares.stream().filter(share -> share == 1).count() < 4, name + " " + shares);
        }
    }

    @Test
    void attributesHaveALineForEachPictureAndAValueForEachOfThem() throws Exception {
        Path table = folder.resolve("attributes.txt");
        List<Path> pictures = List.of(folder.resolve("a.png"), folder.resolve("b.png"));
        Files.writeString(table, " 2 \n Bald  Smiling \nb.png 1 -1\n\n \na.png -1 1\nc.png 1 1\n");
        Attributes attributes = Attributes.find(folder).orElseThrow();
        assertEquals(List.of("Bald", "Smiling"), attributes.names());
        assertArrayEquals(new int[] {0, 1}, attributes.of(pictures, "Bald", Loading.UNWATCHED));
        assertArrayEquals(new int[] {1, 0}, attributes.of(pictures, "Smiling", Loading.UNWATCHED));
        Files.writeString(table, "2\nBald Smiling\nb.png 1 -1\na.png -1\n");
        assertTrue(attributesRefused(pictures).contains("\"a.png -1\" has not one value for each of 2"));
        Files.writeString(table, "2\nBald Smiling\nb.png 1 -1\n");
        assertTrue(attributesRefused(pictures).contains("no line for the picture a.png"));
        for (String none : List.of("", "2\n", "two\nBald\n")) {
            Files.writeString(table, none);
            assertTrue(assertThrows(ProblemException.class, () -> Attributes.find(folder))
                    .line()
                    .contains("no table of attributes"));
        }
        Files.write(table, new byte[] {'2', '\n', (byte) 0xFF, '\n'});
        assertTrue(assertThrows(ProblemException.class, () -> Attributes.find(folder))
                .line()
                .contains("attributes.txt"));
    }

    private String attributesRefused(List<Path> pictures) throws ProblemException {
        Attributes attributes = Attributes.find(folder).orElseThrow();
        return assertThrows(ProblemException.class, () -> attributes.of(pictures, "Bald", Loading.UNWATCHED))
                .line();
    }

    /** A file that stays open cannot be replaced on Windows, and many of them stop the program. */
    @Test
    void noFileStaysOpenWhateverWasInIt() throws Exception {
        Path open = Path.of("/proc/self/fd");
        Assumptions.assumeTrue(Files.isDirectory(open));
        DataSetsTest.npz(folder.resolve("good.npz"), "x", DataSetsTest.npy("|u1", "1, 1, 1", new byte[1]));
        DataSetsTest.npz(folder.resolve("bad.npz"), "a", new byte[3], "b", new byte[3]);
        DataSetsTest.npz(folder.resolve("odd.npz"), "a\0", new byte[3]);
        open("good.npz");
        refused("bad.npz");
        refused("odd.npz");
        try (Stream<Path> files = Files.list(open)) {
            assertEquals(
                    List.of(),
                    files.map(ReaderLimitsTest::target)
                            .filter(file -> file.startsWith(folder.toString()))
                            .toList());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}

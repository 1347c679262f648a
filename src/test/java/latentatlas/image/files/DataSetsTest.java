package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
    private static final Form SMALL_RGB = new Form(new ImageShape(8, 8, 3), false, false, "");

    @TempDir
    private Path folder;

    private static BufferedImage plain(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    private void picture(String name, BufferedImage picture) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertTrue(ImageIO.write(picture, name.substring(name.lastIndexOf('.') + 1), file.toFile()));
    }

    private DataSet open(String name) throws ProblemException {
        return DataSets.open(folder.resolve(name).toString());
    }

    private ProblemException refused(String name) {
        return assertThrows(ProblemException.class, () -> open(name));
    }

    private static byte[] npy(String type, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        ByteBuffer buffer =
                ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return buffer.put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
    }

    private void npz(String name, Object... namesAndArrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                zip.write((byte[]) namesAndArrays[i + 1]);
            }
        }
    }

    private static byte[] filled(int count, int value) {
        byte[] bytes = new byte[count];
        java.util.Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    @Test
    void subFoldersOfPicturesAreLabelsInAnyScript() throws Exception {
        picture("faces/Анна/1.png", plain(40, 30, Color.RED));
        picture("faces/Анна/deeper/2.jpg", plain(31, 60, Color.WHITE));
        picture("faces/学习/3.gif", plain(9, 9, Color.BLACK));
        Files.writeString(folder.resolve("faces/notes.txt"), "no picture");
        DataSet set = DataSets.open(folder.resolve("faces").toString(), SMALL_RGB, Loading.UNWATCHED);
        assertEquals("faces", set.name());
        assertEquals(List.of("Анна", "学习"), set.train().labelNames());
        assertEquals(3, set.train().size());
        assertEquals(0, set.train().label(1));
        assertEquals(1, set.train().label(2));
        byte[] red = set.train().image(0);
        assertEquals(-1, red[0]);
        assertEquals(0, red[1]);
        assertNull(set.test());
    }

    @Test
    void picturesWithoutSubFoldersAreUnlabelledAndMayBeInverted() throws Exception {
        picture("flat/a.bmp", plain(20, 20, Color.WHITE));
        picture("flat/b.png", plain(20, 20, Color.BLACK));
        ImageSet images = open("flat").train();
        assertFalse(images.labelled());
        assertEquals(ImageShape.MNIST, images.shape());
        assertEquals(-1, images.image(0)[5]);
        Form inverted = new Form(ImageShape.MNIST, true, true, "");
        ImageSet dark = DataSets.open(folder.resolve("flat").toString(), inverted, Loading.UNWATCHED)
                .train();
        assertEquals(0, dark.image(0)[5]);
    }

    @Test
    void facesAsCelebAKeepsThemAreLabelledByAnAttribute() throws Exception {
        for (int i = 1; i <= 4; i++) {
            picture("celeba/img/00000" + i + ".jpg", plain(178, 218, i % 2 == 0 ? Color.PINK : Color.DARK_GRAY));
        }
        Files.writeString(
                folder.resolve("celeba/list_attr_celeba.txt"),
                "4\nBald Smiling\n000001.jpg -1 1\n000002.jpg  1 -1\n000003.jpg -1 1\n000004.jpg -1 1\n");
        Form form = new Form(new ImageShape(32, 32, 3), false, false, "Smiling");
        String source = folder.resolve("celeba/img").toString();
        ImageSet faces = DataSets.open(source, form, Loading.UNWATCHED).train();
        assertEquals(List.of("not Smiling", "Smiling"), faces.labelNames());
        assertEquals(0, faces.label(1));
        assertEquals(1, faces.label(3));
        Form unknown = new Form(new ImageShape(32, 32, 3), false, false, "Flying");
        ProblemException problem =
                assertThrows(ProblemException.class, () -> DataSets.open(source, unknown, Loading.UNWATCHED));
        assertTrue(problem.line().contains("Bald, Smiling"), problem.line());
    }

    @Test
    void aPictureIsCutToItsMiddleOrSqueezed() throws Exception {
        BufferedImage picture = plain(60, 20, Color.BLACK);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(20, 0, 20, 20);
        graphics.dispose();
        picture("wide/a.png", picture);
        ImageShape shape = new ImageShape(12, 12, 1);
        String source = folder.resolve("wide").toString();
        byte[] middle = DataSets.open(source, new Form(shape, false, false, ""), Loading.UNWATCHED)
                .train()
                .image(0);
        assertArrayEquals(filled(144, 255), middle);
        byte[] whole = DataSets.open(source, new Form(shape, true, false, ""), Loading.UNWATCHED)
                .train()
                .image(0);
        assertEquals(0, whole[0]);
        assertEquals(-1, whole[6]);
    }

    @Test
    void loadingTellsHowFarItIsAndCanBeCancelled() throws Exception {
        for (int i = 0; i < 20; i++) {
            picture("many/" + i + ".png", plain(10, 10, Color.GRAY));
        }
        java.util.concurrent.atomic.AtomicLong most = new java.util.concurrent.atomic.AtomicLong();
        DataSets.open(folder.resolve("many").toString(), Form.GREY, (done, total) -> {
            assertEquals(20, total);
            most.accumulateAndGet(done, Math::max);
            return true;
        });
        assertEquals(20, most.get());
        assertThrows(
                CancellationException.class,
                () -> DataSets.open(folder.resolve("many").toString(), Form.GREY, (done, total) -> false));
    }

    @Test
    void foldersThatCannotBeUsedAreNamed() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        assertTrue(refused("empty").line().contains("no images"));
        assertTrue(refused("not there").line().contains("no such file or folder"));
        picture("broken/good.png", plain(10, 10, Color.GRAY));
        Files.writeString(folder.resolve("broken/torn.png"), "no picture at all");
        ProblemException problem = refused("broken");
        assertTrue(problem.line().contains("1 of 2 images") && problem.line().contains("torn.png"), problem.line());
        picture("circle/a.png", plain(10, 10, Color.GRAY));
        Files.createSymbolicLink(folder.resolve("circle/again"), folder.resolve("circle"));
        assertEquals(1, open("circle").train().size());
    }

    @Test
    void arraysAsKerasShipsThemAreRead() throws Exception {
        byte[] train = filled(2 * 9 * 8, 7);
        train[72] = (byte) 200;
        npz(
                "digits.npz",
                "x_train",
                npy("|u1", "2, 9, 8", train),
                "y_train",
                npy(
                        "<i8",
                        "2,",
                        ByteBuffer.allocate(16)
                                .order(ByteOrder.LITTLE_ENDIAN)
                                .putLong(4)
                                .putLong(1)
                                .array()),
                "x_test",
                npy("|u1", "1, 9, 8", filled(72, 3)),
                "y_test",
                npy("|u1", "1,", new byte[] {2}),
                "other",
                npy("<f8", "1,", new byte[8]));
        DataSet set = open("digits.npz");
        assertEquals(new ImageShape(8, 9, 1), set.train().shape());
        assertEquals(4, set.train().label(0));
        assertEquals((byte) 200, set.train().image(1)[0]);
        ImageSet test = set.test();
        assertNotNull(test);
        assertEquals(2, test.label(0));
    }

    @Test
    void floatsAndColoursAndSinglesAreRead() throws Exception {
        ByteBuffer floats = ByteBuffer.allocate(4 * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 16; i++) {
            floats.putFloat(i / 15f);
        }
        Files.write(folder.resolve("one.npy"), npy("<f4", "1, 16", floats.array()));
        ImageSet one = open("one.npy").train();
        assertEquals(new ImageShape(4, 4, 1), one.shape());
        assertEquals((byte) 255, one.image(0)[15]);
        assertEquals((byte) 17, one.image(0)[1]);
        Files.write(folder.resolve("rgb.npy"), npy("|u1", "2, 4, 5, 3", filled(120, 9)));
        assertEquals(new ImageShape(5, 4, 3), open("rgb.npy").train().shape());
    }

    @Test
    void arraysThatCannotBeUsedAreRefused() throws Exception {
        Files.write(folder.resolve("short.npy"), npy("|u1", "2, 9, 8", new byte[100]));
        assertTrue(refused("short.npy").line().contains("cut short"));
        Files.write(folder.resolve("huge.npy"), npy("<f8", "100000, 512, 512", new byte[8]));
        assertTrue(refused("huge.npy").line().contains("more than the limit"));
        Files.write(folder.resolve("text.npy"), npy("<U5", "2,", new byte[40]));
        assertTrue(refused("text.npy").line().contains("cannot be read"));
        npz("empty.npz", "z", npy("|u1", "1,", new byte[1]));
        assertTrue(refused("empty.npz").line().contains("no array of images"));
        npz("labels.npz", "x", npy("|u1", "2, 3, 3", new byte[18]), "y", npy("|u1", "3,", new byte[3]));
        assertTrue(refused("labels.npz").line().contains("3 labels for 2 images"));
        npz("minus.npz", "x", npy("|u1", "1, 3, 3", new byte[9]), "y", npy("|i1", "1,", new byte[] {-2}));
        assertTrue(refused("minus.npz").line().contains("label 0 is -2"));
        Files.writeString(folder.resolve("none.npz"), "no zip");
        assertTrue(refused("none.npz").line().contains("none.npz"));
    }

    @Test
    void tablesAreReadWithAndWithoutHeadings() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "3,0,128,255,7\n5,1,2,3,4\n");
        ImageSet plain = open("a.csv").train();
        assertEquals(new ImageShape(2, 2, 1), plain.shape());
        assertEquals(5, plain.label(1));
        assertEquals((byte) 128, plain.image(0)[1]);
        Files.writeString(folder.resolve("b.csv"), "p1;p2;p3;p4;label\n1;2;3;4;cat\n5;6;7;8;dog\n");
        ImageSet named = open("b.csv").train();
        assertEquals(List.of("cat", "dog"), named.labelNames());
        assertArrayEquals(new byte[] {5, 6, 7, 8}, named.image(1));
        Files.writeString(folder.resolve("c.csv"), "1,2,3,4\n");
        assertFalse(open("c.csv").train().labelled());
    }

    @Test
    void tablesThatCannotBeUsedAreRefusedWithTheLine() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "3,0,128,255,7\n5,1,2,3\n");
        assertTrue(refused("a.csv").line().contains("line 2 has 4 columns"));
        Files.writeString(folder.resolve("b.csv"), "3,0,128,256,7\n");
        assertTrue(refused("b.csv").line().contains("line 1 has 256"));
        Files.writeString(folder.resolve("c.csv"), "1,2,3\n");
        assertTrue(refused("c.csv").line().contains("3 columns"));
        Files.writeString(folder.resolve("d.csv"), "");
        assertTrue(refused("d.csv").line().contains("no images"));
        Files.writeString(folder.resolve("e.csv"), "1,2,x,4,5\n");
        assertTrue(refused("e.csv").line().contains("\"x\" for a pixel"));
    }

    @Test
    void aPictureOfFiftyMegapixelsIsReadInItsStride() throws Exception {
        Path file = folder.resolve("large/huge.png");
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            assertTrue(ImageIO.write(new BufferedImage(10_000, 5_000, BufferedImage.TYPE_BYTE_BINARY), "png", bytes));
            bytes.writeTo(out);
        }
        assertEquals(1, open("large").train().size());
    }
}

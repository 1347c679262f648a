package latentatlas.image.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
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

    static byte[] npy(String type, String shape, byte[] data) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        ByteBuffer buffer =
                ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return buffer.put(header.getBytes(StandardCharsets.ISO_8859_1))
                .put(data)
                .array();
    }

    private void npz(String name, Object... namesAndArrays) throws IOException {
        npz(folder.resolve(name), namesAndArrays);
    }

    static void npz(Path file, Object... namesAndArrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
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
    void allWhoShowTheBuiltInDigitsShareOneSet() throws Exception {
        DataSet first = DataSets.open(DataSets.BUILTIN);
        DataSet second = DataSets.open(DataSets.BUILTIN);
        assertSame(first.train(), second.train());
        assertSame(first.test(), second.test());
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
            assertEquals(done == 0 ? 1 : 20, total);
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

    private static BufferedImage grey(byte[] levels, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, levels);
        return picture;
    }

    /** Each level from 0 to 255 once, [16, 16]. */
    private static byte[] everyLevel() {
        byte[] levels = new byte[256];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) i;
        }
        return levels;
    }

    private static final Form SIXTEEN = new Form(new ImageShape(16, 16, 1), false, false, "");

    private ImageSet open(String name, Form form) throws ProblemException {
        return DataSets.open(folder.resolve(name).toString(), form, Loading.UNWATCHED)
                .train();
    }

    @Test
    void greyPicturesKeepTheirLevels() throws Exception {
        picture("grey/a.png", grey(everyLevel(), 16, 16));
        assertArrayEquals(everyLevel(), open("grey", SIXTEEN).image(0));
        picture("jpeg/a.jpg", grey(filled(256, 128), 16, 16));
        assertArrayEquals(filled(256, 128), open("jpeg", SIXTEEN).image(0));
        BufferedImage deep = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 256; i++) {
            deep.getRaster().setSample(i % 16, i / 16, 0, i * 257);
        }
        picture("deep/a.png", deep);
        assertArrayEquals(everyLevel(), open("deep", SIXTEEN).image(0));
        byte[] ramp = everyLevel();
        BufferedImage indexed = new BufferedImage(
                16, 16, BufferedImage.TYPE_BYTE_INDEXED, new java.awt.image.IndexColorModel(8, 256, ramp, ramp, ramp));
        indexed.getRaster().setDataElements(0, 0, 16, 16, everyLevel());
        picture("indexed/a.png", indexed);
        assertArrayEquals(everyLevel(), open("indexed", SIXTEEN).image(0));
    }

    @Test
    void digitsAsGreyPicturesAreTheDigitsOfTheirIdxFiles() throws Exception {
        sameAsPictures(latentatlas.image.DigitWriter.images(20, 7));
    }

    @Test
    void mnistAsGreyPicturesIsMnist() throws Exception {
        sameAsPictures(DataSets.open(latentatlas.Mnist.folder().toString())
                .train()
                .subset(java.util.stream.IntStream.range(0, 200).toArray()));
    }

    private void sameAsPictures(ImageSet digits) throws Exception {
        for (int i = 0; i < digits.size(); i++) {
            picture("digits/" + digits.label(i) + "/" + (1000 + i) + ".png", grey(digits.image(i), 28, 28));
        }
        ImageSet read = open("digits").train();
        int[] order = java.util.stream.IntStream.range(0, digits.size())
                .boxed()
                .sorted(java.util.Comparator.comparing(digits::label))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < order.length; i++) {
            assertArrayEquals(digits.image(order[i]), read.image(i));
            assertEquals(
                    Integer.toString(digits.label(order[i])), read.labelNames().get(read.label(i)));
        }
    }

    @Test
    void whatIsTransparentLiesOnWhiteOrOnBlackWhereWhiteWouldHideIt() throws Exception {
        BufferedImage dark = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        dark.setRGB(3, 0, 0xFF000000);
        dark.setRGB(4, 0, 0x80000000);
        picture("dark/a.png", dark);
        byte[] onWhite = open("dark", SIXTEEN).image(0);
        assertArrayEquals(new byte[] {-1, 0, 127, -1}, new byte[] {onWhite[0], onWhite[3], onWhite[4], onWhite[5]});
        BufferedImage light = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        light.setRGB(3, 0, 0xFFFFFFFF);
        picture("light/a.png", light);
        byte[] onBlack = open("light", SIXTEEN).image(0);
        assertArrayEquals(new byte[] {0, -1, 0}, new byte[] {onBlack[2], onBlack[3], onBlack[4]});
    }

    @Test
    void aPictureInPrintersColoursIsRefusedInWords() throws Exception {
        Path file = Files.createDirectories(folder.resolve("print")).resolve("a.jpg");
        javax.imageio.ImageWriter writer =
                ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(
                    null,
                    new javax.imageio.IIOImage(
                            java.awt.image.Raster.createInterleavedRaster(0, 20, 20, 4, null), null, null),
                    null);
        }
        writer.dispose();
        byte[] jpeg = Files.readAllBytes(file);
        // Adobe's mark, with no transform of the colours, makes four channels CMYK.
        ByteBuffer marked = ByteBuffer.allocate(jpeg.length + 16).put(jpeg, 0, 2);
        marked.put((byte) 0xFF).put((byte) 0xEE).putShort((short) 14);
        marked.put("Adobe".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 100)
                .putInt(0)
                .put((byte) 0);
        Files.write(file, marked.put(jpeg, 2, jpeg.length - 2).array());
        ProblemException problem = refused("print");
        assertTrue(problem.line().contains("CMYK"), problem.line());
    }

    @Test
    void halfFloatsAndTruthValuesAreRead() throws Exception {
        ByteBuffer halves = ByteBuffer.allocate(2 * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (short bits : new short[] {0, 0x3C00, 0x3800, 0x3400, 0x0001, (short) 0x8000}) {
            halves.putShort(bits);
        }
        Files.write(folder.resolve("half.npy"), npy("<f2", "1, 4, 4", halves.array()));
        byte[] half = open("half.npy").train().image(0);
        assertArrayEquals(new byte[] {0, -1, (byte) 128, 64, 0, 0}, java.util.Arrays.copyOf(half, 6));
        byte[] truths = new byte[16];
        truths[5] = 1;
        npz("truth.npz", "x", npy("|b1", "1, 4, 4", truths), "y", npy("|b1", "1,", new byte[] {1}));
        ImageSet truth = open("truth.npz").train();
        assertEquals(-1, truth.image(0)[5]);
        assertEquals(0, truth.image(0)[4]);
        assertEquals(1, truth.label(0));
    }

    @Test
    void oneLargeValueMakesAllOthersLevels() throws Exception {
        ByteBuffer floats = ByteBuffer.allocate(4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        floats.putFloat(0.4f).putFloat(1).putFloat(0.5f).putFloat(200);
        Files.write(folder.resolve("late.npy"), npy("<f4", "1, 2, 2", floats.array()));
        assertArrayEquals(
                new byte[] {0, 1, 1, (byte) 200}, open("late.npy").train().image(0));
        Files.writeString(folder.resolve("unit.csv"), "3,0,0.5,1,0.25\n");
        assertArrayEquals(
                new byte[] {0, (byte) 128, -1, 64}, open("unit.csv").train().image(0));
    }

    @Test
    void anArrayWithAHoleInItIsRefused() throws Exception {
        ByteBuffer floats = ByteBuffer.allocate(4 * 4).order(ByteOrder.LITTLE_ENDIAN);
        floats.putFloat(0.4f).putFloat(Float.NaN);
        Files.write(folder.resolve("hole.npy"), npy("<f4", "1, 2, 2", floats.array()));
        assertTrue(
                refused("hole.npy").line().contains("no number"),
                refused("hole.npy").line());
    }

    @Test
    void sidesBeyondAllMeasureAreRefusedInWords() throws Exception {
        for (String shape : List.of(
                "512, 4096, 4096",
                "4096, 4096, 512",
                "99999999999, 28, 28",
                "4294967297, 2, 2",
                "65536, 65536, 1",
                "1, 4294967296, 1",
                "0, 99999999999, 1")) {
            Files.write(folder.resolve("sides.npy"), npy("|u1", shape, new byte[4]));
            assertTrue(refused("sides.npy").line().contains("sides.npy"), shape);
        }
    }

    @Test
    void readingAnyKindTellsHowFarItIsAndCanBeCancelled() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "3,0,128,255,7\n".repeat(20_000));
        Files.write(folder.resolve("a.npy"), npy("|u1", "5000, 10, 10", new byte[500_000]));
        npz("a.npz", "x", npy("|u1", "5000, 10, 10", new byte[500_000]), "y", npy("|u1", "5000,", new byte[5000]));
        Path idx = Files.createDirectories(folder.resolve("idx")).resolve("train-images-idx3-ubyte");
        Files.write(
                idx,
                ByteBuffer.allocate(16 + 500_000)
                        .putInt(0x0803)
                        .putInt(5000)
                        .putInt(10)
                        .putInt(10)
                        .array());
        for (String name : List.of("a.csv", "a.npy", "a.npz", "idx")) {
            java.util.List<Double> shares = new java.util.ArrayList<>();
            DataSets.open(folder.resolve(name).toString(), Form.GREY, (done, total) -> {
                shares.add((double) done / total);
                return true;
            });
            assertTrue(shares.size() > 2, name + " " + shares);
            assertEquals(shares.stream().sorted().toList(), shares, name);
            assertEquals(1, shares.get(shares.size() - 1), name);
            assertThrows(
                    CancellationException.class,
                    () -> DataSets.open(folder.resolve(name).toString(), Form.GREY, (done, total) -> false),
                    name);
        }
    }

    @Test
    void tablesMayBeQuotedAndBeginWithAMark() throws Exception {
        Files.writeString(
                folder.resolve("quoted.csv"),
                "\uFEFF\"label\",\"p1\",p2,p3,p4\r\n\"a, \"\"b\"\"\", 1 ,2,\"3\",4\r\n\r\nc,1e0,200,2.5,7\r\n");
        ImageSet images = open("quoted.csv").train();
        assertEquals(List.of("a, \"b\"", "c"), images.labelNames());
        assertArrayEquals(new byte[] {1, (byte) 200, 3, 7}, images.image(1));
        Files.write(folder.resolve("latin.csv"), "\u00C4,1,2,3,4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(
                refused("latin.csv").line().contains("UTF-8"),
                refused("latin.csv").line());
        Files.writeString(folder.resolve("open.csv"), "1,2,3,4,5\n\"1,2,3,4,5\n");
        assertTrue(
                refused("open.csv").line().contains("line 2"),
                refused("open.csv").line());
    }

    @Test
    void anUnknownAttributeIsFoundBeforeThePicturesAreRead() throws Exception {
        Files.createDirectories(folder.resolve("celeba"));
        Files.writeString(folder.resolve("celeba/a.png"), "no picture at all");
        Files.writeString(folder.resolve("celeba/list_attr.txt"), "1\nBald\na.png 1\n");
        Form unknown = new Form(ImageShape.MNIST, false, false, "Flying");
        ProblemException problem = assertThrows(ProblemException.class, () -> open("celeba", unknown));
        assertTrue(problem.line().contains("no attribute"), problem.line());
    }

    @Test
    void aFolderOfNumpyFilesWithImagesAndLabelsApartIsOneSet() throws Exception {
        Files.createDirectories(folder.resolve("kmnist"));
        npz("kmnist/kmnist-train-imgs.npz", "arr_0", npy("|u1", "3, 2, 2", new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 8, 7, 6
        }));
        npz("kmnist/kmnist-train-labels.npz", "arr_0", npy("|u1", "3,", new byte[] {2, 0, 1}));
        npz("kmnist/kmnist-test-imgs.npz", "arr_0", npy("|u1", "1, 2, 2", new byte[] {9, 9, 9, 2}));
        Files.write(folder.resolve("kmnist/kmnist-test-labels.npy"), npy("|u1", "1,", new byte[] {2}));
        Files.writeString(folder.resolve("kmnist/notes.txt"), "no array");
        DataSet set = open("kmnist");
        assertEquals("kmnist", set.name());
        assertArrayEquals(new byte[] {5, 6, 7, 8}, set.train().image(1));
        assertEquals(2, set.train().label(0));
        assertEquals(3, set.train().labelNames().size());
        ImageSet test = set.test();
        assertNotNull(test);
        assertArrayEquals(new byte[] {9, 9, 9, 2}, test.image(0));
        assertEquals(2, test.label(0));

        npz("kmnist/k49-train-imgs.npz", "arr_0", npy("|u1", "1, 2, 2", new byte[4]));
        assertTrue(
                refused("kmnist").line().contains("k49-train-imgs.npz and kmnist-train-imgs.npz"),
                refused("kmnist").line());
        Files.delete(folder.resolve("kmnist/k49-train-imgs.npz"));
        npz("kmnist/kmnist-train-labels.npz", "arr_0", npy("|u1", "2,", new byte[] {2, 0}));
        assertTrue(
                refused("kmnist").line().contains("2 labels for 3 images"),
                refused("kmnist").line());
        npz("kmnist/kmnist-train-labels.npz", "a", npy("|u1", "3,", new byte[3]), "b", npy("|u1", "3,", new byte[3]));
        assertTrue(
                refused("kmnist").line().contains("has the arrays a, b"),
                refused("kmnist").line());
    }

    @Test
    void aSourceWithATestSetAloneServesForTestsAndIsNotTrainedOn() throws Exception {
        Path idx = Files.createDirectories(folder.resolve("idx"));
        Files.write(
                idx.resolve("t10k-images-idx3-ubyte"),
                ByteBuffer.allocate(16 + 8)
                        .putInt(0x0803)
                        .putInt(2)
                        .putInt(2)
                        .putInt(2)
                        .array());
        Files.createDirectories(folder.resolve("numpy"));
        Files.write(folder.resolve("numpy/test_images.npy"), npy("|u1", "2, 2, 2", new byte[8]));
        npz("only.npz", "x_test", npy("|u1", "2, 2, 2", new byte[8]));
        for (String name : List.of("idx", "numpy", "only.npz")) {
            String source = folder.resolve(name).toString();
            assertEquals(
                    2,
                    DataSets.open(source, latentatlas.image.Part.TEST, Form.GREY, Loading.UNWATCHED)
                            .size());
            assertTrue(
                    refused(name).line().contains("test images alone"),
                    refused(name).line());
        }
    }

    /** A picture of one colour, lossless: five codes of one symbol each, and so no bits for its pixels. */
    private static byte[] webp(int side, Color colour) {
        java.math.BigInteger bits = java.math.BigInteger.ZERO;
        int at = 0;
        int[][] fields = {
            {side - 1, 14},
            {side - 1, 14},
            {0, 1},
            {0, 3},
            {0, 1},
            {0, 1},
            {0, 1},
            {0b101, 3},
            {colour.getGreen(), 8},
            {0b101, 3},
            {colour.getRed(), 8},
            {0b101, 3},
            {colour.getBlue(), 8},
            {0b101, 3},
            {255, 8},
            {0b001, 3},
            {0, 1}
        };
        for (int[] field : fields) {
            bits = bits.or(java.math.BigInteger.valueOf(field[0]).shiftLeft(at));
            at += field[1];
        }
        // Readers look some bytes ahead.
        int length = (at + 7) / 8 + 1 + 16;
        int padded = length + length % 2;
        ByteBuffer file = ByteBuffer.allocate(20 + padded).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + padded);
        file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(length).put((byte) 0x2F);
        for (int i = 0; i + 1 < length; i++) {
            file.put(bits.shiftRight(8 * i).byteValue());
        }
        return file.array();
    }

    @Test
    void picturesAreReadFromPgmPpmTiffAndWebpToo() throws Exception {
        Files.createDirectories(folder.resolve("old"));
        byte[] head = "P5\n16 16\n255\n".getBytes(StandardCharsets.US_ASCII);
        Files.write(
                folder.resolve("old/a.pgm"),
                ByteBuffer.allocate(head.length + 256)
                        .put(head)
                        .put(everyLevel())
                        .array());
        picture("old/b.tiff", grey(everyLevel(), 16, 16));
        picture("old/c.tif", grey(everyLevel(), 16, 16));
        ImageSet images = open("old", SIXTEEN);
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(everyLevel(), images.image(i), "picture " + i);
        }
        Files.createDirectories(folder.resolve("colour"));
        byte[] six = "P6\n1 1\n255\n".getBytes(StandardCharsets.US_ASCII);
        Files.write(
                folder.resolve("colour/a.ppm"),
                ByteBuffer.allocate(six.length + 3)
                        .put(six)
                        .put(new byte[] {10, 20, 30})
                        .array());
        Files.write(folder.resolve("colour/b.webp"), webp(9, new Color(200, 100, 50)));
        ImageSet colours = open("colour", SMALL_RGB);
        assertArrayEquals(new byte[] {10, 20, 30}, java.util.Arrays.copyOf(colours.image(0), 3));
        assertArrayEquals(new byte[] {(byte) 200, 100, 50}, java.util.Arrays.copyOf(colours.image(1), 3));

        Files.write(folder.resolve("old/a.pgm"), java.util.Arrays.copyOf(head, head.length));
        assertTrue(refused("old").line().contains("a.pgm"), refused("old").line());
        Files.write(folder.resolve("colour/b.webp"), java.util.Arrays.copyOf(webp(9, Color.RED), 22));
        assertTrue(
                refused("colour").line().contains("b.webp"), refused("colour").line());
    }

    /** An IDX file of 2 by 3 images (or of labels) as EMNIST's zip has them, gzipped. */
    private static byte[] idx(int... numbers) throws IOException {
        boolean labels = numbers.length == 2;
        ByteBuffer file = ByteBuffer.allocate(labels ? 8 + 2 : 16 + numbers.length);
        file.putInt(labels ? 0x0801 : 0x0803).putInt(labels ? 2 : numbers.length / 6);
        if (!labels) {
            file.putInt(2).putInt(3);
        }
        for (int number : numbers) {
            file.put((byte) number);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new java.util.zip.GZIPOutputStream(bytes)) {
            out.write(file.array());
        }
        return bytes.toByteArray();
    }

    private void zip(String name, Object... namesAndBytes) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                zip.putNextEntry(new ZipEntry("gzip/" + namesAndBytes[i]));
                zip.write((byte[]) namesAndBytes[i + 1]);
            }
        }
    }

    @Test
    void emnistsZipIsReadSetBySetUprightAndWithItsLetters() throws Exception {
        byte[] images = idx(1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16);
        zip(
                "gzip.zip",
                "emnist-letters-train-images-idx3-ubyte.gz",
                images,
                "emnist-letters-train-labels-idx1-ubyte.gz",
                idx(26, 1),
                "emnist-letters-test-images-idx3-ubyte.gz",
                images,
                "emnist-letters-test-labels-idx1-ubyte.gz",
                idx(1, 1),
                "emnist-letters-mapping.txt",
                "1 65 97\n2 66 98\n26 90 122\n".getBytes(StandardCharsets.US_ASCII),
                "emnist-balanced-train-images-idx3-ubyte.gz",
                images,
                "emnist-balanced-train-labels-idx1-ubyte.gz",
                idx(0, 3));
        DataSet letters = open("gzip.zip:letters");
        assertEquals("EMNIST letters", letters.name());
        assertEquals(new ImageShape(2, 3, 1), letters.train().shape());
        assertArrayEquals(new byte[] {11, 14, 12, 15, 13, 16}, letters.train().image(1));
        assertEquals(List.of("A", "B", "Z"), letters.train().labelNames());
        assertEquals(2, letters.train().label(0));
        ImageSet test = letters.test();
        assertNotNull(test);
        assertEquals(0, test.label(1));
        DataSet balanced = open("gzip.zip");
        assertEquals("EMNIST balanced", balanced.name());
        assertEquals(4, balanced.train().labelNames().size());
        assertNull(balanced.test());
        assertTrue(DataSets.present(folder.resolve("gzip.zip") + ":letters"));
        assertTrue(
                refused("gzip.zip:digits").line().contains("it has balanced, letters"),
                refused("gzip.zip:digits").line());

        zip("wrong.zip", "emnist-letters-train-images-idx3-ubyte.gz", java.util.Arrays.copyOf(images, 25));
        assertTrue(
                refused("wrong.zip").line().contains("emnist-letters-train-images"),
                refused("wrong.zip").line());
        zip("none.zip", "notes.txt", new byte[3]);
        assertTrue(refused("none.zip").line().contains("the zip has no file train-images"));
        Files.write(folder.resolve("no.zip"), new byte[30]);
        assertTrue(
                refused("no.zip").line().contains("no.zip"), refused("no.zip").line());
        zip(
                "unknown.zip",
                "emnist-letters-train-images-idx3-ubyte.gz",
                images,
                "emnist-letters-train-labels-idx1-ubyte.gz",
                idx(9, 1),
                "emnist-letters-mapping.txt",
                "1 65 97\n".getBytes(StandardCharsets.US_ASCII));
        assertTrue(
                refused("unknown.zip").line().contains("no label 9"),
                refused("unknown.zip").line());
    }

    /** The path that a person gave is a good one: what is wrong is the zip. */
    @Test
    void aZipWithANameThatIsNoPathIsDamaged() throws Exception {
        zip("odd.zip", "a\0b-images-idx3-ubyte", new byte[3]);
        assertTrue(
                refused("odd.zip").line().contains("the compressed file is damaged"),
                refused("odd.zip").line());
        npz("odd.npz", "x\0", npy("|u1", "1, 2, 2", new byte[4]));
        assertTrue(
                refused("odd.npz").line().contains("odd.npz cannot be read"),
                refused("odd.npz").line());
    }

    @Test
    void whatIsNoPathIsNotPresent() {
        assertFalse(DataSets.present("a\0b"));
        assertFalse(DataSets.present("a\0b:letters"));
        assertFalse(DataSets.present(folder.resolve("nothing") + ":letters"));
        assertTrue(DataSets.present(folder.toString()));
        assertTrue(DataSets.present(DataSets.BUILTIN));
    }

    @Test
    void aTableWithAWrongQuoteIsRefusedWithTheLine() throws Exception {
        Files.writeString(folder.resolve("q.csv"), "3,0,128,255,7\n5,1,2,3,\"4\"b\n");
        assertTrue(
                refused("q.csv").line().contains("cannot be read (line 2: a quotation mark in the wrong place"),
                refused("q.csv").line());
    }
}

package latentatlas.image.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import latentatlas.Hostile;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.image.Pixels;
import latentatlas.image.npy.NpyArray;
import latentatlas.image.npy.NpyBytes;
import latentatlas.image.npy.NpyHeader;
import latentatlas.image.npy.NpyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;

/** Files of images from strangers. */
class HostileDataTest {
    private static final int COUNT = 9;
    private static final ImageShape SHAPE = new ImageShape(8, 8, 1);

    @TempDir
    private Path folder;

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static void open(Path place) throws Exception {
        DataSets.open(place.toString());
    }

    /** Digits, small. */
    private static ImageSet images() {
        ImageSet digits = DigitWriter.images(COUNT, 5);
        byte[] bytes = new byte[COUNT * SHAPE.values()];
        int[] labels = new int[COUNT];
        for (int n = 0; n < COUNT; n++) {
            byte[] digit = digits.image(n);
            labels[n] = digits.label(n);
            for (int i = 0; i < SHAPE.values(); i++) {
                bytes[n * SHAPE.values() + i] = digit[(4 + i / 8 * 3) * 28 + 2 + i % 8 * 3];
            }
        }
        return new ImageSet(SHAPE, Pixels.of(bytes, SHAPE.values()), labels, ImageSet.numbered(10));
    }

    private byte[] packed(String kind) throws Exception {
        IdxWriter.write(folder, "train", images());
        Path file = folder.resolve("train-" + kind + "-ubyte.gz");
        byte[] packed = Files.readAllBytes(file);
        Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
        Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
        return packed;
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    @Test
    void idxImages() throws Exception {
        byte[] images = packed("images-idx3");
        write("train-labels-idx1-ubyte.gz", packed("labels-idx1"));
        Hostile.attack("idx", List.of(unpacked(images)), content -> {
            write("train-images-idx3-ubyte", content);
            open(folder);
        });
    }

    @Test
    void idxLabels() throws Exception {
        byte[] images = packed("images-idx3");
        byte[] labels = packed("labels-idx1");
        write("train-images-idx3-ubyte.gz", images);
        Hostile.attack("idx-labels", List.of(unpacked(labels), labels), content -> {
            write("train-labels-idx1-ubyte", content);
            open(folder);
        });
    }

    @Test
    void gzippedIdx() throws Exception {
        byte[] images = packed("images-idx3");
        Hostile.attack("idx-gzip", List.of(images), content -> {
            write("train-images-idx3-ubyte.gz", content);
            open(folder);
        });
    }

    @Test
    void idxUnderGzip() throws Exception {
        byte[] images = unpacked(packed("images-idx3"));
        Hostile.attack("idx-under-gzip", List.of(images), content -> {
            write("train-images-idx3-ubyte.gz", packed(content));
            open(folder);
        });
    }

    private Map<String, byte[]> emnist() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("gzip/emnist-letters-train-images-idx3-ubyte.gz", packed("images-idx3"));
        entries.put("gzip/emnist-letters-train-labels-idx1-ubyte.gz", packed("labels-idx1"));
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            table.append(i).append(' ').append(48 + i).append('\n');
        }
        entries.put("gzip/emnist-letters-mapping.txt", table.toString().getBytes(StandardCharsets.US_ASCII));
        return entries;
    }

    @Test
    void zipsOfIdx() throws Exception {
        Hostile.attack("idx-zip", List.of(zip(emnist())), content -> open(write("emnist.zip", content)));
    }

    @Test
    void tablesOfCharacters() throws Exception {
        Map<String, byte[]> entries = emnist();
        String table = "gzip/emnist-letters-mapping.txt";
        Hostile.attack("idx-table", List.of(entries.get(table)), content -> {
            entries.put(table, content);
            open(write("emnist.zip", zip(entries)));
        });
    }

    private static List<byte[]> arrays() {
        ImageSet images = images();
        byte[] bytes = new byte[COUNT * SHAPE.values()];
        float[] floats = new float[bytes.length];
        for (int n = 0; n < COUNT; n++) {
            images.pixels().read(n, bytes, n * SHAPE.values());
        }
        for (int i = 0; i < bytes.length; i++) {
            floats[i] = (bytes[i] & 0xFF) / 255f;
        }
        NpyHeader header = new NpyHeader(NpyType.UNSIGNED_8, new int[] {COUNT, 8, 8});
        return List.of(
                NpyBytes.of(
                        new NpyArray(header, ByteBuffer.wrap(bytes).slice().order(java.nio.ByteOrder.LITTLE_ENDIAN))),
                NpyBytes.of(NpyArray.of(floats, SHAPE.values())));
    }

    private static byte[] numbers() {
        ImageSet images = images();
        int[] labels = new int[COUNT];
        for (int n = 0; n < COUNT; n++) {
            labels[n] = images.label(n);
        }
        return NpyBytes.of(NpyArray.of(labels));
    }

    @Test
    void numpyArrays() throws Exception {
        Hostile.attack("npy", arrays(), content -> open(write("x.npy", content)));
    }

    @Test
    void numpyZips() throws Exception {
        byte[] whole = zip(Map.of("x_train.npy", arrays().get(0), "y_train.npy", numbers()));
        Hostile.attack("npz", List.of(whole), content -> open(write("x.npz", content)));
    }

    @Test
    void numpyArraysInZips() throws Exception {
        byte[] labels = numbers();
        Hostile.attack(
                "npz-images",
                arrays(),
                content -> open(write("x.npz", zip(Map.of("x_train.npy", content, "y_train.npy", labels)))));
        byte[] images = arrays().get(0);
        Hostile.attack(
                "npz-labels",
                List.of(labels),
                content -> open(write("x.npz", zip(Map.of("x_train.npy", images, "y_train.npy", content)))));
    }

    @Test
    void tables() throws Exception {
        ImageSet images = images();
        StringBuilder plain = new StringBuilder();
        StringBuilder headed = new StringBuilder("label");
        for (int i = 0; i < SHAPE.values(); i++) {
            headed.append(";pixel").append(i);
        }
        for (int n = 0; n < COUNT; n++) {
            plain.append(images.label(n));
            headed.append("\n\"").append((char) ('a' + images.label(n))).append('"');
            for (byte level : images.image(n)) {
                plain.append(',').append(level & 0xFF);
                headed.append(';').append((level & 0xFF) / 256.0);
            }
            plain.append("\r\n");
        }
        Hostile.attack(
                "csv",
                List.of(
                        plain.toString().getBytes(StandardCharsets.UTF_8),
                        headed.toString().getBytes(StandardCharsets.UTF_8)),
                content -> open(write("x.csv", content)));
    }

    @Test
    void matlabsFiles() throws Exception {
        ImageSet images = images();
        Matrix x = Mat5.newMatrix(new int[] {8, 8, COUNT}, MatlabType.UInt8);
        Matrix y = Mat5.newMatrix(new int[] {COUNT, 1}, MatlabType.Double);
        for (int n = 0; n < COUNT; n++) {
            y.setDouble(n, images.label(n));
            for (int i = 0; i < SHAPE.values(); i++) {
                x.setByte(n * SHAPE.values() + i % 8 * 8 + i / 8, images.image(n)[i]);
            }
        }
        List<byte[]> files = new ArrayList<>();
        for (int level : new int[] {0, 9}) {
            Path file = folder.resolve("x" + level + ".mat");
            try (Sink sink = Sinks.newStreamingFile(file.toString())) {
                Mat5.newWriter(sink)
                        .setDeflateLevel(level)
                        .writeMat(Mat5.newMatFile().addArray("X", x).addArray("y", y));
            }
            files.add(Files.readAllBytes(file));
        }
        Hostile.attack("mat", files, content -> open(write("x.mat", content)));
    }

    @Test
    void tablesOfAttributes() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (String name : List.of("1.png", "2.png")) {
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(8, 8, java.awt.image.BufferedImage.TYPE_BYTE_GRAY),
                    "png",
                    pictures.resolve(name).toFile());
        }
        byte[] table = "2\nSmiling Young\n1.png 1 -1\n2.png -1 1\n".getBytes(StandardCharsets.UTF_8);
        Hostile.attack("attributes", List.of(table), content -> {
            write("list_attr_celeba.txt", content);
            DataSets.open(pictures.toString(), new Form(SHAPE, true, false, "Young"), Loading.UNWATCHED);
        });
    }
}

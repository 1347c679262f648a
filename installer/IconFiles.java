import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;

/**
 * Writes the icons as PNG of all sizes, as .ico for Windows and as .icns for macOS. Both containers hold PNG, which Windows
 * reads since Vista and macOS since 10.7.
 *
 * <p>{@code java IconFiles.java FOLDER}
 */
final class IconFiles {
    static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

    private static final int[] ICO_SIZES = {16, 24, 32, 48, 64, 128, 256};
    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;
    private static final int ICNS_HEADER = 8;

    /** The kinds of entry of an .icns file and their sides in pixels. */
    private static final Map<String, Integer> ICNS_KINDS = new LinkedHashMap<>();

    static {
        ICNS_KINDS.put("icp4", 16);
        ICNS_KINDS.put("icp5", 32);
        ICNS_KINDS.put("ic11", 32);
        ICNS_KINDS.put("ic12", 64);
        ICNS_KINDS.put("ic07", 128);
        ICNS_KINDS.put("ic13", 256);
        ICNS_KINDS.put("ic08", 256);
        ICNS_KINDS.put("ic14", 512);
        ICNS_KINDS.put("ic09", 512);
        ICNS_KINDS.put("ic10", 1024);
    }

    private IconFiles() {}

    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /** Writes {@code latent-atlas} and {@code latent-model}, each as N.png, .ico and .icns, to {@code folder}. */
    static void write(Path folder) throws IOException {
        write(folder, "latent-atlas", IconDrawing::program);
        write(folder, "latent-model", IconDrawing::document);
    }

    private static void write(Path folder, String name, IntFunction<BufferedImage> drawing) throws IOException {
        Files.createDirectories(folder);
        for (int size : SIZES) {
            Files.write(folder.resolve(name + "-" + size + ".png"), png(drawing.apply(size)));
        }
        Files.write(folder.resolve(name + ".ico"), ico(drawing));
        Files.write(folder.resolve(name + ".icns"), icns(drawing));
    }

    private static byte[] png(BufferedImage image) throws IOException {
        BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        plain.createGraphics().drawImage(image, 0, 0, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(plain, "png", bytes)) {
            throw new IOException("this Java cannot write PNG");
        }
        return bytes.toByteArray();
    }

    private static byte[] ico(IntFunction<BufferedImage> drawing) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(ICO_HEADER + ICO_ENTRY * ICO_SIZES.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) ICO_SIZES.length);
        for (int size : ICO_SIZES) {
            byte[] png = png(drawing.apply(size));
            byte side = (byte) (size == 256 ? 0 : size);
            header.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            header.putInt(png.length).putInt(header.capacity() + images.size());
            images.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(header.array());
        images.writeTo(all);
        return all.toByteArray();
    }

    private static byte[] icns(IntFunction<BufferedImage> drawing) throws IOException {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        for (Map.Entry<String, Integer> kind : ICNS_KINDS.entrySet()) {
            byte[] png = png(drawing.apply(kind.getValue()));
            entries.write(head(kind.getKey(), png.length));
            entries.write(png);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head("icns", entries.size()));
        entries.writeTo(all);
        return all.toByteArray();
    }

    private static byte[] head(String kind, int content) {
        return ByteBuffer.allocate(ICNS_HEADER)
                .put(kind.getBytes(StandardCharsets.US_ASCII))
                .putInt(ICNS_HEADER + content)
                .array();
    }
}

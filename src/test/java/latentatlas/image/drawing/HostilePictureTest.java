package latentatlas.image.drawing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import latentatlas.Hostile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures from strangers. */
class HostilePictureTest {
    private static final int SIDE = 20;

    @TempDir
    private Path folder;

    private static byte[] picture(String kind) throws IOException {
        return switch (kind) {
            case "webp" -> {
                try (InputStream in = HostilePictureTest.class.getResourceAsStream("/hostile/seeds/circle.webp")) {
                    yield Objects.requireNonNull(in).readAllBytes();
                }
            }
            case "pgm" -> "P2\n# grey\n3 2\n255\n0 128 255\n255 128 0\n".getBytes(StandardCharsets.US_ASCII);
            case "ppm" -> "P6 2 2 255\nabcdefghijkl".getBytes(StandardCharsets.US_ASCII);
            default -> {
                BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
                Graphics2D graphics = image.createGraphics();
                graphics.setColor(Color.WHITE);
                graphics.drawOval(3, 2, SIDE / 2, SIDE / 2);
                graphics.dispose();
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                assertTrue(ImageIO.write(image, kind, out), kind);
                yield out.toByteArray();
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff", "webp", "pgm", "ppm"})
    void pictures(String kind) throws Exception {
        Path file = folder.resolve("picture." + kind);
        Hostile.attack("picture-" + kind, List.of(picture(kind)), content -> {
            Files.write(file, content);
            Picture.read(file);
        });
    }
}

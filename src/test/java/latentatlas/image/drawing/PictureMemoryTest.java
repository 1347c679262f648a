package latentatlas.image.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture whose decoder finds the memory full. */
class PictureMemoryTest {
    private static final byte[] MAGIC = "memory-eater".getBytes(StandardCharsets.US_ASCII);

    private final ImageReaderSpi eater = new Eater();

    @TempDir
    private Path folder;

    @BeforeEach
    void register() {
        IIORegistry.getDefaultInstance().registerServiceProvider(eater);
    }

    @AfterEach
    void deregister() {
        IIORegistry.getDefaultInstance().deregisterServiceProvider(eater);
    }

    @Test
    void isRefusedWithWhatToDo() throws IOException {
        Path file = Files.write(folder.resolve("large.png"), MAGIC);
        assertThatThrownBy(() -> Picture.read(file)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.line())
                    .contains("large.png", "needs more memory than this program has", "Choose fewer or smaller ones");
            assertThat(problem.getCause()).isInstanceOf(OutOfMemoryError.class);
        });
    }

    /** Knows its files by their first bytes. */
    private static final class Eater extends ImageReaderSpi {
        Eater() {
            super(
                    "tests",
                    "1",
                    new String[] {"eater"},
                    null,
                    null,
                    "Eater",
                    new Class<?>[] {ImageInputStream.class},
                    null,
                    false,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    null,
                    null,
                    null);
        }

        @Override
        public boolean canDecodeInput(Object source) throws IOException {
            ImageInputStream in = (ImageInputStream) source;
            byte[] first = new byte[MAGIC.length];
            in.mark();
            int read = in.read(first);
            in.reset();
            return read == MAGIC.length && java.util.Arrays.equals(first, MAGIC);
        }

        @Override
        public ImageReader createReaderInstance(Object extension) {
            return new EaterReader(this);
        }

        @Override
        public String getDescription(Locale locale) {
            return "eats memory";
        }
    }

    private static final class EaterReader extends ImageReader {
        EaterReader(ImageReaderSpi spi) {
            super(spi);
        }

        @Override
        public int getNumImages(boolean search) {
            return 1;
        }

        @Override
        public int getWidth(int image) {
            return 100;
        }

        @Override
        public int getHeight(int image) {
            return 100;
        }

        @Override
        public Iterator<ImageTypeSpecifier> getImageTypes(int image) {
            return List.of(ImageTypeSpecifier.createFromBufferedImageType(BufferedImage.TYPE_INT_RGB))
                    .iterator();
        }

        @Override
        public IIOMetadata getStreamMetadata() {
            return null;
        }

        @Override
        public IIOMetadata getImageMetadata(int image) {
            return null;
        }

        @Override
        public BufferedImage read(int image, ImageReadParam how) {
            throw new OutOfMemoryError("Java heap space");
        }
    }
}

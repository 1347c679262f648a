package latentatlas.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturePreviewTest {
    private static final int PICTURES = 30;
    private static final Form SMALL = new Form(new ImageShape(8, 8, 3), false, false, "");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        for (int i = 0; i < PICTURES; i++) {
            BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
            assertTrue(ImageIO.write(
                    picture, "png", folder.resolve(100 + i + ".png").toFile()));
        }
        Files.writeString(folder.resolve("list_attr.txt"), "1\nBald Smiling\n100.png 1 -1\n");
    }

    @Test
    void someOfThePicturesAreShownInEveryFormAndAllAreCounted() {
        PicturePreview preview = new PicturePreview(folder, () -> true);
        for (Form form : List.of(SMALL, Form.GREY)) {
            PicturePreview.Found found = preview.in(form).orElseThrow();
            assertEquals(PICTURES, found.pictures());
            assertEquals(12, found.images().size());
            assertEquals(form.shape().values(), found.images().get(11).length);
            assertEquals(List.of("Bald", "Smiling"), found.attributes());
            assertEquals("", found.problem());
        }
    }

    @Test
    void theFolderIsWalkedOnce() throws Exception {
        PicturePreview preview = new PicturePreview(folder, () -> true);
        assertTrue(preview.in(SMALL).isPresent());
        Files.copy(folder.resolve("100.png"), folder.resolve("999.png"));
        assertEquals(PICTURES, preview.in(SMALL).orElseThrow().pictures());
    }

    @Test
    void aClosedDialogEndsTheWalkAndTheDecodingAtTheNextFile() {
        // 30 pictures and the table are walked; then a picture at a time is decoded.
        for (int last : new int[] {1, 10, 33, 40}) {
            AtomicInteger asked = new AtomicInteger();
            PicturePreview preview = new PicturePreview(folder, () -> asked.incrementAndGet() < last);
            assertTrue(preview.in(SMALL).isEmpty());
            assertEquals(last, asked.get());
        }
    }

    @Test
    void aBrokenPictureIsNamed() throws Exception {
        Files.writeString(folder.resolve("100.png"), "no picture");
        PicturePreview.Found found =
                new PicturePreview(folder, () -> true).in(SMALL).orElseThrow();
        assertTrue(found.problem().contains("100.png"), found.problem());
        assertFalse(found.problem().isEmpty());
    }
}

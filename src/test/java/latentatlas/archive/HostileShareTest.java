package latentatlas.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import latentatlas.Hostile;
import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import latentatlas.training.Preset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links from strangers: what a person pastes, or opens as a file. */
class HostileShareTest {
    @TempDir
    private Path folder;

    private static Share share() {
        Form form = new Form(new ImageShape(32, 24, 3), true, true, "Smiling");
        return new Share(
                Preset.PAPER.plan(), new Share.Data("my cats", "0123abcd", form), true, Json.tree(List.of(1, 2)));
    }

    private static void take(Share share) {
        share.data().source();
        ShareLink.of(share);
    }

    @Test
    void textsAndFiles() throws Exception {
        byte[] link = ShareLink.of(share()).getBytes(StandardCharsets.UTF_8);
        Hostile.attack("share", List.of(link), content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            if (ShareLink.like(text)) {
                take(ShareLink.read(text));
            }
            take(ShareLink.read(Files.write(folder.resolve("x.atlas"), content)));
        });
    }

    @Test
    void contentsUnderAValidChecksum() throws Exception {
        byte[] json = Json.tree(share()).toString().getBytes(StandardCharsets.UTF_8);
        Hostile.attack("share-json", List.of(json), content -> {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(content);
            }
            take(ShareLink.read("atlas:1:" + Base64.getUrlEncoder().encodeToString(packed.toByteArray())));
        });
    }
}

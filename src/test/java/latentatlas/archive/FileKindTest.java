package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import latentatlas.image.Loading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileKindTest {
    @TempDir
    private Path folder;

    private FileKind kind(String name) {
        return FileKind.of(folder.resolve(name), Loading.UNWATCHED);
    }

    private void file(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[1]);
    }

    @Test
    void namesAndWhatLiesInFoldersTellWhatAPathIs() throws Exception {
        for (String name : new String[] {
            "a.latent", "a.NPZ", "a.npy", "a.csv", "a.JPG", "a.txt", "a.mat", "a.zip", "a.webp", "a.Atlas"
        }) {
            file(name);
        }
        file("faces/anna/deep/1.png");
        file("digits/train-images-idx3-ubyte.gz");
        file("digits/preview.png");
        file("kmnist/kmnist-test-imgs.npz");
        file("test/t10k-images-idx3-ubyte");
        file("notes/a.txt");
        assertEquals(FileKind.MODEL, kind("a.latent"));
        assertEquals(FileKind.LINK, kind("a.Atlas"));
        assertEquals(FileKind.IMAGES, kind("a.NPZ"));
        assertEquals(FileKind.IMAGES, kind("a.npy"));
        assertEquals(FileKind.IMAGES, kind("a.csv"));
        assertEquals(FileKind.IMAGES, kind("a.mat"));
        assertEquals(FileKind.IMAGES, kind("a.zip"));
        assertEquals(FileKind.IMAGES, kind("kmnist"));
        assertEquals(FileKind.IMAGES, kind("test"));
        assertEquals(FileKind.PICTURE, kind("a.JPG"));
        assertEquals(FileKind.PICTURE, kind("a.webp"));
        assertEquals(FileKind.PICTURES, kind("faces"));
        assertEquals(FileKind.IMAGES, kind("digits"));
        assertEquals(FileKind.UNKNOWN, kind("notes"));
        assertEquals(FileKind.UNKNOWN, kind("a.txt"));
        assertEquals(FileKind.UNKNOWN, kind("not there.latent"));
    }

    @Test
    void lookingThroughAFolderCanBeCancelled() throws Exception {
        file("notes/a.txt");
        assertThrows(CancellationException.class, () -> FileKind.of(folder.resolve("notes"), (done, total) -> false));
    }
}

package latentatlas.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @Test
    void modelsFoldersAndFilesOfImagesOpenInTheWindowAndCommandsDoNot(@TempDir Path folder) throws Exception {
        assertTrue(Main.opensInWindow("somewhere/model.latent"));
        assertTrue(Main.opensInWindow("somewhere/from-a-friend.atlas"));
        assertTrue(Main.opensInWindow("atlas:1:abc"));
        assertTrue(Main.opensInWindow(folder.toString()));
        assertTrue(Main.opensInWindow(
                Files.createFile(folder.resolve("images.npz")).toString()));
        assertFalse(Main.opensInWindow(folder.resolve("nothing.npz").toString()));
        // There is a folder "src" in the project, and none that would be a command.
        assertTrue(Main.opensInWindow("src"));
        assertFalse(Main.opensInWindow("train"));
        assertFalse(Main.opensInWindow("--help"));
        assertFalse(Main.opensInWindow("\0"));
    }
}

package latentatlas.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import latentatlas.session.Settings;
import org.jspecify.annotations.Nullable;

/** Which doorbell is this user's on this screen: two users, or one user at two screens, have a window each. */
final class Doorbells {
    private Doorbells() {}

    /** The bell of this user and screen. */
    static Doorbell ofUser() {
        String user = System.getProperty("user.name", "");
        String screen = screen(System.getenv("WAYLAND_DISPLAY")) + screen(System.getenv("DISPLAY"));
        UUID place = UUID.nameUUIDFromBytes((user + '\n' + screen).getBytes(StandardCharsets.UTF_8));
        return new Doorbell(folder(System.getenv("XDG_RUNTIME_DIR")), "latent-atlas-" + place);
    }

    private static String screen(@Nullable String display) {
        return display == null ? "\n" : display + '\n';
    }

    /** The folder for sockets where the system has one, which is writable even if the home is not; else that of the settings. */
    private static Path folder(@Nullable String runtime) {
        if (runtime != null && !runtime.isBlank() && Files.isWritable(Path.of(runtime))) {
            return Path.of(runtime);
        }
        return Settings.folder();
    }
}

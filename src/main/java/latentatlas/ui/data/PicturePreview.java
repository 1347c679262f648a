package latentatlas.ui.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import latentatlas.image.Form;
import latentatlas.image.files.Attributes;
import latentatlas.image.files.ImageFolder;
import latentatlas.problem.ProblemException;

/**
 * Reads what the dialog shows of a folder of pictures: walks it once, and decodes a few of its pictures for every form.
 * Confined to the background that the dialog was given.
 */
final class PicturePreview {
    private static final int SHOWN = 12;

    private final Path folder;
    private final BooleanSupplier goOn;
    private List<Path> pictures = List.of();
    private List<String> attributes = List.of();

    /**
     * What was found.
     *
     * @param pictures how many there are
     * @param images some of them, each [values]
     * @param attributes what may label them
     * @param problem why they cannot be opened; empty where they can
     */
    record Found(Form form, int pictures, List<byte[]> images, List<String> attributes, String problem) {}

    /** Nothing is read yet; {@code goOn} is asked at every file. */
    PicturePreview(Path folder, BooleanSupplier goOn) {
        this.folder = folder;
        this.goOn = goOn;
    }

    /** The pictures in a form; empty where it was told not to go on. */
    Optional<Found> in(Form form) {
        try {
            if (pictures.isEmpty()) {
                pictures = ImageFolder.pictures(folder, (done, total) -> goOn.getAsBoolean());
                attributes = Attributes.find(folder).map(Attributes::names).orElse(List.of());
            }
            List<byte[]> images = new ArrayList<>();
            int shown = Math.min(SHOWN, pictures.size());
            for (int i = 0; i < shown; i++) {
                if (!goOn.getAsBoolean()) {
                    return Optional.empty();
                }
                // Spread over the folder, so that several labels are seen.
                images.add(ImageFolder.image(pictures.get((int) ((long) i * pictures.size() / shown)), form));
            }
            return Optional.of(new Found(form, pictures.size(), images, attributes, ""));
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(new Found(form, 0, List.of(), List.of(), e.line()));
        }
    }
}

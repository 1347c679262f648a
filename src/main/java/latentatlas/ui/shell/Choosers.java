package latentatlas.ui.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import latentatlas.archive.ModelFile;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;

/** Asks for files and folders. */
final class Choosers {
    private final Window owner;

    Choosers(Window owner) {
        this.owner = owner;
    }

    Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    Optional<Path> table() {
        return open(
                Message.text("choose.images"),
                new FileChooser.ExtensionFilter(
                        Message.text("choose.images.kind"),
                        DataSets.FILES.stream().map(ending -> "*" + ending).toList()));
    }

    Optional<Path> model() {
        return open(
                Message.text("choose.model"),
                new FileChooser.ExtensionFilter(Message.text("choose.models"), "*" + ModelFile.EXTENSION));
    }

    private Optional<Path> open(String title, FileChooser.ExtensionFilter filter) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(filter);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    /**
     * A file to write; a name without one of the extensions gets the first.
     *
     * @param kindsAndExtensions pairs, such as {@code "PNG", ".png"}
     */
    Optional<Path> save(String title, String name, List<String> kindsAndExtensions) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name + kindsAndExtensions.get(1));
        for (int i = 0; i < kindsAndExtensions.size(); i += 2) {
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(
                            kindsAndExtensions.get(i), "*" + kindsAndExtensions.get(i + 1)));
        }
        return Optional.ofNullable(chooser.showSaveDialog(owner))
                .map(File::toPath)
                .map(path -> {
                    String given = String.valueOf(path.getFileName());
                    boolean named =
                            kindsAndExtensions.stream().anyMatch(end -> end.startsWith(".") && given.endsWith(end));
                    return named ? path : path.resolveSibling(given + kindsAndExtensions.get(1));
                });
    }
}

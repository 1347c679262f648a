package latentatlas.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import latentatlas.flow.Latest;
import latentatlas.image.Form;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.message.Message;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Images;

/** Asks how a folder of pictures is to be seen, and shows some of them so. Reads in the background, until it is closed. */
public final class ImportDialog extends Dialog<Form> {
    private static final int COLUMNS = 6;
    private static final double SIDE = 56;
    private final String folders = Message.text("import.folders");

    private final Spinner<Integer> size = new Spinner<>(Form.SMALLEST, Form.LARGEST, ImageShape.MNIST.width());
    private final CheckBox colour = new CheckBox(Message.text("import.colour"));
    private final CheckBox whole = new CheckBox(Message.text("import.whole"));
    private final CheckBox inverted = new CheckBox(Message.text("import.inverted"));
    private final ComboBox<String> attribute = new ComboBox<>();
    private final TilePane preview = new TilePane(4, 4);
    private final Label found = new Label(Message.text("import.looking"));
    private final Latest<Form> requests;

    /**
     * A dialog, not yet shown.
     *
     * @param background runs one task at a time, and none that the user waits for: reading takes as long as it takes
     */
    public ImportDialog(Window owner, Path folder, Executor background) {
        initOwner(owner);
        setTitle(Message.text("import.title"));
        setHeaderText(Message.text("import.question", folder.getFileName()));
        Latest<PicturePreview.Found> previews = new Latest<>(Platform::runLater, this::show);
        AtomicBoolean open = new AtomicBoolean(true);
        PicturePreview pictures = new PicturePreview(folder, open::get);
        requests = new Latest<>(background, form -> pictures.in(form).ifPresent(previews::offer));
        setOnHidden(event -> open.set(false));
        size.setId("import-size");
        size.setEditable(true);
        colour.setId("import-colour");
        inverted.setId("import-inverted");
        attribute.getItems().add(folders);
        attribute.setValue(folders);
        attribute.setDisable(true);
        attribute.setId("import-attribute");
        found.setId("import-found");
        preview.setPrefColumns(COLUMNS);
        preview.setAccessibleText(Message.text("spoken.preview"));
        preview.setMinHeight(2 * SIDE + 4);
        GridPane grid = new GridPane(12, 8);
        grid.addRow(0, labelled("import.pixels", size), size);
        grid.add(colour, 1, 1);
        grid.add(whole, 1, 2);
        grid.add(inverted, 1, 3);
        grid.addRow(4, labelled("import.labels", attribute), attribute);
        VBox content = new VBox(12, grid, preview, found);
        content.setPadding(new Insets(12));
        content.setPrefWidth(COLUMNS * (SIDE + 4) + 40);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        getDialogPane().lookupButton(ButtonType.OK).setDisable(true);
        setResultConverter(button -> button == ButtonType.OK ? form() : null);
        size.valueProperty().addListener((o, was, is) -> requests.offer(form()));
        List.of(colour, whole, inverted)
                .forEach(box -> box.selectedProperty().addListener((o, was, is) -> requests.offer(form())));
        requests.offer(form());
    }

    private static Label labelled(String key, Node field) {
        Label label = new Label(Message.text(key));
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Form form() {
        int side = size.getValue();
        return new Form(
                new ImageShape(side, side, colour.isSelected() ? 3 : 1),
                whole.isSelected(),
                inverted.isSelected(),
                folders.equals(attribute.getValue()) ? "" : attribute.getValue());
    }

    private void show(PicturePreview.Found shown) {
        preview.getChildren().clear();
        if (attribute.getItems().size() == 1) {
            attribute.getItems().addAll(shown.attributes());
            attribute.setDisable(shown.attributes().isEmpty());
        }
        Ink ink = new Ink(Theme.DARK, shown.form().shape().channels());
        for (byte[] bytes : shown.images()) {
            Image image = Images.of(
                    ink, DigitRecipe.intensities(bytes), 0, shown.form().shape());
            ImageView view = new ImageView(image);
            view.setFitWidth(SIDE);
            view.setFitHeight(SIDE);
            preview.getChildren().add(view);
        }
        found.setText(shown.problem().isEmpty() ? Message.text("import.found", shown.pictures()) : shown.problem());
        found.setWrapText(true);
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        boolean first = ok.isDisabled() && shown.problem().isEmpty();
        ok.setDisable(!shown.problem().isEmpty());
        if (first) {
            ok.requestFocus();
        }
    }

    /** Shows the dialog and waits. */
    public Optional<Form> ask() {
        return showAndWait();
    }
}

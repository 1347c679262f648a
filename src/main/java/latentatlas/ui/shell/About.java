package latentatlas.ui.shell;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import latentatlas.message.Message;

/** Which version runs on what, and the libraries it is made of with their licences. */
final class About {
    private About() {}

    static void show(Window owner) {
        Label name = new Label("Latent Atlas");
        name.getStyleClass().add("comparison-title");
        String version = Objects.requireNonNullElse(About.class.getPackage().getImplementationVersion(), "");
        Label program = new Label(
                version.isEmpty() ? Message.text("about.development") : Message.text("about.version", version));
        Label machine = new Label(Message.text(
                "about.machine", Runtime.version().toString(), System.getProperty("javafx.runtime.version", "")));
        machine.setId("about-machine");
        Label licence = new Label(Message.text("about.licence"));
        licence.setWrapText(true);
        TableView<Part> parts = parts();
        VBox.setVgrow(parts, Priority.ALWAYS);
        VBox content = new VBox(name, program, machine, licence, parts);
        content.getStyleClass().add("about");
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Message.text("about.title"));
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.show();
    }

    private static TableView<Part> parts() {
        TableView<Part> table = new TableView<>();
        table.setId("about-parts");
        table.setAccessibleText(Message.text("spoken.parts"));
        table.getColumns().add(column(Message.text("about.part"), 0.36, table, Part::name));
        table.getColumns().add(column(Message.text("about.part-version"), 0.18, table, Part::version));
        table.getColumns().add(column(Message.text("about.part-licence"), 0.43, table, Part::licence));
        table.getItems().addAll(Part.all());
        return table;
    }

    private static TableColumn<Part, String> column(
            String title, double share, TableView<Part> table, Function<Part, String> value) {
        TableColumn<Part, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.prefWidthProperty().bind(table.widthProperty().multiply(share));
        return column;
    }
}

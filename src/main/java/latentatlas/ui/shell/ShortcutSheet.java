package latentatlas.ui.shell;

import java.util.Map;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;
import latentatlas.message.Message;

/** All keys on one page, made from the commands and from what the map says of its own. */
final class ShortcutSheet {
    private ShortcutSheet() {}

    static void show(Window owner, Commands commands, Map<String, String> mapKeys) {
        GridPane sheet = new GridPane();
        sheet.getStyleClass().add("shortcut-sheet");
        sheet.getColumnConstraints().addAll(new ColumnConstraints(190), new ColumnConstraints(360));
        heading(sheet, Message.text("shortcuts.window"));
        commands.all().stream()
                .filter(command -> command.keys() != null)
                .forEach(command ->
                        row(sheet, command.keys() == null ? "" : command.keys().getDisplayText(), command.meaning()));
        heading(sheet, Message.text("shortcuts.map"));
        mapKeys.forEach((keys, meaning) -> row(sheet, keys, meaning));
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Message.text("command.shortcuts"));
        dialog.getDialogPane().setContent(sheet);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.show();
    }

    private static void heading(GridPane sheet, String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section-heading");
        sheet.add(label, 0, sheet.getRowCount(), 2, 1);
    }

    private static void row(GridPane sheet, String keys, String meaning) {
        Label label = new Label(keys);
        label.getStyleClass().add("shortcut-keys");
        Label words = new Label(meaning);
        words.setWrapText(true);
        sheet.addRow(sheet.getRowCount(), label, words);
    }
}

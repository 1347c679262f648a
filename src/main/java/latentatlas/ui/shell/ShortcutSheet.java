package latentatlas.ui.shell;

import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Window;
import latentatlas.message.Message;

/** All keys on one page, made from the commands and from what the map says of its own. */
final class ShortcutSheet {
    /** Of the height of the screen. */
    private static final double MOST = 0.75;

    private ShortcutSheet() {}

    static void show(Window owner, Commands commands, Map<String, String> mapKeys) {
        GridPane window = part(Message.text("shortcuts.window"));
        commands.all().stream()
                .filter(command -> command.keys() != null)
                .forEach(command ->
                        row(window, command.keys() == null ? "" : command.keys().getDisplayText(), command.meaning()));
        GridPane map = part(Message.text("shortcuts.map"));
        mapKeys.forEach((keys, meaning) -> row(map, keys, meaning));
        HBox both = new HBox(window, map);
        both.getStyleClass().add("shortcut-sheet");
        ScrollPane sheet = SidePages.scrolled(both);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Message.text("command.shortcuts"));
        dialog.getDialogPane().setContent(sheet);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.getDialogPane().applyCss();
        double most = MOST * Screen.getPrimary().getVisualBounds().getHeight();
        sheet.setPrefViewportWidth(both.prefWidth(-1));
        sheet.setPrefViewportHeight(Math.min(both.prefHeight(-1), most));
        dialog.show();
    }

    private static GridPane part(String heading) {
        GridPane part = new GridPane();
        part.getStyleClass().add("shortcut-part");
        Label label = new Label(heading);
        label.getStyleClass().add("section-heading");
        part.add(label, 0, 0, 2, 1);
        return part;
    }

    private static void row(GridPane part, String keys, String meaning) {
        Label label = new Label(keys);
        label.getStyleClass().add("shortcut-keys");
        Label words = new Label(meaning);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("shortcut-meaning");
        GridPane.setValignment(label, VPos.TOP);
        part.addRow(part.getRowCount(), label, words);
    }
}

package latentatlas.ui.map.control;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import latentatlas.message.Message;
import latentatlas.picture.Bookmark;
import latentatlas.picture.Figures;
import latentatlas.ui.map.model.Glide;
import latentatlas.ui.map.model.MapModel;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Keeps the cursor's place, goes to kept ones, renames and removes them. */
final class BookmarkMenu implements ToolStrip.Filling {
    private final MapModel model;
    private final Glide glide;

    BookmarkMenu(MapModel model, Glide glide) {
        this.model = model;
        this.glide = glide;
    }

    @Override
    public void fill(MenuButton button) {
        button.getItems().clear();
        MenuItem keep = new MenuItem(Message.text("map.bookmark.keep"));
        keep.setId("keep-place");
        keep.setOnAction(event -> model.bookmarks().add(model.cursor()));
        button.getItems().add(keep);
        if (!model.bookmarks().list().isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
        }
        for (Bookmark bookmark : model.bookmarks().list()) {
            button.getItems().add(item(bookmark, button));
        }
    }

    private MenuItem item(Bookmark bookmark, MenuButton button) {
        Label name = new Label(bookmark.name() + "  " + Figures.place(bookmark.point(), 2));
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        HBox row = new HBox(
                8,
                name,
                spacer,
                tool(Feather.EDIT_2, Message.text("map.bookmark.rename"), () -> {
                    button.hide();
                    rename(bookmark, button.getScene().getWindow());
                }),
                tool(Feather.TRASH_2, Message.text("map.bookmark.remove"), () -> {
                    button.hide();
                    model.bookmarks().remove(bookmark);
                }));
        row.getStyleClass().add("card-row");
        CustomMenuItem item = new CustomMenuItem(row);
        item.setOnAction(event -> glide.to(bookmark.point()));
        return item;
    }

    private static Button tool(Feather icon, String tip, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL, "card-tool");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(event -> {
            event.consume();
            action.run();
        });
        return button;
    }

    private void rename(Bookmark bookmark, Window owner) {
        TextInputDialog dialog = new TextInputDialog(bookmark.name());
        dialog.initOwner(owner);
        dialog.setTitle(Message.text("map.bookmark.rename.title"));
        dialog.setHeaderText(null);
        dialog.setContentText(Message.text("map.bookmark.name"));
        dialog.showAndWait().ifPresent(name -> model.bookmarks().rename(bookmark, name));
    }
}

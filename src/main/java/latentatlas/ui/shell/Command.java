package latentatlas.ui.shell;

import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import latentatlas.message.Message;
import latentatlas.session.Workspace;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Something a person can do: bars, menus, shortcuts and their sheet are made of these.
 *
 * @param key a name that stays, by which controls are found
 * @param meaning one clause, for tooltips and the sheet
 * @param keys null where it has none
 * @param enabled whether it can be done in a state of the program
 */
record Command(
        String key,
        String title,
        @Nullable Feather icon,
        String meaning,
        @Nullable KeyCombination keys,
        Predicate<Workspace> enabled,
        Runnable action) {

    /** A command that can always be done; its words are those of {@code command.} and its key. */
    static Command of(String key, @Nullable Feather icon, Runnable action) {
        String words = "command." + key;
        return of(key, Message.text(words), icon, Message.text(words + ".meaning"), action);
    }

    /** A command that can always be done, with words of its own. */
    static Command of(String key, String title, @Nullable Feather icon, String meaning, Runnable action) {
        return new Command(key, title, icon, meaning, null, now -> true, action);
    }

    /** The same, on a key or several at once, such as {@code Shortcut+S}. */
    Command on(String combination) {
        return new Command(key, title, icon, meaning, KeyCombination.valueOf(combination), enabled, action);
    }

    /** The same, where {@code condition} holds. */
    Command when(Predicate<Workspace> condition) {
        return new Command(key, title, icon, meaning, keys, condition, action);
    }

    /** Puts the command on a button: its title, or its icon alone. */
    void put(ButtonBase button, boolean iconAlone) {
        button.setText(iconAlone ? null : title);
        button.setGraphic(symbol());
        button.setAccessibleText(title);
        button.setTooltip(
                new Tooltip(keys == null ? meaning : Message.text("command.with-key", meaning, keys.getDisplayText())));
        button.setOnAction(event -> action.run());
    }

    private @Nullable Node symbol() {
        return icon == null ? null : new FontIcon(icon);
    }

    /** A menu's line that shows whether something is on. */
    MenuItem item(BooleanProperty on) {
        CheckMenuItem item = new CheckMenuItem(title);
        item.setId(key);
        item.selectedProperty().bindBidirectional(on);
        if (keys != null) {
            item.setAccelerator(keys);
        }
        return item;
    }

    /** A menu's line for the command. */
    MenuItem item() {
        MenuItem item = new MenuItem(title);
        item.setId(key);
        item.setOnAction(event -> action.run());
        if (keys != null) {
            item.setAccelerator(keys);
        }
        return item;
    }
}

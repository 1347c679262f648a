package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import latentatlas.message.Message;
import latentatlas.session.Workspace;

/** The menu bar at the upper edge of the screen that a person expects on macOS: all commands, each once. Elsewhere there is none. */
final class CommandMenus extends MenuBar {
    private final Map<Command, MenuItem> items = new LinkedHashMap<>();

    /** Menus of the commands; {@code system} puts them where macOS has its menu bar. */
    CommandMenus(Commands commands, boolean system) {
        setId("menu-bar");
        List<Command> rest = new ArrayList<>(commands.all());
        menu("file", take(rest, List.of(commands.open, commands.save)), take(rest, commands.data));
        last().getItems().add(submenu("bar.export", take(rest, commands.exports)));
        last().getItems().add(submenu("menu.share", take(rest, commands.share)));
        menu("edit", take(rest, named(rest, Set.of("undo", "redo", "paste", "cancel"))));
        menu(
                "training",
                take(
                        rest,
                        List.of(
                                commands.train,
                                commands.trainOn,
                                commands.pause,
                                commands.resume,
                                commands.step,
                                commands.stop,
                                commands.rewind)),
                take(rest, List.of(commands.compare)));
        List<Command> sizes = take(rest, commands.textSizes.values());
        List<Command> looks = take(rest, commands.looks.values());
        List<Command> languages = take(rest, commands.languages.values());
        List<Command> screen = take(rest, commands.screen);
        List<Command> help = take(rest, commands.help);
        List<Command> spoken = take(rest, List.of(commands.liveText, commands.speak));
        List<Command> aided = take(rest, commands.aided);
        menu("view", take(rest, List.of(commands.theme)), screen, spoken);
        last().getItems().add(submenu("screen.text-size", sizes));
        last().getItems().add(submenu("screen.look", looks));
        last().getItems().add(submenu("screen.language", languages));
        menu("go", rest, aided);
        menu("help", help);
        setUseSystemMenuBar(system);
    }

    /** Whether this is a system whose programs have their menus at the upper edge of the screen. */
    static boolean usual() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
    }

    private static List<Command> named(List<Command> commands, Set<String> keys) {
        return commands.stream().filter(command -> keys.contains(command.key())).toList();
    }

    private static List<Command> take(List<Command> rest, Collection<Command> wanted) {
        rest.removeAll(wanted);
        return List.copyOf(wanted);
    }

    private Menu last() {
        return getMenus().get(getMenus().size() - 1);
    }

    @SafeVarargs
    private void menu(String key, List<Command>... groups) {
        Menu menu = new Menu(Message.text("menu." + key));
        menu.setId("menu-" + key);
        for (List<Command> group : groups) {
            group.forEach(command -> menu.getItems().add(item(command)));
        }
        getMenus().add(menu);
    }

    private Menu submenu(String key, List<Command> commands) {
        Menu menu = new Menu(Message.text(key));
        commands.forEach(command -> menu.getItems().add(item(command)));
        return menu;
    }

    /** A key without Command would be taken from the fields that text is typed into: such keys are told of only. */
    private MenuItem item(Command command) {
        MenuItem item = command.item();
        KeyCombination keys = command.keys();
        if (keys instanceof KeyCodeCombination code
                && code.getShortcut() != KeyCombination.ModifierValue.DOWN
                && !code.getCode().isFunctionKey()) {
            item.setAccelerator(null);
            item.setText(Message.text("command.with-key", command.title(), keys.getDisplayText()));
        }
        items.put(command, item);
        return item;
    }

    /** Items by their commands. */
    Map<Command, MenuItem> items() {
        return items;
    }

    void show(Workspace now) {
        items.forEach((command, item) -> item.setDisable(!command.enabled().test(now)));
    }
}

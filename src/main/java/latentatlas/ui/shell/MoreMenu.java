package latentatlas.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.ui.theme.Look;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What concerns the program and not a model: text, look, language, screen, speech, help. */
final class MoreMenu extends MenuButton {
    private final Map<Look, RadioMenuItem> looks = new EnumMap<>(Look.class);

    /**
     * A menu.
     *
     * @param known is told of each item that may have to be disabled
     */
    MoreMenu(Commands commands, Actions actions, BiConsumer<Command, MenuItem> known) {
        super(null, new FontIcon(Feather.MORE_VERTICAL));
        setId("more");
        setAccessibleText(Message.text("screen.more"));
        setTooltip(new Tooltip(Message.text("screen.more")));
        getStyleClass().addAll(Styles.BUTTON_ICON, "no-arrow");
        choice("text-size", commands.textSizes, actions.display().textSize(), new HashMap<>());
        choice("look", commands.looks, actions.appearance().lookProperty().get(), looks);
        choice("language", commands.languages, Language.now(), new HashMap<>());
        commands.screen.forEach(command -> getItems().add(command.item()));
        getItems().add(new SeparatorMenuItem());
        spoken(commands, actions.aids().voice());
        getItems().add(new SeparatorMenuItem());
        commands.help.forEach(command -> {
            MenuItem item = command.item();
            known.accept(command, item);
            getItems().add(item);
        });
    }

    /** Adds a menu of which one thing holds; its lines are put into {@code lines}. */
    private <T> void choice(String key, Map<T, Command> commands, T now, Map<T, RadioMenuItem> lines) {
        Menu menu = new Menu(Message.text("screen." + key));
        menu.setId(key);
        ToggleGroup group = new ToggleGroup();
        commands.forEach((value, command) -> {
            RadioMenuItem item = new RadioMenuItem(command.title());
            item.setId(command.key());
            item.setToggleGroup(group);
            item.setSelected(value.equals(now));
            item.setOnAction(event -> command.action().run());
            menu.getItems().add(item);
            lines.put(value, item);
        });
        getItems().add(menu);
    }

    private void spoken(Commands commands, Voice voice) {
        getItems().add(commands.liveText.item(voice.textProperty()));
        MenuItem speak = commands.speak.item(voice.speakingProperty());
        speak.setDisable(!voice.canSpeak());
        getItems().add(speak);
        commands.aided.forEach(command -> getItems().add(command.item()));
    }

    void setLook(Look now) {
        looks.forEach((look, item) -> item.setSelected(look == now));
    }
}

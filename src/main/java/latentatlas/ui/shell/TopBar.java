package latentatlas.ui.shell;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.session.Origin;
import latentatlas.session.Workspace;
import latentatlas.ui.theme.Look;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Name, data, model, the run's controls and progress, files and theme. Where it is narrow, words give way one after the other
 * and icons stay.
 */
final class TopBar extends HBox {
    private static final double MOST_MENU = 240;
    private static final double FILE = 168;
    private static final double NARROW_FILE = 64;
    private static final double MAIN_BUTTON = 110;
    private static final int MOST_NARROW = 10;
    private static final double LEAST_MENU = 48;

    private final Label logo = new Label("Latent Atlas", new FontIcon(Feather.DISC));
    private final Label file = new Label();
    private final MenuButton data = new MenuButton();
    private final ModelMenu model;
    private final Button train = new Button();
    private final Button step = new Button();
    private final Button stop = new Button();
    private final Button rewind = new Button();
    private final RunProgress run = new RunProgress();

    private final SplitMenuButton open = new SplitMenuButton();
    private final Button save = new Button();
    private final MenuButton export = new MenuButton(Message.text("bar.export"));
    private final Map<Command, MenuItem> menuItems = new HashMap<>();
    private final Button compare = new Button();
    private final Button theme = new Button();
    private final MoreMenu more;
    private final Map<Command, ButtonBase> buttons = new HashMap<>();
    private final Actions actions;
    private final Commands commands;
    /** What the main button does now. */
    private @Nullable Command main;

    private String dataName = "";
    private String modelName = "";
    /** What the words that are shown were chosen for. */
    private String fitted = "";

    TopBar(Commands commands, Actions actions) {
        this.commands = commands;
        this.actions = actions;
        getStyleClass().add("top-bar");
        logo.getStyleClass().add("logo");
        file.getStyleClass().add("file-name");
        data.setId("data-menu");
        data.setTooltip(new Tooltip(Message.text("bar.data.tip")));
        model = new ModelMenu(actions);
        fillData();
        train.getStyleClass().add(Styles.ACCENT);
        train.setId("train");
        put(commands.step, step, true);
        put(commands.stop, stop, false);
        put(commands.rewind, rewind, true);
        put(commands.save, save, false);
        put(commands.compare, compare, true);
        put(commands.theme, theme, true);
        open.setId("open");
        open.setText(commands.open.title());
        open.setTooltip(new Tooltip(commands.open.meaning()));
        open.setOnAction(event -> commands.open.action().run());
        open.setOnShowing(event -> fillRecent());
        fillRecent();
        export.setId("export");
        export.setTooltip(new Tooltip(Message.text("command.export.meaning")));
        commands.exports.forEach(this::addExport);
        export.getItems().add(new SeparatorMenuItem());
        commands.share.forEach(this::addExport);
        more = new MoreMenu(commands, actions, menuItems::put);
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        getChildren()
                .addAll(
                        logo, file, data, model, train, step, stop, rewind, run, spacer, open, save, export, compare,
                        theme, more);
        for (Node node : getChildren()) {
            if (node != train && node instanceof Labeled labeled) {
                labeled.setMinWidth(USE_PREF_SIZE);
            }
        }
        show(actions.session().workspace());
    }

    private void put(Command command, ButtonBase button, boolean iconAlone) {
        command.put(button, iconAlone);
        button.setId(command.key());
        if (iconAlone) {
            button.getStyleClass().add(Styles.BUTTON_ICON);
        }
        buttons.put(command, button);
    }

    private void fillData() {
        List<MenuItem> items = data.getItems();
        items.add(commands.data.get(0).item());
        items.add(new SeparatorMenuItem());
        for (RemoteDataSet set : RemoteDataSet.ALL) {
            items.add(item(Message.text("bar.remote", set.title(), set.megabytes()), () -> actions.openRemote(set)));
        }
        items.add(new SeparatorMenuItem());
        commands.data.stream().skip(1).forEach(command -> items.add(command.item()));
    }

    private void addExport(Command command) {
        MenuItem item = command.item();
        menuItems.put(command, item);
        export.getItems().add(item);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** What the small arrow beside Open offers. */
    private void fillRecent() {
        List<MenuItem> items = new ArrayList<>();
        for (Path path : actions.recent()) {
            items.add(item(String.valueOf(path), () -> actions.open(path)));
        }
        if (items.isEmpty()) {
            MenuItem none = item(Message.text("bar.nothing-opened"), () -> {});
            none.setDisable(true);
            items.add(none);
        }
        open.getItems().setAll(items);
    }

    void show(Workspace now) {
        Command wanted = commands.main(now);
        if (!wanted.equals(main)) {
            main = wanted;
            wanted.put(train, false);
        }
        train.setDisable(!wanted.enabled().test(now));
        buttons.forEach(
                (command, button) -> button.setDisable(!command.enabled().test(now)));
        menuItems.forEach((command, item) -> item.setDisable(!command.enabled().test(now)));
        data.setDisable(now.phase().active());
        OpenData chosen = now.data();
        dataName = chosen == null ? Message.text("bar.no-data") : chosen.set().title();
        modelName = ModelMenu.name(now);
        model.show(now);
        if (!title(now).equals(file.getText())) {
            file.setText(title(now));
            file.setTooltip(file.getText().isEmpty() ? null : new Tooltip(file.getText()));
        }
        run.show(now);
        requestLayout();
    }

    private static String title(Workspace now) {
        Exhibit exhibit = now.exhibit();
        if (exhibit == null) {
            return "";
        }
        return title(exhibit.origin());
    }

    private static String title(Origin origin) {
        return origin instanceof Origin.Past past
                ? Message.text("bar.past", Figures.fixed(past.epochs(), 1), title(past.of()))
                : origin instanceof Origin.Saved saved
                        ? saved.file()
                        : origin instanceof Origin.Bundled
                                ? Message.text("bar.bundled")
                                : Message.text(origin instanceof Origin.Recovered ? "bar.recovered" : "bar.unsaved");
    }

    /** Takes words away until the bar fits: the fewer the wider it is. Text has its size only once there is a style. */
    @Override
    protected void layoutChildren() {
        String now = getWidth() + " " + run.em() + " " + dataName + " " + modelName + " " + train.getText();
        if (!now.equals(fitted)) {
            fitted = now;
            for (int narrow = 0; narrow <= MOST_NARROW; narrow++) {
                words(narrow);
                if (super.computeMinWidth(-1) <= getWidth()) {
                    break;
                }
            }
        }
        super.layoutChildren();
    }

    /** The window decides: the words follow. */
    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    private void words(int narrow) {
        data.setText(narrow >= 1 ? dataName : Message.text("bar.data", dataName));
        model.setText(narrow >= 1 ? modelName : Message.text("bar.model", modelName));
        logo.setText(narrow >= 2 ? null : "Latent Atlas");
        stop.setText(narrow >= 3 ? null : commands.stop.title());
        run.fit(narrow < 4, narrow < 5);
        double em = run.em();
        file.setMinWidth(em * (narrow < 3 ? FILE : NARROW_FILE));
        file.setMaxWidth(file.getMinWidth());
        data.setMaxWidth(em * MOST_MENU);
        // Large text: the status bar tells the state too, and the menus still open.
        for (Node giving : new Node[] {file, run}) {
            giving.setManaged(narrow < 6);
            giving.setVisible(narrow < 6);
        }
        train.setMinWidth(narrow < 7 ? em * MAIN_BUTTON : USE_PREF_SIZE);
        word(open, commands.open.title(), Feather.FOLDER, narrow < 7);
        word(save, commands.save.title(), Feather.SAVE, narrow < 7);
        word(export, Message.text("bar.export"), Feather.SHARE, narrow < 7);
        // The menu has it too.
        theme.setManaged(narrow < 8);
        theme.setVisible(narrow < 8);
        logo.setManaged(narrow < 9);
        logo.setVisible(narrow < 9);
        data.setMinWidth(narrow < 9 ? USE_PREF_SIZE : LEAST_MENU);
        model.setMinWidth(narrow < 10 ? USE_PREF_SIZE : LEAST_MENU);
    }

    /** A word, or the icon that stands for it. */
    private static void word(ButtonBase button, String word, Feather icon, boolean said) {
        if (said != word.equals(button.getText())) {
            button.setText(said ? word : null);
            button.setGraphic(said ? null : new FontIcon(icon));
            button.setAccessibleText(word);
            // An icon has its size only with its style, and the width is asked for next.
            button.applyCss();
        }
    }

    void setLook(Look now) {
        more.setLook(now);
    }

    void setTheme(Theme now) {
        theme.setGraphic(new FontIcon(now == Theme.DARK ? Feather.SUN : Feather.MOON));
    }
}

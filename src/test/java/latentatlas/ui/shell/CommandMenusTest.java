package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import latentatlas.session.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CommandMenusTest {
    @TempDir
    private Path folder;

    private AtlasWindow window;

    @Start
    void start(Stage shown) {
        window = new AtlasWindow(shown, 1, 1, new Settings(folder.resolve("settings.json")));
        window.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> window.close());
    }

    private static void walk(List<MenuItem> items, List<MenuItem> found) {
        for (MenuItem item : items) {
            if (item instanceof Menu menu) {
                walk(menu.getItems(), found);
            } else {
                found.add(item);
            }
        }
    }

    @Test
    void theMenusHoldEveryCommandOnceWithItsKeys(FxRobot robot) {
        robot.interact(() -> {
            CommandMenus menus = new CommandMenus(window.commands(), true);
            assertThat(menus.isUseSystemMenuBar()).isTrue();
            List<MenuItem> found = new ArrayList<>();
            walk(List.copyOf(menus.getMenus()), found);
            assertThat(found.stream().map(MenuItem::getId))
                    .containsExactlyInAnyOrderElementsOf(
                            window.commands().all().stream().map(Command::key).toList());
            menus.items().forEach((command, item) -> {
                if (command.keys() != null) {
                    assertThat(command.keys().equals(item.getAccelerator())
                                    || item.getText().contains(command.keys().getDisplayText()))
                            .as(command.key())
                            .isTrue();
                }
            });
        });
    }

    @Test
    void whatCannotBeDoneNowIsGrey(FxRobot robot) {
        robot.interact(() -> {
            CommandMenus menus = new CommandMenus(window.commands(), true);
            menus.show(window.session().workspace());
            assertThat(menus.items().get(window.commands().pause).isDisable()).isTrue();
            assertThat(menus.items().get(window.commands().open).isDisable()).isFalse();
        });
    }

    @Test
    void elsewhereThanOnMacOsTheWindowHasNoMenuBar(FxRobot robot) {
        assertThat(robot.lookup("#menu-bar").tryQuery().isPresent()).isEqualTo(CommandMenus.usual());
    }
}

package latentatlas.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

class CommandMenusTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow(1);

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
            CommandMenus menus = new CommandMenus(open.window().commands(), true);
            assertThat(menus.isUseSystemMenuBar()).isTrue();
            List<MenuItem> found = new ArrayList<>();
            walk(List.copyOf(menus.getMenus()), found);
            assertThat(found.stream().map(MenuItem::getId))
                    .containsExactlyInAnyOrderElementsOf(open.window().commands().all().stream()
                            .map(Command::key)
                            .toList());
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
            CommandMenus menus = new CommandMenus(open.window().commands(), true);
            menus.show(open.window().session().workspace());
            assertThat(menus.items().get(open.window().commands().pause).isDisable())
                    .isTrue();
            assertThat(menus.items().get(open.window().commands().open).isDisable())
                    .isFalse();
        });
    }

    @Test
    void elsewhereThanOnMacOsTheWindowHasNoMenuBar(FxRobot robot) {
        assertThat(robot.lookup("#menu-bar").tryQuery().isPresent()).isEqualTo(CommandMenus.usual());
    }
}

package latentatlas.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import latentatlas.picture.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class OpaquePopupTest {
    private static final String OPAQUE = "opaque";

    private Button owner;
    private ContextMenu menu;

    @Start
    void start(Stage stage) {
        owner = new Button("x");
        menu = new ContextMenu(new MenuItem("one"));
        Scene scene = new Scene(new StackPane(owner), 300, 200);
        StyleSheets.dress(scene, 1);
        StyleSheets.apply(Theme.DARK);
        stage.setScene(scene);
        stage.show();
    }

    private void open(FxRobot robot) {
        robot.interact(() -> {
            menu.show(owner, Side.BOTTOM, 0, 0);
            menu.getSkin().getNode().applyCss();
        });
    }

    @Test
    void aSceneKnowsWhetherItsPopupsHaveTransparentPlaces(FxRobot robot) {
        robot.interact(() -> assertEquals(
                !Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW),
                owner.getScene().getRoot().getStyleClass().contains(OPAQUE)));
    }

    @Test
    void aMenuHasAShadowOnlyWhereThatIsNotDrawnOnWhite(FxRobot robot) {
        robot.interact(() -> owner.getScene().getRoot().getStyleClass().remove(OPAQUE));
        open(robot);
        assertNotNull(menu.getSkin().getNode().getEffect());
        robot.interact(() -> {
            menu.hide();
            owner.getScene().getRoot().getStyleClass().add(OPAQUE);
        });
        open(robot);
        assertNull(menu.getSkin().getNode().getEffect());
    }
}

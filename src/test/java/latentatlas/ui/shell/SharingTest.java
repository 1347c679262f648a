package latentatlas.ui.shell;

import static latentatlas.ui.Screen.fire;
import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import latentatlas.archive.Json;
import latentatlas.archive.Share;
import latentatlas.archive.ShareLink;
import latentatlas.image.DigitWriter;
import latentatlas.image.Form;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.session.Phase;
import latentatlas.session.Progress;
import latentatlas.session.Workspace;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** Links that come into a window and go out of it. */
class SharingTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow(2);

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(Node::isVisible).orElse(false);
    }

    private static String link(String data, TrainingPlan plan) {
        View start = View.START;
        View view = new View(
                "scores",
                new LatentPoint(1.25, -0.5),
                null,
                MapLayer.DENSITY,
                start.options(),
                start.hidden(),
                start.bookmarks(),
                start.pads(),
                null,
                Double.NaN);
        return ShareLink.of(new Share(plan, new Share.Data(data, "", Form.GREY), false, Json.tree(view)));
    }

    @Test
    void aLinkSetsPlanImagesAndViewAndTrainsTheSameModelWhenAsked(FxRobot robot) throws Exception {
        open.ready();
        TrainingPlan plan = Preset.KERAS_128_64.plan().with().seed(77).epochs(3).build();
        robot.interact(() -> open.window().open(link(DigitWriter.NAME, plan)));
        waitUntil(() -> text(robot, "#read-out").contains("1.25"));
        assertTrue(shown(robot, "#page-scores"));
        Screen.keep(robot, open.stage(), "link-opened");
        robot.clickOn(Message.text("share.train"));
        waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        String[] copied = new String[1];
        waitUntil(() -> {
            copied[0] = Clipboard.getSystemClipboard().getString();
            return ShareLink.like(copied[0]);
        });
        Share share = ShareLink.read(copied[0]);
        assertEquals(plan, share.plan());
        assertEquals(DigitWriter.NAME, share.data().name());
        assertEquals(
                new LatentPoint(1.25, -0.5),
                Json.read(java.util.Objects.requireNonNull(share.view()), "view", View.class)
                        .cursor());
    }

    @Test
    void aLinkThatIsOpenedDuringARunLeavesTheRunAsItIs(FxRobot robot) throws Exception {
        open.ready();
        fire(robot, "#train");
        waitUntil(() -> workspace().phase() == Phase.RUNNING && share() > 0);
        TrainingPlan plan =
                Preset.KERAS_128_64.plan().with().beta(6).learningRate(0.02).build();
        robot.interact(() -> open.window().open(link(DigitWriter.NAME, plan)));
        waitUntil(() -> workspace().draft().plan().equals(plan));
        double then = share();
        waitUntil(() -> share() > then + 0.002);
        assertEquals(List.of(), workspace().newest().history().changes());
        fire(robot, "#stop");
        waitUntil(() -> workspace().phase() == Phase.IDLE);
        assertEquals(plan, workspace().draft().plan());
    }

    private Workspace workspace() {
        return open.window().session().workspace();
    }

    private double share() {
        Progress progress = workspace().newest().progress();
        return progress == null ? 0 : progress.share();
    }

    @Test
    void aLinkOfAPersonsOwnImagesAndADamagedOneSayWhatToDo(FxRobot robot) throws Exception {
        robot.interact(() -> open.window().open(link("my cats", Preset.ATLAS.plan())));
        waitUntil(() -> shown(robot, "#problem"));
        robot.interact(() -> open.window().open("atlas:1:abcdef"));
        waitUntil(() -> robot.lookup("#problem").queryAll().size() == 2);
        Screen.keep(robot, open.stage(), "links-refused");
    }
}

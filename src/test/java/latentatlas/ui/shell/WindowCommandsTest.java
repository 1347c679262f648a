package latentatlas.ui.shell;

import static latentatlas.ui.Screen.text;
import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.image.drawing.Drawing;
import latentatlas.session.Settings;
import latentatlas.training.Control;
import latentatlas.training.Preset;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** What buttons, menus, fields and keys do to the program's state, and what they ask before. */
@Tag("long")
class WindowCommandsTest {
    @RegisterExtension
    private final OpenWindow open = new OpenWindow();

    @Test
    void anUnsavedModelThatANewRunReplacedComesBackWithUndo(FxRobot robot) throws Exception {
        open.ready();
        robot.clickOn("#train");
        waitUntil(() -> text(robot, "#epoch").startsWith("epoch"));
        robot.clickOn("#stop");
        waitUntil(() -> text(robot, "#train").equals("Train on"));
        assertEquals("not saved", text(robot, ".file-name"));
        String figure = text(robot, ".figure");

        robot.clickOn("#rewind");
        waitUntil(() -> text(robot, "#state").equals("training"));
        waitUntil(() -> !text(robot, ".figure").equals(figure));
        robot.clickOn("Undo");
        waitUntil(() -> text(robot, "#state").equals("ready"));
        assertEquals(figure, text(robot, ".figure"));
        assertEquals("not saved", text(robot, ".file-name"));
        assertEquals("Train on", text(robot, "#train"));
        assertEquals(1, robot.lookup("#loss").queryAll().size(), "the run that gave way can come back too");
    }

    @Test
    void theModelMenuSaysWhatWasOpened(FxRobot robot) throws Exception {
        open.ready();
        for (ModelKind kind : List.of(ModelKind.AE, ModelKind.PCA)) {
            Path file = trained(kind);
            robot.interact(() -> open.window().open(file));
            waitUntil(() -> text(robot, ".file-name").equals(file.getFileName().toString()));
            assertTrue(text(robot, "#model-menu").contains(kind == ModelKind.PCA ? "PCA" : "(plain)"));
            MenuButton menu = robot.lookup("#model-menu").queryAs(MenuButton.class);
            List<String> chosen = menu.getItems().stream()
                    .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected())
                    .map(item -> item.getId())
                    .toList();
            assertEquals(List.of("kind-" + kind.name().toLowerCase(java.util.Locale.ROOT)), chosen);
        }
    }

    @Test
    void theTimelineLeadsBackInTheTrainingAndToNow(FxRobot robot) throws Exception {
        open.ready();
        assertFalse(robot.lookup("#timeline").query().isVisible(), "the bundled model has no past");
        robot.clickOn("#train");
        Slider slider = robot.lookup("#timeline-slider").queryAs(Slider.class);
        waitUntil(() -> robot.lookup("#timeline").query().isVisible() && slider.getMax() > slider.getMin() + 0.001);
        robot.interact(() -> slider.setValue(slider.getMin()));
        waitUntil(() -> text(robot, ".file-name").startsWith("epoch "));
        String figure = text(robot, ".file-name");
        assertTrue(figure.endsWith("of: not saved"), figure);
        double end = slider.getMax();
        waitUntil(() -> slider.getMax() > end);
        assertEquals(figure, text(robot, ".file-name"));
        robot.clickOn("#stop");
        waitUntil(() -> text(robot, "#train").equals("Train on"));
        assertEquals(figure, text(robot, ".file-name"));

        robot.clickOn("#timeline-now");
        waitUntil(() -> text(robot, ".file-name").equals("not saved"));
        assertTrue(robot.lookup("#timeline-now").queryButton().isDisabled());
        List<String> played = new java.util.concurrent.CopyOnWriteArrayList<>();
        robot.interact(() -> {
            robot.lookup(".file-name").queryLabeled().textProperty().subscribe((String title) -> played.add(title));
            open.window().root().requestFocus();
        });
        robot.type(KeyCode.H);
        waitUntil(() -> played.size() > 2 && text(robot, ".file-name").equals("not saved"));
        assertEquals(figure, played.get(1));
    }

    @Test
    void comparingTrainsTheOthersAndLinksTheirMapsByImage(FxRobot robot) throws Exception {
        open.ready();
        Path file = trained(ModelKind.VAE);
        robot.interact(() -> open.window().open(file));
        waitUntil(() -> text(robot, ".file-name").equals("VAE.latent"));
        robot.clickOn("#compare");
        waitUntil(() -> robot.lookup("#compare-pca").tryQuery().isPresent());
        robot.clickOn("#compare-pca");
        robot.clickOn("#compare-ae");
        robot.clickOn("OK");
        waitUntil(() -> robot.lookup("#compared-3").tryQuery().isPresent());
        // A column a model.
        waitUntil(() ->
                robot.lookup("#compared-scores").queryTableView().getColumns().size() == 4);
        for (int model = 1; model <= 3; model++) {
            String image = "#compared-image-" + model;
            waitUntil(() -> robot.lookup(image).queryAs(ImageView.class).getImage() != null);
        }
        javafx.scene.Node second = robot.lookup("#compared-2").query();
        javafx.scene.image.Image before =
                robot.lookup("#compared-image-3").queryAs(ImageView.class).getImage();
        robot.clickOn(second);
        waitUntil(
                () -> robot.lookup("#compared-image-3").queryAs(ImageView.class).getImage() != before);
        robot.interact(() -> second.getScene().getWindow().hide());
    }

    private Path trained(ModelKind kind) throws Exception {
        ImageSet images = DigitWriter.images(100, 1);
        TrainingPlan plan = Preset.KERAS_512
                .plan()
                .with()
                .kind(kind)
                .hidden(List.of(8))
                .epochs(1)
                .build();
        var outcome = new Trainer(1, 100, System::nanoTime)
                .run(plan, new TrainingImages(images, null), SnapshotSink.NONE, new Control(plan));
        Path file = open.folder().resolve(kind + ".latent");
        ModelFile.write(file, ModelPacker.pack(outcome.checkpoint(), images, images, "digits", 1, false));
        return file;
    }

    @Test
    void aNumberOutOfItsRangeKeepsTrainingFromBeginning(FxRobot robot) throws Exception {
        open.ready();
        TextField batch = robot.lookup("#batch").queryAs(TextField.class);
        for (String wrong : new String[] {"0", "9000", "1.5", "many", ""}) {
            robot.interact(() -> batch.setText(wrong));
            assertTrue(robot.lookup("#train").queryButton().isDisabled(), wrong);
            assertTrue(batch.getTooltip().getText().contains("from 1 to 8192"), wrong);
        }
        robot.interact(() -> batch.setText("64"));
        assertFalse(robot.lookup("#train").queryButton().isDisabled());
    }

    @Test
    void aPlaceIsTypedAsItIsShown(FxRobot robot) throws Exception {
        open.ready();
        TextField z1 = robot.lookup("#z1").queryAs(TextField.class);
        robot.interact(() -> z1.setText("\u22120.500"));
        robot.interact(() -> z1.fireEvent(new javafx.event.ActionEvent()));
        waitUntil(() -> text(robot, "#read-out").equals("z = (\u22120.50, 0.00)"));
        robot.interact(() -> z1.setText("-0,25"));
        robot.interact(() -> z1.fireEvent(new javafx.event.ActionEvent()));
        waitUntil(() -> text(robot, "#read-out").equals("z = (\u22120.25, 0.00)"));
        assertEquals("\u22120.250", z1.getText());
    }

    @Test
    void spacePlaysFromASidePanelToo(FxRobot robot) throws Exception {
        open.ready();
        robot.clickOn("#here-a");
        robot.interact(() -> robot.lookup("#z1").queryAs(TextField.class).setText("1"));
        robot.interact(() -> robot.lookup("#z1").queryAs(TextField.class).fireEvent(new javafx.event.ActionEvent()));
        robot.clickOn("#here-b");
        waitUntil(() -> !robot.lookup("#play").queryButton().isDisabled());
        ScrollPane side = robot.lookup("#play").query().getScene().getRoot().lookupAll(".side").stream()
                .map(ScrollPane.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        robot.interact(side::requestFocus);
        robot.type(KeyCode.SPACE);
        waitUntil(() -> text(robot, "#play").equals("Stop"));
        robot.type(KeyCode.SPACE);
        waitUntil(() -> text(robot, "#play").equals("Play"));
    }

    @Test
    void closingBeforeAModelIsThereKeepsTheDrawingsOfLastTime(FxRobot robot) {
        Path file = open.folder().resolve("drawn.json");
        View.Pads drawn = new View.Pads(Drawing.EMPTY.plus(new double[] {1, 2, 30, 40}), Drawing.EMPTY);
        Settings before = new Settings(file);
        before.set(Remembered.PADS, drawn);
        before.save();
        robot.interact(() -> {
            Stage other = new Stage();
            AtlasWindow early = new AtlasWindow(other, 1, 1, new Settings(file));
            early.show();
            early.close();
            other.hide();
        });
        View.Pads kept = new Remembered(new Settings(file)).view().pads();
        assertEquals(1, kept.a().strokes().size());
        assertTrue(kept.b().isEmpty());
    }

    @Test
    void thePageOfKeysIsMadeFromTheCommands(FxRobot robot) throws Exception {
        open.ready();
        robot.interact(() -> open.window().root().requestFocus());
        robot.push(KeyCode.SHIFT, KeyCode.F1);
        waitUntil(() -> robot.lookup(".shortcut-sheet").tryQuery().isPresent());
        List<String> keys = robot.lookup(".shortcut-keys").queryAllAs(javafx.scene.control.Label.class).stream()
                .map(javafx.scene.control.Label::getText)
                .toList();
        assertTrue(keys.containsAll(List.of("Ctrl+S", "F1", "Shift+F1", "Space", "Home")), keys.toString());
        DialogPane sheet = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        robot.interact(() -> ((javafx.scene.control.Button) sheet.lookupButton(ButtonType.CLOSE)).fire());
        waitUntil(() -> robot.lookup(".shortcut-sheet").tryQuery().isEmpty());
    }
}

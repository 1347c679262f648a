package latentatlas.ui.budget;

import static latentatlas.ui.Screen.waitUntil;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.picture.Shown;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.ui.Screen;
import latentatlas.ui.theme.StyleSheets;
import latentatlas.ui.theme.Term;
import latentatlas.vae.FrozenModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BudgetPageTest {
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private BudgetPage page;
    private Stage stage;
    private Exhibit exhibit;

    @Start
    void start(Stage window) throws Exception {
        stage = window;
        int[] few = IntStream.range(0, 6).toArray();
        ImageSet images = Shown.model().images.subset(few);
        exhibit = Exhibits.of(
                Shown.model().stored.model(),
                ImageShape.MNIST,
                Shown.model().cloud.subset(few),
                images);
        page = new BudgetPage(background, 1);
        page.setTheme(Theme.DARK);
        Scene scene = new Scene(page, 310, 600);
        StyleSheets.dress(scene, 1);
        StyleSheets.apply(Theme.DARK);
        window.setScene(scene);
        window.show();
    }

    @AfterEach
    void close() {
        background.shutdownNow();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    private static double figure(FxRobot robot, Part part) {
        return Double.parseDouble(text(robot, id(part)));
    }

    private static String id(Part part) {
        return "#budget-" + part.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Test
    void bothBarsAddUpToTheLossOfHeldOutImagesOfOneLabelAndOfTheOnePointedAt(FxRobot robot) throws Exception {
        robot.interact(() -> page.show(exhibit, false));
        waitUntil(() -> text(robot, "#budget-of").startsWith("Means over 6 images"));
        addsUp(robot);
        Screen.keep(robot, stage, "budget");
        String all = text(robot, "#budget-total");

        robot.interact(() -> page.look(3));
        waitUntil(() -> text(robot, "#budget-of").contains("the image under the pointer"));
        addsUp(robot);
        robot.interact(() -> page.look(-1));
        waitUntil(() -> text(robot, "#budget-of").startsWith("Means over 6 images"));
        assertEquals(all, text(robot, "#budget-total"));
    }

    @Test
    void whileOtherImagesAreMeasuredTheFiguresBeforeAreFadedAndCalledSo(FxRobot robot) throws Exception {
        robot.interact(() -> page.show(exhibit, false));
        waitUntil(() -> text(robot, "#budget-of").startsWith("Means over 6 images"));
        assertEquals(1, robot.lookup("#budget-total").query().getOpacity());
        CountDownLatch go = new CountDownLatch(1);
        background.execute(() -> await(go));
        robot.interact(() -> page.look(3));
        waitUntil(() -> text(robot, "#budget-of").startsWith("Measuring the image under the pointer"));
        assertTrue(text(robot, "#budget-of").contains("Means over 6 images"), text(robot, "#budget-of"));
        assertTrue(robot.lookup("#budget-total").query().getOpacity() < 0.5);
        assertTrue(robot.lookup("#budget-bars").query().getOpacity() < 0.5);
        Screen.keep(robot, stage, "budget-measuring");
        go.countDown();
        waitUntil(() -> text(robot, "#budget-of").startsWith("One image"));
        assertEquals(1, robot.lookup("#budget-total").query().getOpacity());
        assertEquals(1, robot.lookup("#budget-bars").query().getOpacity());
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void figuresOfAnEarlierMomentOfTheRunSayOfWhichEpochTheyAre(FxRobot robot) throws Exception {
        robot.interact(() -> page.show(exhibit, true));
        waitUntil(() -> text(robot, "#budget-of").startsWith("Means over 6 images"));
        assertFalse(text(robot, "#budget-of").contains("epoch"));
        // Training goes on; before its epoch ends nothing is measured.
        Exhibit later = later();
        robot.interact(() -> page.show(later, true));
        assertTrue(text(robot, "#budget-of").endsWith("epoch 0.0"), text(robot, "#budget-of"));
    }

    /** The same model, a step further. */
    private Exhibit later() throws Exception {
        return Exhibits.of(Shown.model().withLearnedPrior(2), ImageShape.MNIST, exhibit.cloud(), exhibit.images());
    }

    @Test
    void everyFigureOpensItsDefinitionAtAClickAndByKeys(FxRobot robot) throws Exception {
        List<Term> asked = new ArrayList<>();
        robot.interact(() -> {
            stage.getScene().addEventHandler(Term.Asked.TYPE, event -> asked.add(event.term()));
            page.show(exhibit, false);
        });
        waitUntil(() -> text(robot, "#budget-of").startsWith("Means over 6 images"));
        for (Part part : Part.values()) {
            robot.clickOn(id(part));
        }
        robot.clickOn("#budget-total");
        assertEquals(
                List.of(
                        Term.LOG_LIKELIHOOD,
                        Term.APPROXIMATION_GAP,
                        Term.AMORTISATION_GAP,
                        Term.RECONSTRUCTION,
                        Term.MUTUAL_INFORMATION,
                        Term.MARGINAL_KL,
                        Term.ELBO),
                asked);
        asked.clear();
        robot.interact(
                () -> robot.lookup("#budget-marginal-kl").query().getParent().requestFocus());
        robot.type(KeyCode.ENTER);
        assertEquals(List.of(Term.MARGINAL_KL), asked);
    }

    private static void addsUp(FxRobot robot) {
        double total = Double.parseDouble(text(robot, "#budget-total"));
        assertEquals(text(robot, "#budget-total"), text(robot, "#budget-total-again"));
        for (boolean first : new boolean[] {true, false}) {
            double sum = 0;
            for (Part part : Part.values()) {
                sum += part.first() == first ? figure(robot, part) : 0;
            }
            // Four figures, each rounded to a hundredth.
            assertEquals(total, sum, 0.021);
        }
        assertTrue(figure(robot, Part.APPROXIMATION_GAP) >= -0.01 && figure(robot, Part.AMORTISATION_GAP) >= -0.01);
        assertTrue(text(robot, "#budget-verdict").length() > 40);
    }

    @Test
    void aPlainAutoencoderHasNoBudgetAndThePageSaysSo(FxRobot robot) {
        FrozenModel model = Shown.plain(2);
        robot.interact(() -> page.show(Exhibits.of(model, ImageShape.MNIST, exhibit.cloud(), exhibit.images()), false));
        assertTrue(text(robot, "#budget-of").startsWith("A plain autoencoder has no prior"));
        assertFalse(robot.lookup("#budget-bars").query().getParent().isVisible());
    }
}

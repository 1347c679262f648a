package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.Form;
import latentatlas.training.Moment;
import latentatlas.training.Timeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of somebody who looks at the past, whatever happens meanwhile. */
class HistoryTest {
    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private Session session;

    @BeforeEach
    void run() throws Exception {
        Path images = Small.folder(Files.createDirectory(folder.resolve("six")), 6, 90);
        session = new Session(heard::hand, heard, Small.plan(Small.ENDLESS), 1, new Autosave(folder.resolve("runs")));
        session.openData(images.toString(), Form.GREY);
        heard.pumpUntil(() -> now().data() != null);
        session.train();
        moments(3);
    }

    @AfterEach
    void close() {
        session.close();
        assertEquals(List.of(), heard.problems);
    }

    private Workspace now() {
        return session.workspace();
    }

    private void moments(int many) throws InterruptedException {
        heard.pumpUntil(() -> now().timeline().size() >= many);
    }

    private Exhibit shown() {
        return there(now().exhibit());
    }

    private void stop() throws InterruptedException {
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
    }

    /** Shows the second moment. */
    private Exhibit goBack() {
        session.showMoment(1);
        Exhibit moment = shown();
        assertTrue(now().inThePast());
        assertEquals(now().timeline().moments().get(1).epochs(), now().momentShown());
        assertEquals(now().timeline().moments().get(1).epochs(), ((Origin.Past) moment.origin()).epochs());
        return moment;
    }

    @Test
    void aMomentStaysWhileTheRunGoesOnAndNowIsOneStepAway() throws Exception {
        Exhibit moment = goBack();
        Exhibit newest = now().newest();
        int size = now().timeline().size();
        heard.pumpUntil(() -> now().newest() != newest && now().timeline().size() > size);
        assertSame(moment, shown());
        assertTrue(now().newest().history().done() > newest.history().done());
        session.showNow();
        assertFalse(now().inThePast());
        assertSame(now().newest(), shown());
        assertTrue(Double.isNaN(now().momentShown()));
    }

    /** A share of the run times its epochs may be more than what was done. */
    @Test
    void whereAMomentIsIsNotRounded() {
        Moment like = now().timeline().moments().get(0);
        double epochs = 1 / 7.0;
        while (epochs / Small.ENDLESS * Small.ENDLESS <= epochs) {
            epochs += 1 / 7.0;
        }
        Timeline past = new Timeline(
                now().timeline().images(),
                now().timeline().labels(),
                now().timeline().labelNames(),
                List.of(new Moment(epochs, like.weights(), like.codes(), like.klOfDimensions())));
        Exhibit moment = there(now().newest()).at(past, 0);
        assertEquals(epochs, now().showing(moment).momentShown());
    }

    @Test
    void aMomentHasItsOwnCodesModelAndHistoryAndTheRunsData() {
        Exhibit moment = goBack();
        Exhibit newest = there(now().newest());
        assertNotSame(newest.model(), moment.model());
        assertArrayEquals(now().timeline().codes(1).values(), moment.codes().values());
        assertSame(newest.data(), moment.data());
        assertSame(newest.plan(), moment.plan());
        assertTrue(moment.history().done() <= now().momentShown());
        assertFalse(moment.goesOn());
    }

    @Test
    void theEndOfTheRunLeavesTheMomentOnTheScreen() throws Exception {
        Exhibit moment = goBack();
        stop();
        assertSame(moment, shown());
        assertTrue(now().canTrainOn(), "the model at hand can be trained on, whatever is shown");
        assertTrue(now().unsaved());
    }

    @Test
    void trainingOnGoesOnFromTheModelAtHandAndKeepsItsPast() throws Exception {
        goBack();
        stop();
        double done = there(now().newest()).history().done();
        double first = now().timeline().moments().get(0).epochs();
        session.trainOn();
        assertFalse(now().inThePast());
        heard.pumpUntil(() -> there(now().newest()).history().done() > done);
        assertEquals(first, now().timeline().moments().get(0).epochs());
    }

    @Test
    void aNewRunBeginsANewTimelineAndLeavesThePastAlone() throws Exception {
        goBack();
        session.train();
        assertFalse(now().inThePast());
        assertTrue(now().timeline().isEmpty());
        moments(2);
        assertFalse(now().inThePast());
    }

    @Test
    void savingInThePastSavesWhatIsShownAndNotTheModelAtHand() throws Exception {
        Exhibit moment = goBack();
        double shown = now().momentShown();
        Path file = folder.resolve("moment.latent");
        session.save(file, true);
        heard.pumpUntil(() -> shown().origin() instanceof Origin.Saved);
        assertEquals(shown, now().momentShown());
        StoredModel saved = ModelFile.read(file);
        assertArrayEquals(
                moment.model().decoder().get(0).weights(),
                saved.model().decoder().get(0).weights());
        assertEquals(moment.history(), saved.history());
        assertNull(saved.timeline(), "a moment has no past of its own");
        assertTrue(now().inThePast());
        assertTrue(now().unsaved(), "the model at hand is in no file");
        stop();
        assertTrue(now().unsaved());
    }

    @Test
    void aFileThatKeepsItsHistoryBringsTheTimelineBackAndOthersTakeItAway() throws Exception {
        stop();
        Path with = folder.resolve("with.latent");
        Path without = folder.resolve("without.latent");
        session.save(without);
        session.save(with, true);
        heard.pumpUntil(() -> heard.done.contains("Saved with.latent"));
        int size = there(ModelFile.read(with).timeline()).size();
        float[] weights = now().moment(1).model().decoder().get(0).weights();
        goBack();
        session.openModel(without);
        heard.pumpUntil(() -> shown().origin().equals(new Origin.Saved("without.latent")));
        assertFalse(now().inThePast());
        assertFalse(now().hasPast());
        session.openModel(with);
        heard.pumpUntil(() -> shown().origin().equals(new Origin.Saved("with.latent")));
        assertEquals(size, now().timeline().size());
        Exhibit moment = goBack();
        assertArrayEquals(weights, moment.model().decoder().get(0).weights());
        heard.pumpUntil(() -> there(now().newest()).data() != null);
        assertNotNull(shown().data(), "its images are found for the moment too");
        // Saved again, it goes on keeping its history.
        session.showNow();
        Path again = folder.resolve("again.latent");
        session.save(again);
        heard.pumpUntil(() -> heard.done.contains("Saved again.latent"));
        assertEquals(size, there(ModelFile.read(again).timeline()).size());
    }

    @Test
    void aMomentOfAFileWithoutItsImagesIsSavedByWhatTheFileKnows() throws Exception {
        stop();
        Path with = folder.resolve("with.latent");
        session.save(with, true);
        heard.pumpUntil(() -> heard.done.contains("Saved with.latent"));
        try (Autosave autosave = new Autosave(folder.resolve("other"))) {
            Heard other = new Heard();
            try (Session alone = new Session(other::hand, other, Small.plan(1), 1, autosave)) {
                alone.openModel(with);
                other.pumpUntil(() -> alone.workspace().hasPast());
                alone.showMoment(0);
                Exhibit moment = there(alone.workspace().exhibit());
                Path file = folder.resolve("alone.latent");
                alone.save(file);
                other.pumpUntil(() -> other.done.contains("Saved alone.latent"));
                StoredModel saved = ModelFile.read(file);
                assertArrayEquals(moment.codes().values(), saved.codes());
                assertEquals(ModelFile.read(with).dataChecksum(), saved.dataChecksum());
                assertInstanceOf(
                        Origin.Saved.class, there(alone.workspace().exhibit()).origin());
            }
        }
    }

    @Test
    void discardingOrClosingInThePastEndsTheRun() {
        goBack();
        session.discard();
        assertEquals(Phase.IDLE, now().phase());
        session.showNow();
        assertFalse(now().inThePast());
    }

    private static <T> T there(T value) {
        assertNotNull(value);
        return value;
    }
}

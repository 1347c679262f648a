package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Pixels;
import latentatlas.problem.ProblemException;
import latentatlas.training.CurvePoint;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens where commands meet: in the middle of a run, of a reading, of a writing. */
class SessionTest {
    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private Session session;
    private Path six;
    private Path five;
    private Path kept;

    @BeforeEach
    void open() throws Exception {
        six = Small.folder(Files.createDirectory(folder.resolve("six")), 6, 90);
        five = Small.folder(Files.createDirectory(folder.resolve("five")), 5, 60);
        kept = folder.resolve("kept.latent");
        session = session(Small.plan(2));
        openData(six);
        session.train();
        heard.pumpUntil(() -> heard.ended == 1);
        session.save(kept);
        heard.pumpUntil(() -> !session.workspace().unsaved());
        session.propose(new Draft(Small.plan(Small.ENDLESS), true));
    }

    private Session session(TrainingPlan plan) {
        return new Session(heard::hand, heard, plan, 1, new Autosave(folder.resolve("runs")));
    }

    @AfterEach
    void close() {
        session.close();
        assertEquals(List.of(), heard.problems);
    }

    private Workspace now() {
        return session.workspace();
    }

    private Exhibit shown() {
        Exhibit exhibit = now().exhibit();
        assertNotNull(exhibit);
        return exhibit;
    }

    private void openData(Path source) throws InterruptedException {
        session.openData(source.toString(), Form.GREY);
        heard.pumpUntil(
                () -> now().data() != null && now().data().set().name().equals(String.valueOf(source.getFileName())));
    }

    /** A run that was stopped, and nothing saved. */
    private Workspace trained() throws Exception {
        session.train();
        seeAMoment();
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        return now();
    }

    private void openTheKeptOne() throws Exception {
        session.openModel(kept);
        heard.pumpUntil(
                () -> shown().origin() instanceof Origin.Saved && now().jobs().isEmpty());
    }

    /** Lets a run go on until it has shown itself once more. */
    private void seeAMoment() throws InterruptedException {
        Exhibit before = now().exhibit();
        heard.pumpUntil(() -> now().exhibit() != before && shown().progress() != null);
    }

    @Test
    void warmingUpIsSeenByNobodyAndARunAfterItIsTheSame() throws Exception {
        session.propose(new Draft(Small.plan(2), true));
        Workspace before = now();
        session.warmUp();
        assertEquals(before, now());
        session.train();
        heard.pumpUntil(() -> heard.ended == 2);
        assertEquals(ModelFile.read(kept).history().curve(), shown().history().curve());
    }

    /** The session closes after each test. */
    @Test
    void warmingUpEndsWithTheSessionAndDoesNotBeginDuringARun() throws Exception {
        session.train();
        session.warmUp();
        seeAMoment();
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        session.warmUp();
        assertEquals(Phase.IDLE, now().phase());
    }

    @Test
    void aWarmUpThatFailsSaysNothing() throws Exception {
        OpenData data = now().data();
        assertNotNull(data);
        new WarmUp(Small.plan(2).with().filters(List.of(2, 2, 2, 2)).build(), data).run();
        assertEquals(List.of(), heard.problems);
    }

    private static void assertSameModel(Exhibit shown, StoredModel stored) {
        assertEquals(shown.history(), stored.history());
        float[] code = new float[shown.plan().latent()];
        float[] ours = new float[shown.shape().values()];
        float[] theirs = new float[ours.length];
        shown.model().newDecoder().decode(code, ours);
        stored.model().newDecoder().decode(code, theirs);
        org.junit.jupiter.api.Assertions.assertArrayEquals(ours, theirs);
    }

    @Test
    void savingDuringARunWritesWhatTheScreenShowsAndKeepsTheRunSafe() throws Exception {
        session.train();
        seeAMoment();
        seeAMoment();
        Exhibit asked = shown();
        Path file = folder.resolve("live.latent");
        session.save(file);
        heard.pumpUntil(() -> heard.done.stream().anyMatch(done -> done.contains("live.latent")));
        assertSameModel(asked, ModelFile.read(file));
        assertEquals(Phase.RUNNING, now().phase());
        seeAMoment();
        assertFalse(shown().origin().safe(), "the run has gone on, and that is in no file");
        assertTrue(now().unsaved());
        Path own = new Autosave(folder.resolve("runs")).file();
        heard.pumpUntil(() -> Files.exists(own));
    }

    @Test
    void aPausedModelThatIsSavedIsSafeUntilItGoesOn() throws Exception {
        session.train();
        seeAMoment();
        session.pause();
        // The moment at which the run paused may still be on its way: a model that it overtakes is saved, but not at
        // hand.
        do {
            session.save(folder.resolve("paused.latent"));
            heard.pumpUntil(() -> now().jobs().isEmpty());
        } while (now().unsaved());
        assertEquals(Phase.PAUSED, now().phase());
        session.resume();
        assertTrue(now().unsaved());
    }

    @Test
    void aRunThatAnotherModelReplacedHasNothingMoreToSay() throws Exception {
        session.train();
        seeAMoment();
        heard.awaitHandOver();
        session.openModel(kept);
        heard.pumpUntil(() -> shown().origin() instanceof Origin.Saved && now().phase() == Phase.IDLE);
        StoredModel file = ModelFile.read(kept);
        heard.check(state -> assertEquals(file.history(), state.exhibit().history()));
        heard.pumpUntil(() -> now().jobs().isEmpty());
        session.train();
        heard.check(state -> {});
        seeAMoment();
        assertNull(shown().stored());
    }

    @Test
    void aModelThatWasReplacedUnsavedComesBackWithItsPastAndIsStillUnsaved() throws Exception {
        Workspace before = trained();
        openTheKeptOne();
        session.bringBack(before);
        assertEquals(before.newest().checkpoint(), shown().checkpoint());
        assertEquals(before.timeline(), now().timeline());
        assertTrue(now().unsaved());
        assertTrue(now().canTrainOn());
    }

    @Test
    void aModelThatANewRunTookThePlaceOfComesBackWithItsPastAndTheRunEnds() throws Exception {
        Workspace before = trained();
        session.train();
        seeAMoment();
        session.bringBack(before);
        assertEquals(Phase.IDLE, now().phase());
        assertEquals(before.newest().checkpoint(), shown().checkpoint());
        assertEquals(before.timeline(), now().timeline());
        assertTrue(now().unsaved());
        assertTrue(now().canTrainOn());
    }

    @Test
    void aModelThatCameBackIsKeptAgainstAccidentsAsItIs() throws Exception {
        Workspace before = trained();
        openTheKeptOne();
        session.bringBack(before);
        session.close();
        Path own = new Autosave(folder.resolve("runs")).file();
        assertEquals(
                before.newest().history().done(), ModelFile.read(own).history().done());
    }

    @Test
    void whatAFileTookThePlaceOfIsTheRunAsItWasByThen() throws Exception {
        session.train();
        seeAMoment();
        List<Exhibit> run = new ArrayList<>();
        heard.check(state -> {
            if (state.newest().origin() instanceof Origin.Trained) {
                run.add(state.newest());
            }
        });
        Workspace[] replaced = new Workspace[1];
        session.openModel(kept, before -> replaced[0] = before);
        heard.pumpUntil(() -> replaced[0] != null);
        assertSame(run.get(run.size() - 1), replaced[0].newest());
    }

    @Test
    void aModelStillBeingReadDoesNotReplaceARunStartedMeanwhile() throws Exception {
        session.openModel(kept);
        session.train();
        seeAMoment();
        heard.pumpUntil(() -> now().jobs().isEmpty());
        seeAMoment();
        assertEquals(Phase.RUNNING, now().phase());
        assertInstanceOf(Origin.Trained.class, shown().origin());
    }

    @Test
    void dataDroppedDuringARunAreForTheNextOne() throws Exception {
        session.train();
        seeAMoment();
        heard.check(state -> {
            Exhibit exhibit = state.exhibit();
            assertEquals(36, exhibit.shape().values());
            assertEquals("six", exhibit.dataName());
            assertEquals(exhibit.shape(), exhibit.images().shape());
        });
        openData(five);
        seeAMoment();
        seeAMoment();
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        assertFalse(now().canTrainOn(), "the model at hand is of other images than those that are open");
        assertTrue(now().canTrain());
        heard.check(state -> {});
        session.train();
        seeAMoment();
        assertEquals("five", shown().dataName());
        assertEquals(25, shown().shape().values());
    }

    @Test
    void afterADivergenceTheLastGoodModelIsShownAndSaved() throws Exception {
        TrainingPlan wild = Small.plan(300)
                .with()
                .learningRate(1)
                .likelihood(latentatlas.vae.Likelihood.LINEAR)
                .build();
        session.propose(new Draft(wild, true));
        session.train();
        heard.pumpUntil(() -> heard.ended == 2);
        assertEquals(1, heard.problems.size());
        heard.problems.clear();
        for (float value : shown().decoded(new latentatlas.latent.LatentPoint(0, 0))) {
            assertTrue(Float.isFinite(value));
        }
        for (CurvePoint point : shown().history().curve()) {
            assertTrue(Double.isFinite(point.losses().negativeElbo()));
        }
        session.save(folder.resolve("good.latent"));
        heard.pumpUntil(() -> !now().unsaved());
        assertSameModel(shown(), ModelFile.read(folder.resolve("good.latent")));
    }

    @Test
    void goingOnAfterAStopContinuesTheCurve() throws Exception {
        session.train();
        seeAMoment();
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        double before = last(shown());
        assertTrue(now().canTrainOn());
        session.trainOn();
        seeAMoment();
        seeAMoment();
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        List<CurvePoint> curve = shown().history().curve();
        assertTrue(last(shown()) > before);
        for (int i = 1; i < curve.size(); i++) {
            assertTrue(curve.get(i).epoch() > curve.get(i - 1).epoch(), "the curve runs backwards at " + i);
        }
    }

    private static double last(Exhibit exhibit) {
        List<CurvePoint> curve = exhibit.history().curve();
        return curve.get(curve.size() - 1).epoch();
    }

    @Test
    void openedFilesGoOnWhereTheirImagesAreAtHandAndOnlyThere() throws Exception {
        session.openModel(kept);
        heard.pumpUntil(() -> shown().stored() != null && shown().data() != null);
        session.propose(new Draft(Small.plan(2), true));
        assertTrue(now().canTrainOn());
        openData(five);
        assertFalse(now().canTrainOn());
        session.openModel(kept);
        heard.pumpUntil(() -> now().jobs().isEmpty());
        assertNull(shown().data(), "its images are not those that are open");
        assertFalse(now().canTrainOn());
        assertTrue(now().canSave());
    }

    @Test
    void anotherKindOfModelIsNotGoneOnFrom() throws Exception {
        session.propose(new Draft(Small.plan(2), true));
        assertTrue(now().canTrainOn());
        session.propose(new Draft(Small.plan(ModelKind.AE, 2), true));
        assertFalse(now().canTrainOn());
        session.propose(new Draft(Small.plan(2), false));
        assertFalse(now().canTrain(), "a setting is out of its range");
    }

    @Test
    void principalComponentsAreFoundAndStoppedLikeAnyRun() throws Exception {
        session.propose(new Draft(Small.plan(ModelKind.PCA, 1), true));
        session.train();
        session.train();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        assertEquals(ModelKind.PCA, shown().plan().kind());
        assertFalse(now().canTrainOn());
    }

    @Test
    void whateverTheTrainerThrowsEndsTheRunAndIsTold() throws Exception {
        Pixels broken = new Pixels() {
            @Override
            public int count() {
                return 64;
            }

            @Override
            public int values() {
                return 36;
            }

            @Override
            public void read(int index, byte[] target, int offset) {
                throw new NoClassDefFoundError("a library that does not load");
            }
        };
        ImageSet images = new ImageSet(Small.images(6, 3).shape(), broken, null, List.of());
        TrainingPlan plan = Small.plan(1);
        session.start(plan, OpenData.of(new DataSet("broken", images, null), plan), null);
        assertEquals(Phase.RUNNING, now().phase());
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        assertEquals(1, heard.problems.size());
        assertTrue(heard.problems.get(0).contains("a library that does not load"), heard.problems.get(0));
        heard.problems.clear();
        openData(six);
        session.train();
        seeAMoment();
    }

    @Test
    void closingFinishesWhatIsBeingWritten() throws Exception {
        Path file = folder.resolve("last.latent");
        session.train();
        seeAMoment();
        Exhibit asked = shown();
        session.save(file);
        session.close();
        assertSameModel(asked, ModelFile.read(file));
    }

    @Test
    void twoSavesOfOneNameLeaveTheLaterModel() throws Exception {
        Path file = folder.resolve("twice.latent");
        session.train();
        seeAMoment();
        session.save(file);
        seeAMoment();
        Exhibit later = shown();
        session.save(file);
        heard.pumpUntil(() -> now().jobs().isEmpty());
        assertSameModel(later, ModelFile.read(file));
    }

    @Test
    void aSaveThatFailsLeavesTheModelUnsavedAndTheOldFileWhole() throws Exception {
        session.train();
        seeAMoment();
        session.stop();
        heard.pumpUntil(() -> now().phase() == Phase.IDLE);
        Path file = Files.writeString(folder.resolve("no-folder"), "a file");
        session.save(file.resolve("model.latent"));
        heard.pumpUntil(() -> !heard.problems.isEmpty());
        assertTrue(heard.problems.get(0).contains("no-folder"), heard.problems.get(0));
        heard.problems.clear();
        assertTrue(now().unsaved());
    }

    @Test
    void aReadingThatIsGivenUpChangesNothing() throws Exception {
        OpenData before = now().data();
        session.openData(five.toString(), Form.GREY);
        session.jobs().cancelNewest();
        heard.pumpUntil(() -> now().jobs().isEmpty());
        assertSame(before, now().data());
        session.openModel(kept);
        Exhibit shown = shown();
        session.jobs().cancelNewest();
        heard.pumpUntil(() -> now().jobs().isEmpty());
        assertSame(shown, shown());
    }

    @Test
    void liveSettingsActOnTheRunAndAreMarked() throws Exception {
        session.train();
        seeAMoment();
        session.propose(new Draft(now().draft().plan().with().beta(4).build(), true));
        heard.pumpUntil(() -> !shown().history().changes().isEmpty());
        assertEquals(4, shown().history().changes().get(0).beta());
    }

    @Test
    void allCodesComeWhenTheTrainingRests() throws Exception {
        ImageSet all = Small.images(6, 5_000);
        TrainingPlan plan = Small.plan(1);
        session.start(plan, OpenData.of(new DataSet("many", all, null), plan), null);
        heard.pumpUntil(() -> now().phase() == Phase.IDLE && shown().codes().size() == 5_000);
        assertEquals(5_000, shown().cloud().size());
        for (int i = 0; i < 5_000; i += 501) {
            int image = shown().codes().images()[i];
            assertEquals(shown().images().label(image), shown().codes().labels()[i]);
        }
        assertNotSame(shown().data(), null);
    }

    @Test
    void aFileThatIsNoneIsNamedAndTheModelAtHandStays() throws Exception {
        Path file = Files.writeString(folder.resolve("no-model.latent"), "nothing");
        Exhibit before = shown();
        session.openModel(file);
        heard.pumpUntil(() -> !heard.problems.isEmpty());
        assertTrue(heard.problems.get(0).contains("no-model.latent"));
        heard.problems.clear();
        assertSame(before, shown());
    }

    private static void assertReadable(Path file) throws ProblemException, IOException {
        assertTrue(Files.size(file) > 0);
        ModelFile.read(file);
    }

    @Test
    void whatIsSavedCanBeReadWhateverItWas() throws Exception {
        for (ModelKind kind : ModelKind.values()) {
            session.propose(new Draft(Small.plan(kind, 1), true));
            int before = heard.ended;
            session.train();
            heard.pumpUntil(() -> heard.ended > before);
            Path file = folder.resolve(kind + ".latent");
            session.save(file);
            heard.pumpUntil(() -> !now().unsaved());
            assertReadable(file);
        }
    }
}

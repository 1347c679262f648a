package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import latentatlas.archive.ModelFile;
import latentatlas.archive.StoredModel;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.training.History;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in every order, against what must hold in every state. A failure names its seed, which brings it back. */
@Tag("long")
class SessionWalkTest {
    private static final int STEPS = 10_000;
    private static final long SEED = Long.getLong("walk.seed", 1);

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Map<Path, History> saved = new HashMap<>();
    private Session session;
    private List<Path> data;
    private List<Path> models;
    /** Whether a run was started after which no other model was opened: only then may moments of one be shown. */
    private boolean mayTrain;

    private Exhibit last;
    private int files;
    private String step = "";

    @Test
    void everyOrderOfCommandsKeepsModelDataAndCodesTogether() throws Exception {
        data = List.of(
                Small.folder(Files.createDirectory(folder.resolve("six")), 6, 48),
                Small.folder(Files.createDirectory(folder.resolve("five")), 5, 40));
        session = new Session(heard::hand, heard, Small.plan(3), 1, new Autosave(folder.resolve("runs")));
        heard.check(this::check);
        models = List.of(trained(data.get(0), ModelKind.VAE), trained(data.get(1), ModelKind.AE));
        try {
            for (int i = 0; i < STEPS; i++) {
                walk();
                for (int pumped = random.nextInt(6); pumped > 0 && heard.pumpOne(); pumped--) {}
            }
            step = "the end";
            session.stop();
            heard.pumpUntil(() -> session.workspace().phase() == Phase.IDLE
                    && session.workspace().jobs().isEmpty());
            // Some were given up before they were written.
            saved.keySet().removeIf(file -> !Files.exists(file));
            for (Map.Entry<Path, History> file : saved.entrySet()) {
                assertEquals(file.getValue(), ModelFile.read(file.getKey()).history(), "" + file.getKey());
            }
            assertTrue(saved.size() > STEPS / 100, saved.size() + " files were saved");
            assertTrue(heard.ended > STEPS / 100, heard.ended + " runs ended");
            assertTrue(heard.exhibits > STEPS / 25, heard.exhibits + " models were shown");
        } catch (AssertionError e) {
            throw new AssertionError("seed " + SEED + ", at " + step, e);
        } finally {
            session.close();
        }
        assertEquals(List.of(), heard.problems);
    }

    private Path trained(Path images, ModelKind kind) throws Exception {
        session.openData(images.toString(), Form.GREY);
        heard.pumpUntil(() -> session.workspace().jobs().isEmpty());
        session.propose(new Draft(Small.plan(kind, 1), true));
        int before = heard.ended;
        mayTrain = true;
        session.train();
        heard.pumpUntil(() -> heard.ended > before);
        Path file = folder.resolve(kind + ".latent");
        session.save(file);
        heard.pumpUntil(() -> !session.workspace().unsaved());
        return file;
    }

    private void walk() throws InterruptedException {
        Workspace now = session.workspace();
        int choice = random.nextInt(20);
        step = "choice " + choice + " in " + now.phase();
        switch (choice) {
            case 0, 1 -> {
                session.train();
                mayTrain = true;
            }
            case 2 -> {
                session.trainOn();
                mayTrain = true;
            }
            case 3 -> session.pause();
            case 4 -> session.resume();
            case 5 -> session.step();
            case 6 -> session.stop();
            case 7 -> session.openModel(models.get(random.nextInt(models.size())));
            case 8 -> session.openData(data.get(random.nextInt(data.size())).toString(), Form.GREY);
            case 9, 10 -> save(now);
            case 11 -> session.propose(new Draft(plan(now), random.nextInt(10) > 0));
            case 12 -> session.jobs().cancelNewest();
            case 13 -> {
                TrainingPlan live =
                        now.draft().plan().with().beta(random.nextInt(4)).build();
                session.propose(new Draft(live, true));
            }
            case 14, 15 -> {
                if (now.phase() == Phase.RUNNING) {
                    int seen = heard.exhibits;
                    heard.pumpUntil(
                            () -> heard.exhibits > seen || session.workspace().phase() == Phase.IDLE);
                }
            }
            case 16 -> {
                if (now.phase() == Phase.STOPPING) {
                    heard.pumpUntil(() -> session.workspace().phase() == Phase.IDLE);
                }
            }
            case 17 -> session.showMoment(random.nextInt(4));
            case 18 -> session.showNow();
            default -> {
                if (random.nextInt(10) == 0) {
                    session.discard();
                    mayTrain = false;
                }
            }
        }
    }

    private TrainingPlan plan(Workspace now) {
        ModelKind[] kinds = ModelKind.values();
        int epochs = random.nextBoolean() ? 1 + random.nextInt(3) : Small.ENDLESS;
        return random.nextInt(3) == 0
                ? Small.plan(kinds[random.nextInt(kinds.length)], epochs)
                : now.draft().plan().with().epochs(epochs).build();
    }

    private void save(Workspace now) {
        Exhibit exhibit = now.exhibit();
        assertNotNull(exhibit);
        if (random.nextInt(3) == 0) {
            Path file = folder.resolve("saved-" + files++ + ".latent");
            saved.put(file, exhibit.history());
            session.save(file);
        }
    }

    /** What holds in every state. */
    private void check(Workspace now) {
        Exhibit exhibit = now.newest();
        if (exhibit == null) {
            return;
        }
        checkWhole(exhibit);
        if (now.inThePast()) {
            Exhibit moment = now.exhibit();
            assertNotNull(moment, step);
            checkWhole(moment);
            assertTrue(now.hasPast(), step);
            assertEquals(exhibit.plan(), moment.plan(), step);
            assertEquals(exhibit.dataName(), moment.dataName(), step);
            assertTrue(now.momentShown() <= exhibit.history().done(), step);
        }
        OpenData own = exhibit.data();
        if (exhibit.origin() instanceof Origin.Saved && exhibit.progress() == null) {
            StoredModel stored = exhibit.stored();
            assertNotNull(stored, step);
        }
        boolean another = last == null || exhibit.checkpoint() != last.checkpoint();
        last = exhibit;
        if (exhibit.progress() == null) {
            mayTrain = mayTrain && !another;
        } else if (another) {
            assertNull(exhibit.stored(), step);
            assertTrue(mayTrain, "a moment of a run that was given up: " + step);
            assertTrue(now.phase().active(), "a moment after the end: " + step);
        }
        if (now.canTrainOn()) {
            assertTrue(
                    own != null && now.data() != null && own.set() == now.data().set(), step);
        }
        if (now.phase() == Phase.RUNNING || now.phase() == Phase.PAUSED) {
            assertTrue(now.canStop(), step);
        }
    }

    private void checkWhole(Exhibit exhibit) {
        assertEquals(exhibit.shape().values(), exhibit.model().architecture().inputs(), step);
        assertEquals(exhibit.plan().latent(), exhibit.codes().latent(), step);
        assertEquals(exhibit.codes().size(), exhibit.cloud().size(), step);
        OpenData own = exhibit.data();
        if (own != null) {
            ImageSet images = own.all();
            assertEquals(exhibit.shape(), images.shape(), step);
            assertEquals(exhibit.dataName(), own.set().name(), step);
            for (int i = 0; i < exhibit.codes().size(); i += 7) {
                assertEquals(
                        images.label(exhibit.codes().images()[i]),
                        exhibit.codes().labels()[i],
                        step);
            }
        }
    }
}

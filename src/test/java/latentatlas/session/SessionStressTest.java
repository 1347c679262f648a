package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.training.Schedule;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class SessionStressTest {
    private static final TrainingPlan PLAN = new TrainingPlan(
            ModelKind.VAE,
            List.of(32),
            2,
            Activation.RELU,
            Likelihood.BERNOULLI,
            1,
            1e-3,
            Schedule.CONSTANT,
            0,
            32,
            1_000_000,
            0,
            1);

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();

    @BeforeEach
    void write() throws ProblemException {
        IdxWriter.write(folder, "train", DigitWriter.images(256, 1));
    }

    private Session open() throws InterruptedException {
        Session session = new Session(heard::hand, heard, PLAN, 2, new Autosave(folder.resolve("runs")));
        session.openData(folder.toString(), latentatlas.image.Form.GREY);
        heard.pumpUntil(() -> session.workspace().data() != null);
        return session;
    }

    @Test
    void aThousandStartsAndStopsLeaveNoThreadAndNoState() throws InterruptedException {
        Session session = open();
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            int before = heard.ended;
            session.train();
            switch (random.nextInt(4)) {
                case 0 -> session.pause();
                case 1 -> session.step();
                case 2 ->
                    session.propose(
                            new Draft(PLAN.with().beta(random.nextInt(4)).build(), true));
                default -> {
                    int seen = heard.exhibits;
                    heard.pumpUntil(() -> heard.exhibits > seen);
                }
            }
            if (random.nextBoolean()) {
                // A new start replaces the run without waiting for its end.
                continue;
            }
            session.stop();
            heard.pumpUntil(() -> heard.ended > before && session.workspace().phase() == Phase.IDLE);
        }
        session.close();
        assertEquals(List.of(), heard.problems);
        assertNoThreads();
    }

    @Test
    void closingInEveryPhaseEndsAllThreads() throws InterruptedException {
        for (int phase = 0; phase < 5; phase++) {
            Session session = open();
            if (phase > 0) {
                session.train();
            }
            if (phase == 2) {
                session.pause();
            }
            if (phase == 3) {
                int seen = heard.exhibits;
                heard.pumpUntil(() -> heard.exhibits > seen);
            }
            if (phase == 4) {
                session.stop();
                session.save(folder.resolve("model.latent"));
            }
            session.close();
            heard.forget();
        }
        assertNoThreads();
    }

    /** An executor says that it has ended a moment before its thread has. */
    private static void assertNoThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            if (name.equals("trainer")
                    || name.equals("encoder")
                    || name.equals("writer")
                    || name.equals("reader")
                    || name.startsWith("trainer-")) {
                thread.join(30_000);
                assertFalse(thread.isAlive(), name);
            }
        }
    }
}

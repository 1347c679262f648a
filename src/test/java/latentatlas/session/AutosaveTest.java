package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import latentatlas.archive.IdxWriter;
import latentatlas.image.DigitWriter;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.training.EpochFigures;
import latentatlas.training.Schedule;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {
    @TempDir
    private Path folder;

    private final Heard heard = new Heard();

    private static TrainingPlan plan(int epochs) {
        return new TrainingPlan(
                ModelKind.VAE,
                List.of(16),
                2,
                Activation.RELU,
                Likelihood.BERNOULLI,
                1,
                1e-3,
                Schedule.COSINE,
                0,
                32,
                epochs,
                0.1,
                7);
    }

    @BeforeEach
    void write() throws ProblemException {
        IdxWriter.write(folder, "train", DigitWriter.images(200, 1));
    }

    private Session open() throws InterruptedException {
        return open(folder, heard, 2);
    }

    private static Session open(Path folder, Heard heard, int epochs) throws InterruptedException {
        Session session = new Session(heard::hand, heard, plan(epochs), 1, new Autosave(folder.resolve("runs")));
        session.openData(folder.toString(), latentatlas.image.Form.GREY);
        heard.pumpUntil(() -> session.workspace().data() != null);
        return session;
    }

    private List<Path> kept() throws java.io.IOException {
        try (var files = Files.list(folder.resolve("runs"))) {
            return files.toList();
        }
    }

    @Test
    void aKilledRunGoesOnAsIfNothingHadHappened() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            do {
                line = out.readLine();
            } while (line != null && !line.equals("kept"));
            assertEquals("kept", line);
        } finally {
            process.destroyForcibly().waitFor();
        }

        Session session = open();
        Optional<Path> left = session.leftRun();
        assertTrue(left.isPresent());
        session.recover(left.get());
        session.propose(new Draft(plan(Victim.EPOCHS), true));
        heard.pumpUntil(() -> session.workspace().canTrainOn());
        session.trainOn();
        heard.pumpUntil(() -> heard.ended > 0);
        List<EpochFigures> brought = shown(session).history().epochs();
        session.train();
        heard.pumpUntil(() -> heard.ended > 1);
        List<EpochFigures> whole = shown(session).history().epochs();
        assertEquals(Victim.EPOCHS, brought.size());
        for (int i = 0; i < whole.size(); i++) {
            assertEquals(whole.get(i).train(), brought.get(i).train());
            assertEquals(whole.get(i).validation(), brought.get(i).validation());
        }
        session.close();
        assertEquals(List.of(), heard.problems);
        assertTrue(new Autosave(folder.resolve("runs")).left().isEmpty(), "the run is this process's own now");
    }

    private static Exhibit shown(Session session) {
        return java.util.Objects.requireNonNull(session.workspace().exhibit());
    }

    @Test
    void whatIsSavedOrNotWantedIsNotKept() throws Exception {
        Session session = open();
        session.train();
        heard.pumpUntil(() -> heard.ended > 0);
        session.save(folder.resolve("model.latent"));
        heard.pumpUntil(() -> !session.workspace().unsaved());
        session.train();
        heard.pumpUntil(() -> heard.ended > 1);
        session.discard();
        session.close();
        assertEquals(List.of(), kept());
        assertEquals(List.of(), heard.problems);
    }

    @Test
    void aFileOfAProcessThatLivesOrOfAnotherNameIsLeftAlone() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Autosave own = new Autosave(runs);
        Files.writeString(own.file(), "x");
        Files.writeString(runs.resolve("notes.latent"), "x");
        assertFalse(own.left().isPresent());
        // The same process number, started at another time, was another process.
        Path earlier = runs.resolve("run-" + ProcessHandle.current().pid() + "-1.latent");
        Files.writeString(earlier, "x");
        assertEquals(Optional.of(earlier), own.left());
        own.drop(earlier);
        own.close();
        assertFalse(Files.exists(earlier));
    }

    @Test
    void aDamagedRunIsRefusedWithItsName() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Path left = Files.writeString(runs.resolve("run-1-1.latent"), "no model");
        Session session = open();
        session.recover(left);
        heard.pumpUntil(() -> !heard.problems.isEmpty());
        assertTrue(heard.problems.get(0).contains("run-1-1.latent"), heard.problems.get(0));
        session.close();
    }

    /** A process that trains without end and says when its first epoch is kept. */
    static final class Victim {
        private static final int EPOCHS = 40;

        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Heard heard = new Heard();
            Session session = open(folder, heard, EPOCHS);
            Autosave own = new Autosave(folder.resolve("runs"));
            session.train();
            heard.pumpUntil(() -> Files.exists(own.file()));
            session.pause();
            System.out.println("kept");
            heard.pumpUntil(() -> false);
        }
    }
}

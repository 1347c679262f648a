package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import latentatlas.archive.IdxWriter;
import latentatlas.archive.ModelFile;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.EpochFigures;
import latentatlas.training.Schedule;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
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
    void theEndOfARunIsKeptThoughItsEpochsAreShort() throws Exception {
        Session session = open(folder, heard, 7);
        session.train();
        heard.pumpUntil(() -> heard.ended > 0);
        session.close();
        assertEquals(7, ModelFile.read(kept().get(0)).history().epochs().size());
    }

    @Test
    void aStoppedRunIsKeptAsItStands() throws Exception {
        Session session = open(folder, heard, 10_000);
        session.train();
        session.pause();
        for (int steps = 0; steps < 9; steps++) {
            session.step();
            heard.pumpUntil(() -> session.workspace().canResume());
        }
        session.stop();
        heard.pumpUntil(() -> heard.ended > 0);
        double done = shown(session).history().done();
        session.close();
        assertEquals(done, ModelFile.read(kept().get(0)).history().done());
    }

    @Test
    void aRunThatIsUnderWayWhenTheSessionClosesIsKeptAsItStands() throws Exception {
        Session session = open(folder, heard, 10_000);
        session.train();
        session.pause();
        heard.pumpUntil(() -> session.workspace().exhibit() != null);
        for (int step = 0; step < 3; step++) {
            double before = shown(session).history().done();
            session.step();
            heard.pumpUntil(() -> shown(session).history().done() > before);
        }
        double done = shown(session).history().done();
        session.close();
        assertEquals(done, ModelFile.read(kept().get(0)).history().done());
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

    @Test
    void aNumberTooLargeForAProcessIsNoRun() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Files.writeString(runs.resolve("run-99999999999999999999-1.latent"), "x");
        Files.writeString(runs.resolve("run-1-99999999999999999999.latent"), "x");
        try (Autosave own = new Autosave(runs)) {
            assertEquals(Optional.empty(), own.left());
        }
    }

    @Test
    void ofSeveralRunsLeftTheNewestIsOfferedAndTheOthersWait() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Path older = Files.writeString(runs.resolve("run-1-1.latent"), "x");
        Path newer = Files.writeString(runs.resolve("run-1-2.latent"), "x");
        Files.setLastModifiedTime(older, FileTime.fromMillis(1_000_000));
        try (Autosave own = new Autosave(runs)) {
            assertEquals(Optional.of(newer), own.left());
            own.drop(newer);
        }
        try (Autosave next = new Autosave(runs)) {
            assertEquals(Optional.of(older), next.left());
        }
    }

    @Test
    void ofManyRunsLeftTheNewestFiveStay() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        for (int age = 1; age <= 8; age++) {
            Path left = Files.writeString(runs.resolve("run-1-" + age + (age % 2 == 0 ? "-1" : "") + ".latent"), "x");
            Files.setLastModifiedTime(left, FileTime.fromMillis(10_000_000 - age * 1_000_000L));
        }
        try (Autosave own = new Autosave(runs)) {
            assertEquals(Optional.of(runs.resolve("run-1-1.latent")), own.left());
        }
        assertEquals(
                java.util.Set.of(
                        "run-1-1.latent", "run-1-2-1.latent", "run-1-3.latent", "run-1-4-1.latent", "run-1-5.latent"),
                kept().stream()
                        .map(file -> file.getFileName().toString())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void sessionsOfOneProcessKeepTheirRunsApart() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        try (Autosave first = new Autosave(runs);
                Autosave second = new Autosave(runs, 1)) {
            Files.writeString(first.file(), "x");
            Files.writeString(second.file(), "x");
            assertEquals(2, kept().size());
            assertEquals(Optional.empty(), second.left());
        }
    }

    @Test
    void whatAKilledProcessWasWritingGoesAndWhatALivingOneWritesStays() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Autosave own = new Autosave(runs);
        Path killed = Files.writeString(runs.resolve(".run-1-1.latent.aa-bb.part"), "x");
        Path living = Files.writeString(runs.resolve("." + own.file().getFileName() + ".aa-bb.part"), "x");
        assertEquals(Optional.empty(), own.left());
        own.close();
        assertFalse(Files.exists(killed));
        assertTrue(Files.exists(living));
    }

    @Test
    void twoProgramsThatBringBackTheSameRunBothGoOn() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Path left = Files.writeString(runs.resolve("run-1-1.latent"), "x");
        Autosave first = new Autosave(runs);
        Autosave second = new Autosave(runs);
        first.adopt(left);
        first.close();
        second.adopt(left);
        second.drop(left);
        second.close();
        assertEquals(List.of(first.file()), kept());
    }

    /** As a full disk, or a folder without permission: whatever is tried fails. */
    @Test
    void aFolderThatCannotBeWrittenToCostsTheSafetyAndNotTheRun() throws Exception {
        Files.writeString(folder.resolve("runs"), "a file");
        Session session = open(folder, heard, 3);
        session.train();
        heard.pumpUntil(() -> heard.ended > 0);
        assertEquals(3, shown(session).history().epochs().size());
        assertEquals(Optional.empty(), session.leftRun());
        session.discard();
        session.close();
        assertEquals(List.of(), heard.problems);
        assertEquals("a file", Files.readString(folder.resolve("runs")));
    }

    @Test
    void aWriteThatFailsLeavesTheLastGoodEpochWithoutARemnant() throws Exception {
        ByHand writer = new ByHand();
        Autosave own = new Autosave(folder.resolve("runs"), 0, writer);
        ImageSet train = DigitWriter.images(200, 1);
        Checkpoint good = checkpoint(train);
        own.begin(this);
        own.keep(this, good, train, "digits");
        writer.runAll();
        byte[] before = Files.readAllBytes(own.file());
        good.model().decoder().get(0).weights()[0] = Float.NaN;
        own.keep(this, good, train, "digits");
        writer.runAll();
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(own.file()));
        assertEquals(List.of(own.file()), kept());
    }

    @Test
    void theEndOfARunDoesNotPushOutWhatCameInItsPlace() throws Exception {
        ByHand writer = new ByHand();
        Autosave own = new Autosave(folder.resolve("runs"), 0, writer);
        ImageSet train = DigitWriter.images(200, 1);
        Checkpoint checkpoint = checkpoint(train);
        own.begin("first run");
        own.begin("second run");
        own.keep("second run", checkpoint, train, "second");
        own.keep("first run", checkpoint, train, "first");
        writer.runAll();
        assertEquals("second", ModelFile.read(own.file()).dataName());
    }

    @Test
    void whatIsDroppedBeforeANewRunBeginsDoesNotTakeTheNewRunAlong() throws Exception {
        ByHand writer = new ByHand();
        Autosave own = new Autosave(folder.resolve("runs"), 0, writer);
        ImageSet train = DigitWriter.images(200, 1);
        Checkpoint checkpoint = checkpoint(train);
        own.begin("first run");
        own.keep("first run", checkpoint, train, "first");
        own.drop();
        own.begin("second run");
        own.keep("second run", checkpoint, train, "second");
        writer.runAll();
        assertEquals("second", ModelFile.read(own.file()).dataName());
        own.drop();
        writer.runAll();
        assertEquals(List.of(), kept());
    }

    @Test
    void whatIsSavedAtTheLastMomentIsDroppedThoughTheWriterHasEnded() throws Exception {
        Path runs = Files.createDirectories(folder.resolve("runs"));
        Autosave own = new Autosave(runs);
        Files.writeString(own.file(), "x");
        own.close();
        own.drop();
        assertEquals(List.of(), kept());
    }

    /** Of a run of one epoch. */
    private static Checkpoint checkpoint(ImageSet train) {
        return new Trainer(1, 100, System::nanoTime)
                .run(plan(1), new TrainingImages(train, null), new Epochs(), new Control(plan(1)))
                .checkpoint();
    }

    /** Runs tasks when told to. */
    private static final class ByHand extends AbstractExecutorService {
        private final Queue<Runnable> tasks = new ArrayDeque<>();

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return false;
        }

        @Override
        public boolean isTerminated() {
            return false;
        }

        @Override
        public boolean awaitTermination(long time, TimeUnit unit) {
            return true;
        }
    }

    private static final class Epochs implements SnapshotSink {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void accept(Snapshot snapshot) {}
    }

    /** A process that trains without end and says when its first epoch is kept. */
    static final class Victim {
        private static final int EPOCHS = 40;
        /** Less than all epochs. */
        private static final int MOST_STEPS = 200;

        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            Path folder = Path.of(arguments[0]);
            Heard heard = new Heard();
            Session session = open(folder, heard, EPOCHS);
            Autosave own = new Autosave(folder.resolve("runs"));
            session.train();
            session.pause();
            // Batch by batch, so that the run does not end before its first epoch is written.
            for (int steps = 0; !Files.exists(own.file()); steps++) {
                if (steps < MOST_STEPS) {
                    session.step();
                }
                heard.pumpOne();
                Thread.onSpinWait();
            }
            System.out.println("kept");
            heard.pumpUntil(() -> false);
        }
    }
}

package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.training.Checkpoint;
import latentatlas.training.Control;
import latentatlas.training.Schedule;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static Checkpoint checkpoint;
    private static ImageSet digits;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() {
        digits = DigitWriter.images(400, 1);
        TrainingPlan plan = new TrainingPlan(
                ModelKind.VAE,
                List.of(20, 10),
                2,
                Activation.ELU,
                Likelihood.BERNOULLI,
                1,
                1e-3,
                Schedule.CONSTANT,
                0,
                50,
                2,
                0,
                3);
        checkpoint = new Trainer(1, 10, System::nanoTime)
                .run(plan, new TrainingImages(digits, digits), SnapshotSink.NONE, new Control(plan))
                .checkpoint();
    }

    private StoredModel stored(boolean optimiser) {
        return ModelPacker.pack(checkpoint, digits, digits, "digits, \"quoted\" & ünïcode", 1, optimiser);
    }

    @Test
    void aModelComesBackWhole() throws ProblemException {
        Path file = folder.resolve("model.latent");
        StoredModel written = stored(true);
        ModelFile.write(file, written);
        StoredModel read = ModelFile.read(file);
        assertEquals(written.plan(), read.plan());
        assertEquals(written.history(), read.history());
        assertEquals(written.dataName(), read.dataName());
        assertEquals(written.labelNames(), read.labelNames());
        assertEquals(written.loss99(), read.loss99());
        assertArrayEquals(written.codes(), read.codes());
        assertArrayEquals(written.labels(), read.labels());
        assertEquals(400, read.labels().length);
        assertArrayEquals(
                written.model().decoder().get(1).weights(),
                read.model().decoder().get(1).weights());
        assertEquals(written.optimiser().step(), read.optimiser().step());
        assertArrayEquals(
                written.optimiser().second().get(3), read.optimiser().second().get(3));
    }

    @Test
    void aThousandCorruptionsAreRefusedWithAMessageOrChangeNothing() throws Exception {
        Path file = folder.resolve("model.latent");
        StoredModel written = stored(false);
        ModelFile.write(file, written);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        int refused = 0;
        for (int trial = 0; trial < 1_000; trial++) {
            byte[] damaged = trial % 5 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (trial % 5 != 0) {
                int at = random.nextInt(damaged.length);
                damaged[at] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            try {
                StoredModel read = ModelFile.read(file);
                // Bytes that no reader looks at, such as an entry's date, may differ.
                assertArrayEquals(written.codes(), read.codes());
                assertArrayEquals(
                        written.model().encoder().get(0).weights(),
                        read.model().encoder().get(0).weights());
                assertEquals(written.plan(), read.plan());
                assertEquals(written.history(), read.history());
            } catch (ProblemException e) {
                refused++;
                assertEquals(file.toString(), e.where());
                assertTrue(e.line().contains("no whole model file"), e.line());
            }
        }
        assertTrue(refused > 900, refused + " refused");
    }

    @Test
    void aNewerFormatSaysSo() throws Exception {
        Path file = folder.resolve("model.latent");
        ModelFile.write(file, stored(false));
        try (var zip = java.nio.file.FileSystems.newFileSystem(file)) {
            Path text = zip.getPath("model.json");
            Files.writeString(text, Files.readString(text).replace("\"format\" : 1", "\"format\" : 2"));
        }
        ProblemException problem = assertThrows(ProblemException.class, () -> ModelFile.read(file));
        assertTrue(problem.line().contains("newer Latent Atlas"), problem.line());
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNoTemporary() throws Exception {
        Path file = folder.resolve("model.latent");
        Files.writeString(file, "old");
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));
        assertTrue(problem.line().contains("No space left on device"), problem.line());
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("nowhere").resolve("model.latent");
        ProblemException problem = assertThrows(ProblemException.class, () -> ModelFile.write(file, stored(false)));
        assertTrue(problem.line().contains("its folder does not exist"), problem.line());
    }

    @Test
    void numpyOpensAModelFileAndDecodesTheSameImage() throws Exception {
        Path file = folder.resolve("model.latent");
        StoredModel written = stored(false);
        ModelFile.write(file, written);
        Path script = folder.resolve("decode.py");
        Files.writeString(
                script,
                String.join(
                        "\n",
                        "import sys, numpy as np",
                        "m = np.load(sys.argv[1])",
                        "x = np.array([0.4, 1.2], np.float32)",
                        "x = x @ m['decoder_0_weights'] + m['decoder_0_biases']",
                        "x = np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)",
                        "x = x @ m['decoder_1_weights'] + m['decoder_1_biases']",
                        "x = np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)",
                        "x = x @ m['decoder_2_weights'] + m['decoder_2_biases']",
                        "print(' '.join('%.6f' % v for v in 1 / (1 + np.exp(-x))))"));
        Process python;
        try {
            python = new ProcessBuilder("/usr/bin/python3", script.toString(), file.toString()).start();
        } catch (IOException e) {
            Assumptions.abort("skipped: there is no python3 here");
            return;
        }
        String printed = new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        String errors = new String(python.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(python.waitFor(1, TimeUnit.MINUTES));
        Assumptions.assumeFalse(errors.contains("No module named"), "skipped: python3 has no numpy");
        assertEquals(0, python.exitValue(), errors);
        float[] image = new float[784];
        written.model().newDecoder().decode(new float[] {0.4f, 1.2f}, image);
        String[] values = printed.trim().split(" ");
        for (int i = 0; i < image.length; i++) {
            assertEquals(Float.parseFloat(values[i]), image[i], 1e-5);
        }
    }
}

package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import latentatlas.image.Binarisation;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.problem.ProblemException;
import latentatlas.session.Session;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.Preset;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
    @TempDir
    Path folder;

    static Stream<TrainingPlan> plans() {
        return Stream.of(
                Models.plan(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 2),
                Models.plan(ModelKind.VAE, Activation.RELU, Likelihood.GAUSSIAN_TANH, 1),
                Models.plan(ModelKind.AE, Activation.SILU, Likelihood.GAUSSIAN, 20),
                Models.plan(ModelKind.PCA, Activation.TANH, Likelihood.LINEAR, 3),
                Models.plan(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 3)
                        .with()
                        .posterior(PosteriorForm.FULL)
                        .samples(5)
                        .binarise(Binarisation.DYNAMIC)
                        .build(),
                Preset.CONV.plan().with().filters(List.of(3, 4)).build());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aModelComesBackAsItWasSaved(TrainingPlan plan) throws ProblemException {
        StoredModel saved = Models.stored(Models.frozen(plan, Models.SHAPE.values(), 5), plan, null);
        Path file = folder.resolve("model.latent");
        ModelFile.write(file, saved);
        assertSame(saved, ModelFile.read(file));
        assertNull(ModelFile.read(file).optimiser());
    }

    @Test
    void theOptimisersStateComesBackBitForBit() throws ProblemException {
        StoredModel saved = Models.full(8);
        Path file = folder.resolve("checkpoint.latent");
        ModelFile.write(file, saved);
        StoredModel read = ModelFile.read(file);
        assertSame(saved, read);
        assertEquals(1234, read.optimiser().step());
        assertArrays(saved.optimiser().first(), read.optimiser().first());
        assertArrays(saved.optimiser().second(), read.optimiser().second());
    }

    @Test
    void aLearnedPriorComesBackWithItsOptimisersState() throws ProblemException {
        TrainingPlan plan = Models.plan(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 2)
                .with()
                .pseudoInputs(5)
                .build();
        FrozenModel model = Models.frozen(plan, Models.SHAPE.values(), 5);
        StoredModel saved = Models.stored(model, plan, Models.optimiser(model, 3));
        Path file = folder.resolve("vamp.latent");
        ModelFile.write(file, saved);
        StoredModel read = ModelFile.read(file);
        assertSame(saved, read);
        assertArrayEquals(model.pseudoInputs(), read.model().pseudoInputs());
        assertArrays(saved.optimiser().first(), read.optimiser().first());
        double[] densities = new double[2];
        for (int i = 0; i < 2; i++) {
            FrozenModel each = i == 0 ? model : read.model();
            densities[i] = each.newLogPrior().applyAsDouble(new float[] {0.3f, -1});
        }
        assertEquals(densities[0], densities[1]);
    }

    @Test
    void theSameModelGivesTheSameBytesInEveryTimeZone() throws IOException {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            byte[] expected = Models.bytes(Models.full(3));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertArrayEquals(expected, Models.bytes(Models.full(3)));
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aModelWithANumberThatIsNotFiniteIsNotSavedOverAGoodOne() throws ProblemException, IOException {
        Path file = folder.resolve("model.latent");
        StoredModel good = Models.full(1);
        ModelFile.write(file, good);
        StoredModel bad = Models.full(2);
        bad.model().decoder().get(1).weights()[3] = Float.NaN;
        ProblemException problem = assertThrows(ProblemException.class, () -> ModelFile.write(file, bad));
        assertTrue(problem.what().contains("decoder_1_weights"), problem.what());
        assertSame(good, ModelFile.read(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void figuresThatCouldNotBeMeasuredDoNotSpoilTheFile() throws ProblemException {
        StoredModel model = Models.full(4);
        Losses none = new Losses(Double.NaN, 1);
        History history = new History(
                List.of(new CurvePoint(1, none)),
                List.of(new EpochFigures(1, 0, Double.POSITIVE_INFINITY, none, null)),
                List.of());
        StoredModel saved = new StoredModel(
                model.model(),
                model.plan(),
                model.shape(),
                "",
                "",
                List.of(),
                history,
                new float[0],
                new int[0],
                Double.NaN,
                new double[] {Double.NaN, 1},
                null);
        Path file = folder.resolve("model.latent");
        ModelFile.write(file, saved);
        StoredModel read = ModelFile.read(file);
        assertTrue(Double.isNaN(read.loss99()));
        assertTrue(Double.isNaN(read.history().epochs().get(0).imagesPerSecond()));
        assertTrue(Double.isNaN(read.history().curve().get(0).losses().reconstruction()));
        assertEquals(0, read.labels().length);
    }

    @Test
    void momentsOfTheTrainingComeBackBitForBit() throws ProblemException {
        StoredModel saved = Models.full(5).with(Models.timeline());
        Path file = folder.resolve("model.latent");
        ModelFile.write(file, saved);
        Timeline read = ModelFile.read(file).timeline();
        Timeline past = Models.timeline();
        assertArrayEquals(past.images(), read.images());
        assertArrayEquals(past.labels(), read.labels());
        assertEquals(past.size(), read.size());
        for (int i = 0; i < past.size(); i++) {
            assertEquals(past.moments().get(i).epochs(), read.moments().get(i).epochs());
            assertArrayEquals(
                    past.moments().get(i).weights(), read.moments().get(i).weights());
            assertArrayEquals(
                    past.moments().get(i).codes(), read.moments().get(i).codes());
            assertArrayEquals(
                    past.moments().get(i).klOfDimensions(),
                    read.moments().get(i).klOfDimensions());
        }
        assertNull(Models.full(5).with(Timeline.EMPTY).timeline());
    }

    /** The file that comes with the program was written by its version 1.0.0. */
    @Test
    void aFileOfTheFirstVersionIsReadAndWrittenAgainAsItWas() throws IOException {
        byte[] file;
        try (InputStream in = Session.class.getResourceAsStream("mnist.latent")) {
            file = in.readAllBytes();
        }
        byte[] again = Models.bytes(read(file));
        try (ZipInputStream old = SealedZip.open(file);
                ZipInputStream now = SealedZip.open(again)) {
            for (ZipEntry entry = old.getNextEntry(); entry != null; entry = old.getNextEntry()) {
                assertEquals(entry.getName(), now.getNextEntry().getName());
                byte[] expected = old.readAllBytes();
                byte[] actual = now.readAllBytes();
                if (entry.getName().equals(ModelText.NAME)) {
                    assertEquals(text(expected), text(actual));
                } else {
                    assertArrayEquals(expected, actual);
                }
            }
            assertNull(now.getNextEntry());
        }
    }

    private static ObjectNode text(byte[] json) throws IOException {
        ObjectNode text = (ObjectNode) new ObjectMapper().readTree(json);
        assertTrue(text.get("program_version").isTextual());
        return text.without("program_version");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("nowhere.latent");
        ProblemException problem = assertThrows(ProblemException.class, () -> ModelFile.read(file));
        assertEquals("there is no such file", problem.what());
        assertEquals(file.toString(), problem.where());
    }

    @Test
    void aFolderIsRefusedWithAMessage() {
        ProblemException problem = assertThrows(ProblemException.class, () -> ModelFile.read(folder));
        assertEquals(folder.toString(), problem.where());
    }

    static StoredModel read(byte[] file) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(file));
    }

    static void assertSame(StoredModel expected, StoredModel actual) {
        FrozenModel model = expected.model();
        assertEquals(model.architecture(), actual.model().architecture());
        assertEquals(model.plane(), actual.model().plane());
        assertLayers(model.encoder(), actual.model().encoder());
        assertLayers(model.decoder(), actual.model().decoder());
        assertEquals(expected.plan(), actual.plan());
        assertEquals(expected.shape(), actual.shape());
        assertEquals(expected.dataName(), actual.dataName());
        assertEquals(expected.dataChecksum(), actual.dataChecksum());
        assertEquals(expected.labelNames(), actual.labelNames());
        assertEquals(expected.history(), actual.history());
        assertArrayEquals(expected.codes(), actual.codes());
        assertArrayEquals(expected.labels(), actual.labels());
        assertEquals(expected.loss99(), actual.loss99());
        assertArrayEquals(expected.klOfDimensions(), actual.klOfDimensions());
    }

    private static void assertLayers(List<Layer> expected, List<Layer> actual) {
        assertArrays(
                expected.stream().map(Layer::weights).toList(),
                actual.stream().map(Layer::weights).toList());
        assertArrays(
                expected.stream().map(Layer::biases).toList(),
                actual.stream().map(Layer::biases).toList());
    }

    private static void assertArrays(List<float[]> expected, List<float[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i));
        }
    }
}

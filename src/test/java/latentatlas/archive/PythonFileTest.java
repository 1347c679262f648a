package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.image.npy.NpyArray;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.net.Noise;
import latentatlas.net.Precision;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.Decoder;
import latentatlas.vae.Encoder;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import latentatlas.vae.StepLosses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PyTorch and Keras make of the Python that is written, where they are installed. Keras computes with the framework that
 * the environment names, such as KERAS_BACKEND=jax.
 */
@Tag("long")
class PythonFileTest {
    private static final int COUNT = 5;
    private static final double BETA = 1.5;
    private static final double RATE = 0.01;
    private static final int SEED = 4;

    private static final String GIVEN = """
            import numpy as np
            given = dict(np.load("given.npz"))
            if FRAMEWORK == "torch":
                given = {name: torch.from_numpy(array) for name, array in given.items()}
            import model as written
            model = written.load()
            images = given["images"]

            def made(*first):
                parts = [model.encode(images), model.decode(given["codes"])]
                return np.concatenate([*first, *(np.ravel(part) for part in parts)]).astype("<f4")
            """;

    private static final String PYTORCH = """
            import torch
            FRAMEWORK = "torch"
            """ + GIVEN + """
            with torch.no_grad():
                made().tofile("made.bin")
            if hasattr(written, "step"):
                more = []
                if hasattr(written, "Posterior"):
                    more = [given["epsilon"].reshape(len(images), written.SAMPLES, written.LATENT)]
                mean = written.step(model, written.optimiser(model), images, *more)
                with torch.no_grad():
                    made([mean]).tofile("stepped.bin")
            """;

    private static final String KERAS = """
            import keras
            FRAMEWORK = "keras"
            """ + GIVEN + """
            inner = made
            if keras.backend.backend() == "torch":
                import torch
                def made(*first):
                    with torch.no_grad():
                        return inner(*first)
            made().tofile("made.bin")
            if hasattr(written, "optimiser"):
                epsilon = keras.ops.convert_to_tensor(given["epsilon"].reshape(-1, written.SAMPLES, written.LATENT))
                keras.random.normal = lambda shape, seed: epsilon
                model.compile(optimizer=written.optimiser())
                mean = model.train_on_batch(images)
                made([mean]).tofile("stepped.bin")
            """;

    @TempDir
    private Path folder;

    private static TrainingPlan.Builder plan(ModelKind kind, Activation activation, Likelihood likelihood, int latent) {
        return Models.plan(kind, activation, likelihood, latent)
                .with()
                .beta(BETA)
                .learningRate(RATE);
    }

    static Stream<Arguments> models() {
        return Arrays.stream(Framework.values())
                .flatMap(framework -> plans().map(model -> arguments(framework, model.get()[0], model.get()[1])));
    }

    private static Stream<Arguments> plans() {
        ImageShape small = new ImageShape(6, 5, 1);
        ImageShape colour = new ImageShape(9, 6, 3);
        ModelKind vae = ModelKind.VAE;
        return Stream.of(
                arguments(
                        small,
                        plan(vae, Activation.RELU, Likelihood.BERNOULLI, 2).build()),
                arguments(
                        small,
                        plan(vae, Activation.GELU, Likelihood.CONTINUOUS_BERNOULLI, 3)
                                .build()),
                arguments(
                        small,
                        plan(vae, Activation.ELU, Likelihood.GAUSSIAN_TANH, 2).build()),
                arguments(
                        small,
                        plan(vae, Activation.LEAKY_RELU, Likelihood.GAUSSIAN, 2)
                                .samples(3)
                                .build()),
                arguments(
                        small,
                        plan(vae, Activation.TANH, Likelihood.BERNOULLI, 3)
                                .posterior(PosteriorForm.FULL)
                                .build()),
                arguments(
                        small,
                        plan(vae, Activation.SILU, Likelihood.BERNOULLI, 3)
                                .posterior(PosteriorForm.FULL)
                                .pseudoInputs(4)
                                .build()),
                arguments(
                        colour,
                        plan(vae, Activation.RELU, Likelihood.BERNOULLI, 2)
                                .filters(List.of(3, 4))
                                .build()),
                arguments(
                        colour,
                        plan(vae, Activation.SILU, Likelihood.GAUSSIAN_TANH, 2)
                                .filters(List.of(3))
                                .hidden(List.of())
                                .posterior(PosteriorForm.FULL)
                                .pseudoInputs(3)
                                .samples(2)
                                .build()),
                arguments(
                        small,
                        plan(ModelKind.AE, Activation.RELU, Likelihood.BERNOULLI, 2)
                                .build()),
                arguments(
                        small,
                        plan(ModelKind.PCA, Activation.RELU, Likelihood.LINEAR, 2)
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void thePythonMakesTheSameCodesAndImagesAndTakesTheSameStep(
            Framework framework, ImageShape shape, TrainingPlan plan) throws Exception {
        FrozenModel model = initial(plan, shape);
        PythonFile.write(folder.resolve("model.py"), framework, model, plan);
        String text = Files.readString(folder.resolve("model.py"));
        assertFalse(text.contains("#?") || text.contains("{inputs}"), text);
        SplittableRandom random = new SplittableRandom(2);
        byte[] bytes = new byte[COUNT * shape.values()];
        random.nextBytes(bytes);
        float[] images = new float[bytes.length];
        for (int i = 0; i < images.length; i++) {
            images[i] = (bytes[i] & 0xFF) / 255f;
        }
        int latent = plan.latent();
        int samples = plan.inference().samples();
        float[] codes = new float[COUNT * latent];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (float) random.nextGaussian();
        }
        float[] epsilon = new float[COUNT * samples * latent];
        Noise noise = new Noise(SEED);
        for (int row = 0; row < COUNT * samples; row++) {
            noise.fill(0, row, epsilon, row * latent, latent);
        }
        Map<String, NpyArray> given = new LinkedHashMap<>();
        given.put("images", NpyArray.of(images, shape.values()));
        given.put("codes", NpyArray.of(codes, latent));
        given.put("epsilon", NpyArray.of(epsilon, latent));
        NpzFile.write(folder.resolve("given.npz"), given);
        boolean keras = framework == Framework.KERAS;
        Python.run(keras ? "keras" : "torch", folder, keras ? KERAS : PYTORCH);
        assertArrayEquals(made(model, images, codes), floats("made.bin"), 1e-4f);
        if (plan.kind() != ModelKind.PCA) {
            float[] stepped = floats("stepped.bin");
            try (BatchTrainer trainer = new BatchTrainer(model, COUNT, samples, SEED, 1, Precision.FLOAT32)) {
                int[] order = {0, 1, 2, 3, 4};
                StepLosses losses = trainer.step(Pixels.of(bytes, shape.values()), order, 0, COUNT, BETA, RATE);
                double mean = (losses.reconstruction() + plan.beta() * losses.kl()) / COUNT;
                if (samples == 1) {
                    assertEquals(mean, stepped[0], 2e-4 * mean);
                }
                FrozenModel after = trainer.freeze(LatentPlane.ofFirstTwo(latent));
                assertArrayEquals(made(after, images, codes), Arrays.copyOfRange(stepped, 1, stepped.length), 5e-4f);
            }
        }
    }

    private static FrozenModel initial(TrainingPlan plan, ImageShape shape) {
        return BatchTrainer.initialModel(plan.architecture(shape), 3);
    }

    private float[] floats(String name) throws Exception {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static float[] made(FrozenModel model, float[] images, float[] codes) {
        int inputs = model.architecture().inputs();
        int latent = model.architecture().latent();
        float[] all = new float[COUNT * (latent + inputs)];
        Encoder encoder = model.newEncoder();
        Decoder decoder = model.newDecoder();
        for (int i = 0; i < COUNT; i++) {
            float[] mean = new float[latent];
            encoder.encode(Arrays.copyOfRange(images, i * inputs, (i + 1) * inputs), mean, new float[latent]);
            System.arraycopy(mean, 0, all, i * latent, latent);
            float[] image = new float[inputs];
            decoder.decode(Arrays.copyOfRange(codes, i * latent, (i + 1) * latent), image);
            System.arraycopy(image, 0, all, COUNT * latent + i * inputs, inputs);
        }
        return all;
    }
}

package latentatlas.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import latentatlas.image.ImageShape;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.training.Preset;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime, the app and double precision, all three on the same model. */
class OnnxFileTest {
    private static final int INPUTS = 30;
    private static final int BATCH = 16;
    private static final double TOLERANCE = 1e-5;

    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        List<Arguments> all = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            for (Likelihood likelihood : Likelihood.values()) {
                all.add(Arguments.of(ModelKind.VAE, activation, likelihood, 2));
            }
        }
        all.add(Arguments.of(ModelKind.AE, Activation.GELU, Likelihood.BERNOULLI, 5));
        all.add(Arguments.of(ModelKind.PCA, Activation.RELU, Likelihood.LINEAR, 1));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void theEncoderEqualsTheAppAndDoublePrecision(
            ModelKind kind, Activation activation, Likelihood likelihood, int latent) throws Exception {
        FrozenModel model = model(kind, activation, likelihood, latent);
        float[][] images = uniform(BATCH, INPUTS);
        Map<String, float[][]> found = run(OnnxFile.encoder(model), "image", images);
        for (int i = 0; i < BATCH; i++) {
            float[] mean = new float[latent];
            float[] logVariance = new float[latent];
            model.newEncoder().encode(images[i], mean, logVariance);
            double[] exact = encode(model, images[i]);
            for (int d = 0; d < latent; d++) {
                assertEquals(exact[d], found.get("mean")[i][d], TOLERANCE);
                assertEquals(mean[d], found.get("mean")[i][d], TOLERANCE);
                if (kind == ModelKind.VAE) {
                    assertEquals(exact[latent + d], found.get("log_variance")[i][d], TOLERANCE);
                    assertEquals(logVariance[d], found.get("log_variance")[i][d], TOLERANCE);
                }
            }
        }
        assertEquals(kind == ModelKind.VAE ? Set.of("mean", "log_variance") : Set.of("mean"), found.keySet());
    }

    @ParameterizedTest
    @MethodSource("models")
    void theDecoderEqualsTheAppAndDoublePrecision(
            ModelKind kind, Activation activation, Likelihood likelihood, int latent) throws Exception {
        FrozenModel model = model(kind, activation, likelihood, latent);
        Random random = new Random(6);
        float[][] codes = new float[BATCH][];
        for (int i = 0; i < BATCH; i++) {
            codes[i] = Models.normal(random, latent, 2);
        }
        float[][] found = run(OnnxFile.decoder(model), "code", codes).get("image");
        for (int i = 0; i < BATCH; i++) {
            float[] image = new float[INPUTS];
            model.newDecoder().decode(codes[i], image);
            assertArrayEquals(image, found[i], (float) TOLERANCE);
            double[] exact = decode(model, codes[i]);
            for (int p = 0; p < INPUTS; p++) {
                assertEquals(exact[p], found[i][p], TOLERANCE);
            }
        }
    }

    @Test
    void aFullPosteriorIsItsCholeskyFactor() throws Exception {
        FrozenModel model = Models.frozen(
                Models.plan(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 3)
                        .with()
                        .posterior(PosteriorForm.FULL)
                        .build(),
                INPUTS,
                8);
        float[][] images = uniform(BATCH, INPUTS);
        Map<String, float[][]> found = run(OnnxFile.encoder(model), "image", images);
        assertEquals(Set.of("mean", "cholesky"), found.keySet());
        for (int i = 0; i < BATCH; i++) {
            float[] mean = new float[3];
            float[] cholesky = new float[9];
            model.newEncoder().posterior(images[i], mean, cholesky);
            assertArrayEquals(mean, found.get("mean")[i], (float) TOLERANCE);
            assertArrayEquals(cholesky, found.get("cholesky")[i], 1e-4f);
        }
    }

    @Test
    void aModelOfTheDefaultSizeDecodesToTheSameImages() throws Exception {
        FrozenModel model = Models.frozen(Preset.ATLAS.plan(), ImageShape.MNIST.values(), 42);
        float[][] codes = {{0, 0}, {1.5f, -2}, {-3, 0.1f}};
        float[][] found = run(OnnxFile.decoder(model), "code", codes).get("image");
        for (int i = 0; i < codes.length; i++) {
            float[] image = new float[ImageShape.MNIST.values()];
            model.newDecoder().decode(codes[i], image);
            assertArrayEquals(image, found[i], (float) TOLERANCE);
        }
    }

    @Test
    void convolutionsGiveWhatTheAppGivesAlsoForOddSides() throws Exception {
        ImageShape shape = new ImageShape(7, 10, 3);
        FrozenModel model = Models.frozen(
                Preset.CONV
                        .plan()
                        .with()
                        .filters(List.of(4, 6))
                        .hidden(List.of(9))
                        .build(),
                shape,
                3);
        float[][] images = uniform(3, shape.values());
        float[][] means = run(OnnxFile.encoder(model), "image", images).get("mean");
        float[][] decoded = run(OnnxFile.decoder(model), "code", means).get("image");
        for (int i = 0; i < images.length; i++) {
            float[] mean = new float[2];
            float[] image = new float[shape.values()];
            model.newEncoder().encode(images[i], mean, new float[2]);
            model.newDecoder().decode(means[i], image);
            assertArrayEquals(mean, means[i], (float) TOLERANCE);
            assertArrayEquals(image, decoded[i], (float) TOLERANCE);
        }
    }

    @Test
    void bothFilesAreWrittenAndAreTheSameEachTime() throws Exception {
        FrozenModel model = model(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 2);
        OnnxFile.write(folder, model);
        assertArrayEquals(OnnxFile.encoder(model), Files.readAllBytes(folder.resolve("encoder.onnx")));
        assertArrayEquals(OnnxFile.decoder(model), Files.readAllBytes(folder.resolve("decoder.onnx")));
    }

    private static FrozenModel model(ModelKind kind, Activation activation, Likelihood likelihood, int latent) {
        return Models.frozen(Models.plan(kind, activation, likelihood, latent), INPUTS, 41);
    }

    private static float[][] uniform(int rows, int columns) {
        Random random = new Random(5);
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
            }
        }
        return values;
    }

    private static Map<String, float[][]> run(byte[] onnx, String name, float[][] rows) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(onnx, options);
                    OnnxTensor input = OnnxTensor.createTensor(environment, rows);
                    OrtSession.Result result = session.run(Map.of(name, input))) {
                Map<String, float[][]> outputs = new java.util.HashMap<>();
                for (Map.Entry<String, ?> each : result) {
                    outputs.put(each.getKey(), (float[][])
                            result.get(each.getKey()).orElseThrow().getValue());
                }
                return outputs;
            }
        }
    }

    private static double[] encode(FrozenModel model, float[] image) {
        double[] x = new double[image.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = model.architecture().likelihood() == Likelihood.GAUSSIAN_TANH ? 2 * image[i] - 1 : image[i];
        }
        return forward(model.encoder(), model.architecture(), x);
    }

    private static double[] decode(FrozenModel model, float[] code) {
        double[] z = new double[code.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = code[i];
        }
        double[] image = forward(model.decoder(), model.architecture(), z);
        for (int i = 0; i < image.length; i++) {
            double o = image[i];
            image[i] = switch (model.architecture().likelihood()) {
                case BERNOULLI, GAUSSIAN -> 1 / (1 + Math.exp(-o));
                case CONTINUOUS_BERNOULLI -> 0.5 + 0.5 / Math.tanh(o / 2) - 1 / o;
                case GAUSSIAN_TANH -> (1 + Math.tanh(o)) / 2;
                case LINEAR -> Math.max(0, Math.min(1, o));
            };
        }
        return image;
    }

    private static double[] forward(List<Layer> layers, Architecture architecture, double[] input) {
        double[] x = input;
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            double[] y = new double[layer.outputs()];
            for (int j = 0; j < y.length; j++) {
                y[j] = layer.biases()[j];
                for (int i = 0; i < x.length; i++) {
                    y[j] += x[i] * layer.weights()[i * layer.outputs() + j];
                }
                if (l < layers.size() - 1) {
                    y[j] = activate(architecture.activation(), y[j]);
                }
            }
            x = y;
        }
        return x;
    }

    private static double activate(Activation activation, double x) {
        return switch (activation) {
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
            case ELU -> x > 0 ? x : Math.expm1(x);
            case GELU -> x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2;
            case SILU -> x / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
        };
    }
}

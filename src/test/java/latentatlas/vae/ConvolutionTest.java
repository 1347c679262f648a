package latentatlas.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.net.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions are held against dense layers of the same map, which the reference holds. */
class ConvolutionTest {
    private static final int IMAGES = 21;

    static Stream<ImageShape> shapes() {
        return Stream.of(new ImageShape(8, 8, 1), new ImageShape(7, 10, 3), new ImageShape(5, 4, 1));
    }

    /** That weight {@code weight} of a convolution leads from input {@code from} to output {@code to}. */
    private record Tap(int from, int to, int weight) {}

    /** Straight from the definition: window (x, y) begins at pixel (2x - 1, 2y - 1) and is 4 wide and high. */
    private static List<Tap> taps(LayerForm.Convolution form) {
        List<Tap> taps = new ArrayList<>();
        for (int y = 0; y < form.height() / 2; y++) {
            for (int x = 0; x < form.width() / 2; x++) {
                for (int dy = 0; dy < 4; dy++) {
                    for (int dx = 0; dx < 4; dx++) {
                        int row = 2 * y - 1 + dy;
                        int column = 2 * x - 1 + dx;
                        if (row < 0 || column < 0 || row >= form.height() || column >= form.width()) {
                            continue;
                        }
                        for (int c = 0; c < form.channels(); c++) {
                            for (int f = 0; f < form.filters(); f++) {
                                int large = (row * form.width() + column) * form.channels() + c;
                                int small = (y * (form.width() / 2) + x) * form.filters() + f;
                                int weight = ((dy * 4 + dx) * form.channels() + c) * form.filters() + f;
                                taps.add(
                                        form.transposed()
                                                ? new Tap(small, large, weight)
                                                : new Tap(large, small, weight));
                            }
                        }
                    }
                }
            }
        }
        return taps;
    }

    private static Layer unrolled(Layer layer) {
        if (!(layer.form() instanceof LayerForm.Convolution form)) {
            return layer;
        }
        float[] weights = new float[form.inputs() * form.outputs()];
        for (Tap tap : taps(form)) {
            weights[tap.from() * form.outputs() + tap.to()] += layer.weights()[tap.weight()];
        }
        float[] biases = new float[form.outputs()];
        for (int i = 0; i < biases.length; i++) {
            biases[i] = layer.biases()[i % layer.biases().length];
        }
        return Layer.dense(form.inputs(), form.outputs(), weights, biases);
    }

    private static FrozenModel model(ImageShape shape) {
        return BatchTrainer.initialModel(
                new Architecture(
                        ModelKind.VAE,
                        shape,
                        List.of(3, 5),
                        List.of(11),
                        2,
                        Activation.GELU,
                        Likelihood.BERNOULLI,
                        PosteriorForm.DIAGONAL,
                        0,
                        0),
                5);
    }

    private static FrozenModel unrolled(FrozenModel model) {
        List<Layer> encoder =
                model.encoder().stream().map(ConvolutionTest::unrolled).toList();
        List<Layer> decoder =
                model.decoder().stream().map(ConvolutionTest::unrolled).toList();
        Architecture dense = new Architecture(
                ModelKind.VAE,
                model.architecture().inputs(),
                encoder.subList(0, 3).stream().map(Layer::outputs).toList(),
                2,
                Activation.GELU,
                Likelihood.BERNOULLI);
        return new FrozenModel(dense, encoder, decoder, model.plane());
    }

    private static ImageSet images(ImageShape shape) {
        byte[] bytes = new byte[IMAGES * shape.values()];
        new Random(3).nextBytes(bytes);
        return new ImageSet(shape, Pixels.of(bytes, shape.values()), null, List.of());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void codersGiveWhatDenseLayersOfTheSameMapGive(ImageShape shape) {
        FrozenModel model = model(shape);
        FrozenModel dense = unrolled(model);
        ImageSet images = images(shape);
        try (BatchCoder coder = BatchCoder.parallel(model, 2);
                BatchCoder reference = dense.newBatchCoder()) {
            assertArrayEquals(
                    reference.measure(images).reconstruction(),
                    coder.measure(images).reconstruction(),
                    1e-3f);
            float[] means = new float[2 * IMAGES];
            float[] expected = new float[2 * IMAGES];
            int[] all = IntStream.range(0, IMAGES).toArray();
            coder.encode(images, all, means, new float[2 * IMAGES]);
            reference.encode(images, all, expected, new float[2 * IMAGES]);
            assertArrayEquals(expected, means, 1e-5f);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void singleImagesAndDerivativesAreThoseOfDenseLayersOfTheSameMap(ImageShape shape) {
        FrozenModel model = model(shape);
        FrozenModel dense = unrolled(model);
        float[] image = new float[shape.values()];
        Random random = new Random(9);
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
        float[][] found = new float[5][];
        float[][] expected = new float[5][];
        int index = 0;
        for (FrozenModel each : List.of(model, dense)) {
            float[][] into = index++ == 0 ? found : expected;
            float[] code = new float[2];
            each.newEncoder().encode(image, code, new float[2]);
            float[] decoded = new float[image.length];
            each.newDecoder().decode(new float[] {0.7f, -1.2f}, decoded);
            float[] first = new float[image.length];
            float[] second = new float[image.length];
            each.newJacobian(Metric.EUCLIDEAN).jacobian(new float[] {0.7f, -1.2f}, first, second);
            Refiner refiner = new Refiner(each, 1);
            refiner.loss(image, new float[] {0.7f, -1.2f});
            into[0] = code;
            into[1] = decoded;
            into[2] = first;
            into[3] = second;
            into[4] = refiner.gradient(new float[] {0.7f, -1.2f}).clone();
        }
        for (int i = 0; i < found.length; i++) {
            assertArrayEquals(expected[i], found[i], 2e-5f, "result " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void gradientsAreSumsOverTheTapsOfDenseGradients(ImageShape shape) {
        FrozenModel model = model(shape);
        OptimiserState found = afterOneStep(model, shape, 2);
        OptimiserState dense = afterOneStep(unrolled(model), shape, 1);
        List<Layer> layers = new ArrayList<>(model.encoder());
        layers.addAll(model.decoder());
        for (int l = 0; l < layers.size(); l++) {
            LayerForm form = layers.get(l).form();
            double[] weights = new double[form.rows() * form.columns()];
            double[] biases = new double[form.biases()];
            float[] denseWeights = dense.first().get(2 * l);
            if (form instanceof LayerForm.Convolution convolution) {
                for (Tap tap : taps(convolution)) {
                    weights[tap.weight()] += denseWeights[tap.from() * form.outputs() + tap.to()];
                }
            } else {
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = denseWeights[i];
                }
            }
            for (int i = 0; i < form.outputs(); i++) {
                biases[i % biases.length] += dense.first().get(2 * l + 1)[i];
            }
            assertNear(weights, found.first().get(2 * l), "weights of layer " + l);
            assertNear(biases, found.first().get(2 * l + 1), "biases of layer " + l);
        }
    }

    private static OptimiserState afterOneStep(FrozenModel model, ImageShape shape, int threads) {
        try (BatchTrainer trainer = new BatchTrainer(model, IMAGES, 1, 7, threads, Precision.FLOAT32)) {
            int[] order = IntStream.range(0, IMAGES).toArray();
            trainer.step(images(shape).pixels(), order, 0, IMAGES, 1, 1e-3);
            return trainer.optimiser();
        }
    }

    private static void assertNear(double[] expected, float[] found, String what) {
        double scale = 1e-6;
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 3e-5 * scale, what + ", " + i);
        }
    }

    @Test
    void aFewStepsGiveTheSameBitsForAnyNumberOfThreads() {
        ImageShape shape = new ImageShape(8, 8, 1);
        List<float[]> weights = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            try (BatchTrainer trainer = new BatchTrainer(model(shape), IMAGES, 1, 7, threads, Precision.FLOAT32)) {
                int[] order = IntStream.range(0, IMAGES).toArray();
                for (int step = 0; step < 5; step++) {
                    trainer.step(images(shape).pixels(), order, 0, IMAGES - step, 1, 1e-3);
                }
                weights.add(
                        trainer.freeze(model(shape).plane()).encoder().get(0).weights());
            }
        }
        assertArrayEquals(weights.get(0), weights.get(1));
    }
}

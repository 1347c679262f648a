package latentatlas.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import latentatlas.image.ImageShape;
import latentatlas.latent.LatentPlane;
import latentatlas.net.Activation;
import latentatlas.net.Layer;
import latentatlas.net.LayerForm;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Leg;
import latentatlas.training.LossSum;
import latentatlas.training.Losses;
import latentatlas.training.Moment;
import latentatlas.training.Preset;
import latentatlas.training.SettingChange;
import latentatlas.training.Tally;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Architecture;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.OptimiserState;

/** Random models to save. */
final class Models {
    static final ImageShape SHAPE = new ImageShape(6, 5, 1);
    private static final int CODES = 40;

    private Models() {}

    /** A model's file. */
    static byte[] bytes(StoredModel stored) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelFile.content(stored).writeTo(file);
        return file.toByteArray();
    }

    static TrainingPlan plan(ModelKind kind, Activation activation, Likelihood likelihood, int latent) {
        return Preset.ATLAS
                .plan()
                .with()
                .kind(kind)
                .hidden(kind == ModelKind.PCA ? List.of() : List.of(13, 7))
                .latent(latent)
                .activation(activation)
                .likelihood(likelihood)
                .seed(-9_007_199_254_740_993L)
                .build();
    }

    static FrozenModel frozen(TrainingPlan plan, int inputs, long seed) {
        return frozen(plan, inputs == SHAPE.values() ? SHAPE : new ImageShape(inputs, 1, 1), seed);
    }

    static FrozenModel frozen(TrainingPlan plan, ImageShape shape, long seed) {
        Random random = new Random(seed);
        Architecture architecture = plan.architecture(shape);
        float[] origin = new float[plan.latent()];
        Arrays.fill(origin, 0.25f);
        LatentPlane plane = LatentPlane.ofFirstTwo(plan.latent());
        return new FrozenModel(
                architecture,
                layers(architecture.encoderForms(), random),
                layers(architecture.decoderForms(), random),
                normal(random, architecture.pseudoInputs() * architecture.inputs(), 1),
                new LatentPlane(origin, plane.first(), plane.second()));
    }

    private static List<Layer> layers(List<LayerForm> forms, Random random) {
        List<Layer> layers = new ArrayList<>();
        for (LayerForm form : forms) {
            layers.add(new Layer(
                    form,
                    normal(random, form.rows() * form.columns(), 1.5 / Math.sqrt(form.fanIn())),
                    normal(random, form.biases(), 0.3)));
        }
        return layers;
    }

    static float[] normal(Random random, int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** A small model with all that a file can hold. */
    static StoredModel full(long seed) {
        TrainingPlan plan = plan(ModelKind.VAE, Activation.GELU, Likelihood.BERNOULLI, 2);
        FrozenModel model = frozen(plan, SHAPE.values(), seed);
        return stored(model, plan, optimiser(model, seed));
    }

    static StoredModel stored(FrozenModel model, TrainingPlan plan, OptimiserState optimiser) {
        Random random = new Random(plan.latent());
        int[] labels = new int[CODES];
        for (int i = 0; i < CODES; i++) {
            labels[i] = i % 4 - 1;
        }
        double[] kl = new double[plan.latent()];
        Arrays.fill(kl, 1.0 / 3);
        return new StoredModel(
                model,
                plan,
                SHAPE,
                "digits, \"drawn\" – ä",
                "0badcafe",
                List.of("zero", "one", "two"),
                history(),
                normal(random, CODES * plan.latent(), 1),
                labels,
                151.5,
                kl,
                optimiser);
    }

    /** Three moments of the training of {@link #full}. */
    static Timeline timeline() {
        Random random = new Random(3);
        int parameters = Math.toIntExact(full(1).model().parameters());
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            short[] weights = new short[parameters];
            for (int w = 0; w < parameters; w++) {
                weights[w] = (short) random.nextInt(0x7C00);
            }
            moments.add(new Moment(0.25 + i, weights, normal(random, 10, 1), new double[] {i, 0.5}));
        }
        return new Timeline(
                new int[] {3, 1, 4, 1, 5}, new int[] {0, 1, 2, -1, 0}, List.of("zero", "one", "two"), moments);
    }

    static OptimiserState optimiser(FrozenModel model, long seed) {
        Random random = new Random(seed + 1);
        List<float[]> first = new ArrayList<>();
        List<float[]> second = new ArrayList<>();
        List<Layer> layers = new ArrayList<>(model.encoder());
        layers.addAll(model.decoder());
        for (Layer layer : layers) {
            for (int size : new int[] {layer.weights().length, layer.biases().length}) {
                first.add(normal(random, size, 1e-3));
                second.add(normal(random, size, 1e-6));
            }
        }
        for (int i = 0; i < model.architecture().pseudoInputs(); i++) {
            first.add(normal(random, model.architecture().inputs(), 1e-3));
            second.add(normal(random, model.architecture().inputs(), 1e-6));
        }
        return new OptimiserState(1234, first, second);
    }

    static History history() {
        return new History(
                List.of(new CurvePoint(0.1, new Losses(300, 0.1 + 0.2)), new CurvePoint(0.2, new Losses(200, 2))),
                List.of(
                        new EpochFigures(1, 2.5, 24_000, new Losses(180, 3), new Losses(170, 3.5)),
                        new EpochFigures(2, 2.25, 26_000, new Losses(160, 4), null)),
                List.of(new SettingChange(1.5, 4, 1e-3)),
                new Leg(1.25, 0.75),
                new Tally(new LossSum(2e5, 3e3, 1280, 10), new LossSum(150, 3.5, 128, 1), 469, 9, 0.25));
    }
}

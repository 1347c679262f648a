package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import latentatlas.image.Binarisation;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.latent.Codes;
import latentatlas.net.Activation;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import latentatlas.vae.PosteriorForm;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
    private static final TrainingPlan PLAN = Preset.ATLAS.plan();

    private static void taken(UnaryOperator<TrainingPlan.Builder> change) {
        change.apply(PLAN.with()).build();
    }

    /** Says what is wrong with it. */
    private static void refused(UnaryOperator<TrainingPlan.Builder> change, String word) {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> change.apply(PLAN.with()).build())
                .getMessage();
        assertTrue(message.contains(word), message);
    }

    @Test
    void eachNumberHasItsRangeWithBothEndsInIt() {
        taken(plan -> plan.beta(0));
        taken(plan -> plan.beta(TrainingPlan.LARGEST_BETA));
        refused(plan -> plan.beta(-1e-9), "-1.0E-9");
        refused(plan -> plan.beta(1000.001), "1000.001");
        refused(plan -> plan.beta(Double.NaN), "NaN");
        taken(plan -> plan.learningRate(1));
        refused(plan -> plan.learningRate(0), "0.0");
        refused(plan -> plan.learningRate(1.001), "1.001");
        taken(plan -> plan.warmUp(0));
        refused(plan -> plan.warmUp(-0.5), "-0.5");
        refused(plan -> plan.warmUp(Double.POSITIVE_INFINITY), "Infinity");
        taken(plan -> plan.batch(1));
        taken(plan -> plan.batch(8192));
        refused(plan -> plan.batch(0), "0");
        refused(plan -> plan.batch(8193), "8");
        taken(plan -> plan.epochs(1));
        refused(plan -> plan.epochs(0), "0");
        taken(plan -> plan.validation(0));
        taken(plan -> plan.validation(0.9));
        refused(plan -> plan.validation(-0.1), "-0.1");
        refused(plan -> plan.validation(0.91), "0.91");
        taken(plan -> plan.latent(1));
        taken(plan -> plan.latent(64));
        refused(plan -> plan.latent(0), "0");
        refused(plan -> plan.latent(65), "65");
        taken(plan -> plan.filters(List.of(1, 1024)));
        refused(plan -> plan.filters(List.of(0)), "0");
        refused(plan -> plan.filters(List.of(8, 1025)), "1025");
        taken(plan -> plan.hidden(List.of(1, 65_536)));
        refused(plan -> plan.hidden(List.of(0)), "0");
        refused(plan -> plan.hidden(List.of(65_537)), "65537");
        taken(plan -> plan.samples(256));
        refused(plan -> plan.samples(0), "0");
        refused(plan -> plan.samples(257), "257");
        taken(plan -> plan.pseudoInputs(2048));
        refused(plan -> plan.pseudoInputs(-1), "-1");
        refused(plan -> plan.pseudoInputs(2049), "2");
        taken(plan -> plan.refinements(32));
        refused(plan -> plan.refinements(-1), "-1");
        refused(plan -> plan.refinements(33), "33");
    }

    @Test
    void eachChangeIsOfThatValueAloneAndTheSameValueChangesNothing() {
        List<UnaryOperator<TrainingPlan.Builder>> changes = List.of(
                plan -> plan.kind(ModelKind.AE),
                plan -> plan.filters(List.of(4)),
                plan -> plan.hidden(List.of(7)),
                plan -> plan.latent(3),
                plan -> plan.activation(Activation.TANH),
                plan -> plan.likelihood(Likelihood.GAUSSIAN),
                plan -> plan.beta(2),
                plan -> plan.learningRate(0.5),
                plan -> plan.schedule(Schedule.CONSTANT),
                plan -> plan.warmUp(3),
                plan -> plan.batch(9),
                plan -> plan.epochs(11),
                plan -> plan.validation(0.2),
                plan -> plan.seed(99),
                plan -> plan.posterior(PosteriorForm.FULL),
                plan -> plan.samples(4),
                plan -> plan.pseudoInputs(5),
                plan -> plan.refinements(6),
                plan -> plan.binarise(Binarisation.DYNAMIC));
        assertEquals(PLAN, PLAN.with().build());
        for (UnaryOperator<TrainingPlan.Builder> change : changes) {
            TrainingPlan changed = change.apply(PLAN.with()).build();
            assertNotEquals(PLAN, changed);
            assertEquals(changed, change.apply(changed.with()).build());
        }
        TrainingPlan.Builder all = PLAN.with();
        for (UnaryOperator<TrainingPlan.Builder> change : changes.subList(1, changes.size())) {
            all = change.apply(all);
        }
        TrainingPlan plan = all.build();
        assertEquals(new Inference(PosteriorForm.FULL, 4, 5, 6), plan.inference());
        assertEquals(List.of(4), plan.filters());
        assertEquals(List.of(7), plan.hidden());
        assertEquals(
                plan.inference().pseudoInputs(),
                plan.architecture(ImageShape.MNIST).pseudoInputs());
        assertEquals(plan.latent(), plan.architecture(ImageShape.MNIST).latent());
    }

    @Test
    void whatAKindHasNoUseForIsLeftOut() {
        TrainingPlan rich = PLAN.with().filters(List.of(4)).samples(3).epochs(9).build();
        TrainingPlan linear = rich.with().kind(ModelKind.PCA).build();
        assertEquals(List.of(), linear.filters());
        assertEquals(List.of(), linear.hidden());
        assertEquals(Likelihood.LINEAR, linear.likelihood());
        assertEquals(Inference.PLAIN, linear.inference());
        assertEquals(1, linear.length());
        TrainingPlan plain = rich.with().kind(ModelKind.AE).build();
        assertEquals(Inference.PLAIN, plain.inference());
        assertEquals(List.of(4), plain.filters());
        assertEquals(9, plain.length());
        assertEquals(3, rich.inference().samples());
    }

    @Test
    void aSampleOfASetIsInItsOrderWithoutRepeatsAndTheSameForTheSameSize() {
        ImageSet images = images(500);
        int[] chosen = new CloudSample(images, 100).chosen();
        assertEquals(100, chosen.length);
        for (int i = 1; i < chosen.length; i++) {
            assertTrue(chosen[i] > chosen[i - 1]);
        }
        assertTrue(chosen[99] < 500 && chosen[0] >= 0);
        // From all of the set: a fair draw of 100 leaves no fifth with fewer than a few.
        for (int fifth = 0; fifth < 5; fifth++) {
            int from = 100 * fifth;
            long there = IntStream.of(chosen)
                    .filter(i -> i >= from && i < from + 100)
                    .count();
            assertTrue(there >= 8 && there <= 35, there + " of 100 from " + from);
        }
        org.junit.jupiter.api.Assertions.assertArrayEquals(chosen, new CloudSample(images(500), 100).chosen());
        assertEquals(20, new CloudSample(images(20), 100).chosen().length);
        Codes codes = new CloudSample(images, 100).codes(new float[300], 3);
        assertEquals(100, codes.size());
        for (int i = 0; i < 100; i++) {
            assertEquals(chosen[i] % 3, codes.labels()[i]);
        }
    }

    /** One of few shows best whether each has the same chance. */
    @Test
    void aSampleOfOneIsAnyOfTheSet() {
        double sum = 0;
        for (int size = 2; size < 400; size++) {
            sum += (double) new CloudSample(images(size), 1).chosen()[0] / (size - 1);
        }
        assertEquals(0.5, sum / 398, 0.1);
    }

    private static ImageSet images(int count) {
        return new ImageSet(
                new ImageShape(2, 2, 1),
                Pixels.of(new byte[4 * count], 4),
                IntStream.range(0, count).map(i -> i % 3).toArray(),
                ImageSet.numbered(3));
    }

    @Test
    void aRunNeedsImages() {
        assertThrows(IllegalArgumentException.class, () -> new TrainingImages(images(0), null));
    }
}

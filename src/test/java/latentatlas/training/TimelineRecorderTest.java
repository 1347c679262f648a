package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import latentatlas.image.ImageShape;
import latentatlas.latent.Codes;
import latentatlas.net.Layer;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;
import org.junit.jupiter.api.Test;

class TimelineRecorderTest {
    private static final TrainingPlan PLAN =
            Preset.KERAS_512.plan().with().hidden(List.of(20)).epochs(100).build();
    private static final FrozenModel MODEL = BatchTrainer.initialModel(PLAN.architecture(ImageShape.MNIST), 1);
    private static final int SAMPLE = 50;
    private static final long MOMENT = Moment.bytes(MODEL.parameters(), 2 * SAMPLE);

    private static Codes codes(float value) {
        float[] values = new float[2 * SAMPLE];
        java.util.Arrays.fill(values, value);
        return new Codes(values, 2, new int[SAMPLE], IntStream.range(0, SAMPLE).toArray(), List.of("0"));
    }

    private static boolean take(TimelineRecorder recorder, double epochs) {
        int whole = (int) epochs;
        List<EpochFigures> figures = IntStream.rangeClosed(1, whole)
                .mapToObj(epoch -> new EpochFigures(epoch, 1, 1, new Losses(100.0 - epoch, 1), null))
                .toList();
        int steps = (int) Math.round((epochs - whole) * 1_000);
        Tally tally = new Tally(new LossSum(1, 1, steps, steps), LossSum.NONE, 1_000, 1, 0);
        History history = new History(List.of(), figures, List.of(), Leg.FIRST, tally);
        Checkpoint checkpoint = new Checkpoint(PLAN, MODEL, OptimiserState.NONE, history);
        return recorder.take(checkpoint, codes((float) epochs), new double[] {epochs, 1});
    }

    private static List<Double> places(TimelineRecorder recorder) {
        return recorder.timeline().moments().stream().map(Moment::epochs).toList();
    }

    @Test
    void aLongRunStaysWithinItsMemoryAndKeepsAnEvenSpreadWithBothEnds() {
        TimelineRecorder recorder = new TimelineRecorder(Timeline.EMPTY, 40 * MOMENT);
        for (int i = 1; i <= 10_000; i++) {
            take(recorder, i / 100.0);
            assertTrue(recorder.timeline().size() <= 40);
            List<Double> places = places(recorder);
            assertEquals(0.01, places.get(0));
            double least = Double.MAX_VALUE;
            double most = i / 100.0 - places.get(places.size() - 1);
            for (int gap = 1; gap < places.size(); gap++) {
                least = Math.min(least, places.get(gap) - places.get(gap - 1));
                most = Math.max(most, places.get(gap) - places.get(gap - 1));
            }
            assertTrue(most <= 2.2 * least, "gaps from " + least + " to " + most + " after " + i);
        }
        assertTrue(recorder.timeline().size() >= 15, recorder.timeline().size() + " moments");
    }

    @Test
    void singleStepsOfAPausedRunDoNotCrowdOutTheRest() {
        TimelineRecorder recorder = new TimelineRecorder(Timeline.EMPTY, 20 * MOMENT);
        for (int i = 1; i <= 50; i++) {
            take(recorder, i / 10.0);
        }
        for (int i = 1; i <= 500; i++) {
            take(recorder, 5 + i / 1_000.0);
        }
        long before = places(recorder).stream().filter(place -> place < 5).count();
        assertTrue(before >= 8, before + " moments before the pause");
    }

    @Test
    void aRunThatGoesOnKeepsItsPastAndTheDistanceOfItsMoments() {
        TimelineRecorder first = new TimelineRecorder(Timeline.EMPTY, 20 * MOMENT);
        for (int i = 1; i <= 10; i++) {
            assertTrue(take(first, i));
        }
        TimelineRecorder second = new TimelineRecorder(first.timeline(), 20 * MOMENT);
        assertFalse(take(second, 10), "the moment it goes on from is there already");
        assertFalse(take(second, 10.5));
        assertTrue(take(second, 11));
        assertEquals(11, second.timeline().size());
    }

    @Test
    void aModelLargerThanTheMemoryStillHasABeginningAMiddleAndAnEnd() {
        TimelineRecorder recorder = new TimelineRecorder(Timeline.EMPTY, 1);
        for (int i = 1; i <= 200; i++) {
            take(recorder, i / 2.0);
        }
        int size = recorder.timeline().size();
        assertTrue(size >= 2 && size <= 3, size + " moments");
    }

    @Test
    void aMomentIsTheModelToElevenBitsWithItsOwnCodesAndFigures() {
        TimelineRecorder recorder = new TimelineRecorder(Timeline.EMPTY, 20 * MOMENT);
        take(recorder, 1);
        take(recorder, 3);
        Checkpoint newest = new Checkpoint(
                PLAN,
                MODEL,
                OptimiserState.NONE,
                new History(
                        List.of(new CurvePoint(0.5, new Losses(9, 1)), new CurvePoint(2, new Losses(8, 1))),
                        List.of(
                                new EpochFigures(1, 1, 1, new Losses(9, 1), null),
                                new EpochFigures(2, 1, 1, new Losses(8, 1), null)),
                        List.of(new SettingChange(0.5, 2, 1e-3), new SettingChange(1.5, 4, 1e-3))));
        Checkpoint then = recorder.timeline().checkpoint(0, newest);
        for (int part = 0; part < 2; part++) {
            List<Layer> is = part == 0 ? then.model().encoder() : then.model().decoder();
            List<Layer> was = part == 0 ? MODEL.encoder() : MODEL.decoder();
            for (int layer = 0; layer < was.size(); layer++) {
                for (int i = 0; i < was.get(layer).weights().length; i++) {
                    float exact = was.get(layer).weights()[i];
                    assertEquals(exact, is.get(layer).weights()[i], Math.abs(exact) / 2_048 + 3e-8);
                }
            }
        }
        assertEquals(1, then.history().epochs().size());
        assertEquals(1, then.history().curve().size());
        assertEquals(2, then.settings().beta());
        assertEquals(3, recorder.timeline().codes(1).values()[0]);
        assertArrayEquals(
                new double[] {3, 1}, recorder.timeline().moments().get(1).klOfDimensions());
    }

    @Test
    void halvesAreTheNearestOnesTiesToEven() {
        for (int bits = 0; bits < 0x7C00; bits++) {
            float value = Half.toFloat((short) bits);
            assertEquals((short) bits, Half.of(value));
            assertEquals((short) (bits | 0x8000), Half.of(-value));
            if (bits + 1 < 0x7C00) {
                float next = Half.toFloat((short) (bits + 1));
                float middle = (value + next) / 2;
                assertEquals((short) (bits + bits % 2), Half.of(middle), "between " + value + " and " + next);
                assertEquals((short) bits, Half.of(Math.nextDown(middle)));
                assertEquals((short) (bits + 1), Half.of(Math.nextUp(middle)));
            }
        }
        assertEquals(65_504f, Half.toFloat(Half.of(1e9f)));
        assertEquals(-65_504f, Half.toFloat(Half.of(-1e9f)));
    }
}

package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The screen's hand on the trainer's thread, by seeds. */
class ControlStressTest {
    private final Control control = new Control(new Control.Settings(0, 0));
    private final AtomicLong steps = new AtomicLong();
    private final Thread trainer = new Thread(
            () -> {
                while (control.awaitPermission()) {
                    steps.incrementAndGet();
                }
            },
            "obedient");

    /** Until the trainer waits for leave. */
    private void awaitRest() {
        while (!control.wouldWait() || trainer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aPausedTrainerTakesJustTheStepsItIsAskedFor() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        assertFalse(control.wouldWait());
        trainer.start();
        for (int round = 0; round < 500; round++) {
            control.pause();
            awaitRest();
            long before = steps.get();
            int asked = random.nextInt(5);
            for (int i = 0; i < asked; i++) {
                control.step();
            }
            awaitRest();
            assertEquals(before + asked, steps.get());
            if (random.nextInt(3) > 0) {
                control.resume();
                while (random.nextBoolean() && steps.get() < before + asked + 3) {
                    Thread.onSpinWait();
                }
            }
        }
        control.stop();
        trainer.join();
        assertTrue(control.stopped());
        assertFalse(control.wouldWait());
        assertFalse(control.awaitPermission());
    }

    @Test
    void aStepAskedForBeforeItGoesOnIsNotTakenAfterTheNextPause() throws Exception {
        control.step();
        control.step();
        control.resume();
        assertFalse(control.wouldWait());
        control.pause();
        assertTrue(control.wouldWait());
        trainer.start();
        awaitRest();
        assertEquals(0, steps.get());
        control.stop();
        trainer.join();
    }

    @Test
    void stoppedWhilePausedItEndsWithoutAStep() throws Exception {
        for (int round = 0; round < 40; round++) {
            Control paused = new Control(new Control.Settings(1, 1e-3));
            paused.pause();
            boolean[] went = {true};
            Thread waiting = new Thread(() -> went[0] = paused.awaitPermission());
            waiting.start();
            if (round % 2 == 0) {
                while (waiting.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            paused.stop();
            waiting.join();
            assertFalse(went[0]);
        }
    }

    /** Both settings are one value: a hand on the one must not undo what another has just done to the other. */
    @Test
    void settingsFromTwoHandsAreNeitherLostNorTakenBack() throws Exception {
        int many = 50_000;
        Thread[] hands = {
            new Thread(() -> {
                for (int i = 1; i <= many; i++) {
                    control.setBeta(i);
                }
            }),
            new Thread(() -> {
                for (int i = 1; i <= many; i++) {
                    control.setLearningRate(i);
                }
            })
        };
        for (Thread hand : hands) {
            hand.start();
        }
        Control.Settings before = control.settings();
        while (hands[0].isAlive() || hands[1].isAlive()) {
            Control.Settings now = control.settings();
            assertTrue(now.beta() >= before.beta() && now.learningRate() >= before.learningRate(), "taken back");
            before = now;
        }
        for (Thread hand : hands) {
            hand.join();
        }
        assertEquals(new Control.Settings(many, many), control.settings());
    }
}

package latentatlas.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlTest {
    private final Control control = new Control(new Control.Settings(1, 0.001));

    /** What another thread, which waits for permission by now, is told in the end. */
    private CompletableFuture<Boolean> waiting() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> answer.complete(control.awaitPermission()));
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return answer;
    }

    private static boolean soon(CompletableFuture<Boolean> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aRunThatWaitsHearsOfGoingOnOfAStepAndOfTheEnd() throws Exception {
        control.pause();
        assertTrue(control.wouldWait());
        CompletableFuture<Boolean> first = waiting();
        control.resume();
        assertTrue(soon(first));
        assertFalse(control.wouldWait());
        control.pause();
        CompletableFuture<Boolean> second = waiting();
        control.step();
        assertTrue(soon(second));
        assertTrue(control.wouldWait(), "one step was all");
        CompletableFuture<Boolean> third = waiting();
        control.stop();
        assertFalse(soon(third));
        assertFalse(control.wouldWait());
        assertFalse(control.awaitPermission());
        assertTrue(control.stopped());
    }

    @Test
    void stepsThatWereAskedForAreForgottenWhenARunGoesOn() {
        control.step();
        control.step();
        control.resume();
        assertTrue(control.awaitPermission());
        control.pause();
        assertTrue(control.wouldWait());
    }

    /** Whatever one thread has done, another one gets in after it. */
    @Test
    void noThreadKeepsTheOthersOut() throws Exception {
        control.setBeta(2);
        inAnotherThread(() -> control.setLearningRate(0.01));
        inAnotherThread(() -> control.setBeta(3));
        inAnotherThread(control::wouldWait);
        inAnotherThread(control::awaitPermission);
        control.setLearningRate(0.02);
        assertFalse(control.wouldWait());
        assertTrue(control.awaitPermission());
        inAnotherThread(control::pause);
        assertEquals(new Control.Settings(3, 0.02), control.settings());
    }

    private static void inAnotherThread(Runnable work) throws Exception {
        CompletableFuture.runAsync(work, task -> {
                    Thread thread = new Thread(task);
                    thread.setDaemon(true);
                    thread.start();
                })
                .get(10, TimeUnit.SECONDS);
    }
}

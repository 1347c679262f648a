package latentatlas.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import latentatlas.image.Loading;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.junit.jupiter.api.Test;

/** Jobs of every kind that end in every way, while the screen gives some of them up; by seeds. */
class JobsStressTest {
    private static final int JOBS = 1_000;

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final List<Jobs.Handle> reading = new ArrayList<>();
    /** Those whose problem was told, by their place among what was read. */
    private final Set<Integer> told = new HashSet<>();

    private final List<Integer> written = Collections.synchronizedList(new ArrayList<>());
    private List<Job> shown = List.of();
    private final Jobs jobs = new Jobs(screen::add, list -> shown = list, this::tell);

    private void pump(boolean all) throws InterruptedException {
        while (all ? !shown.isEmpty() : !screen.isEmpty()) {
            Runnable task = screen.poll(30, TimeUnit.SECONDS);
            assertTrue(task != null, () -> "these never end: " + shown);
            task.run();
        }
    }

    private void tell(ProblemException problem) {
        int number = Integer.parseInt(problem.line().replaceAll("\\D+", ""));
        assertFalse(reading.get(number).cancelled(), "given up, and not silent");
        assertTrue(told.add(number), "told twice");
    }

    /** Goes some way, or as long as it may, and ends well or not. */
    private static void work(int number, int way, Loading loading) throws ProblemException {
        for (int i = 0; i <= 50; i++) {
            if (!loading.at(i, 50)) {
                throw new CancellationException();
            }
        }
        if (way == 1) {
            throw new ProblemException(Message.of("job.saving", "" + number), null, Message.of("problem.chooseDigit"));
        }
        if (way == 2) {
            throw new IllegalStateException("" + number);
        }
    }

    @Test
    void eachEndsOnceAndIsGoneAndWhatWasGivenUpSaysNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(8);
        Set<Jobs.Handle> ended = new HashSet<>();
        Set<Integer> failing = new HashSet<>();
        List<Integer> toWrite = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            int way = random.nextInt(4);
            if (random.nextBoolean()) {
                int number = reading.size();
                // Its name is in what is said of its failure.
                reading.add(jobs.read(
                        Message.of("job.saving", ""),
                        loading -> work(number, way, loading),
                        each -> assertTrue(ended.add(each), "ended twice")));
                if (way == 1 || way == 2) {
                    failing.add(number);
                }
            } else {
                int number = toWrite.size();
                toWrite.add(number);
                jobs.write(Message.of("job.saving", ""), loading -> written.add(number));
            }
            if (random.nextInt(3) == 0) {
                pump(false);
            }
            if (random.nextInt(4) == 0) {
                shown.stream().filter(Job::reads).findAny().ifPresent(job -> jobs.cancel(job.id()));
            }
        }
        pump(true);
        assertEquals(toWrite, written);
        assertEquals(JOBS - toWrite.size(), ended.size());
        assertTrue(failing.containsAll(told));
        failing.removeIf(number -> reading.get(number).cancelled());
        assertTrue(told.containsAll(failing), "some failed in silence");
        jobs.close();
    }

    @Test
    void closingWaitsForWhatIsWrittenAndGivesUpWhatIsRead() throws Exception {
        for (int i = 0; i < 200; i++) {
            int number = i;
            jobs.write(Message.of("job.saving", ""), loading -> written.add(number));
        }
        Jobs.Handle endless = jobs.read(Message.of("job.saving", ""), loading -> {
            while (loading.at(0, 0)) {
                Thread.onSpinWait();
            }
            throw new CancellationException();
        });
        jobs.close();
        assertEquals(200, written.size());
        assertTrue(endless.cancelled());
        pump(true);
        assertEquals(Set.of(), told);
    }
}

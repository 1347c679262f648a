package latentatlas.ui.drawing;

import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import latentatlas.flow.Latest;
import latentatlas.image.ImageShape;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import org.jspecify.annotations.Nullable;

/**
 * One end of the way: a place on the map, and the code it stands for: that of the image it was read from, or of a data point,
 * which may lie above or below the map, else the one at the place itself. What was asked for
 * before the end was last put somewhere, or cleared, has nothing to say.
 */
final class End {
    private final ReadOnlyObjectWrapper<@Nullable LatentPoint> place = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private final Latest<Job> jobs;
    private final Latest<Runnable> results;
    private final Reader reader;
    private final Runnable moved;
    private final Consumer<ProblemException> problems;
    private @Nullable Point point;
    private long version;

    /**
     * A code of the data.
     *
     * @param codes weakly: they may be shown again, but not once their model is gone
     */
    private record Point(WeakReference<Codes> codes, int index) {
        boolean of(Exhibit exhibit) {
            return codes.refersTo(exhibit.codes());
        }
    }

    /** An image to be read, in the background. */
    @FunctionalInterface
    interface Source {
        /**
         * The image in the form of a data set, [values], intensities; empty where it shows nothing.
         *
         * @throws ProblemException where it is none
         */
        Optional<float[]> in(ImageShape shape) throws ProblemException;
    }

    private record Job(Exhibit exhibit, Source picture, long version) {}

    /**
     * An end that is nowhere.
     *
     * @param background runs one task at a time
     * @param screen runs tasks on this end's thread
     * @param moved told whenever a reading has put the end somewhere
     */
    End(Executor background, Executor screen, Reader reader, Runnable moved, Consumer<ProblemException> problems) {
        this.reader = reader;
        this.moved = moved;
        this.problems = problems;
        results = new Latest<>(screen, Runnable::run);
        jobs = new Latest<>(background, this::work);
    }

    private void work(Job job) {
        Runnable result;
        try {
            Optional<float[]> image = job.picture().in(job.exhibit().shape());
            result = image.map(float[]::clone)
                    .map(intensities -> reader.read(job.exhibit(), intensities))
                    .<Runnable>map(read -> () -> took(job, read))
                    .orElse(() -> refused(
                            job,
                            new ProblemException(
                                    Message.of("problem.emptyImage"), null, Message.of("problem.chooseDigit"))));
        } catch (ProblemException e) {
            result = () -> refused(job, e);
        }
        results.offer(result);
    }

    private void took(Job job, Reading read) {
        if (job.version() == version) {
            reading.set(read);
            place.set(job.exhibit().model().plane().project(read.refined(), 0));
            moved.run();
        }
    }

    private void refused(Job job, ProblemException problem) {
        if (job.version() == version) {
            problems.accept(problem);
        }
    }

    /** Reads an image as this end. */
    void read(Exhibit exhibit, Source picture) {
        jobs.offer(new Job(exhibit, picture, version));
    }

    /** Reads the same image again, with another model; false where there is none. */
    boolean readAgain(Exhibit exhibit) {
        Reading last = reading.get();
        if (last != null) {
            jobs.offer(new Job(exhibit, shape -> Optional.of(last.intensities()), version));
        }
        return last != null;
    }

    /** Where the end is, and the image it was read from. */
    InterpolationModel.Held held() {
        Reading last = reading.get();
        return new InterpolationModel.Held(place.get(), last == null ? null : last.intensities());
    }

    /** Puts the end somewhere, or nowhere. */
    void place(@Nullable LatentPoint point) {
        put(null, point);
    }

    /** Puts the end on a code of the data. */
    void place(Exhibit exhibit, int code) {
        put(
                new Point(new WeakReference<>(exhibit.codes()), code),
                exhibit.cloud().point(code));
    }

    private void put(@Nullable Point data, @Nullable LatentPoint where) {
        version++;
        reading.set(null);
        point = data;
        place.set(where);
    }

    /** Follows a code of the data to another plane of its space. */
    void follow(Exhibit exhibit) {
        if (point != null && point.of(exhibit)) {
            place.set(exhibit.cloud().point(point.index()));
        }
    }

    /** The code that the end stands for under a model, [latent]; null where it is nowhere. */
    float @Nullable [] code(Exhibit exhibit) {
        LatentPoint where = place.get();
        Reading last = reading.get();
        if (where == null) {
            return null;
        }
        // What was read with a model of another space is about to be read again.
        if (last != null
                && last.refined().length == exhibit.model().architecture().latent()) {
            return last.refined();
        }
        return point != null && point.of(exhibit)
                ? exhibit.codes().code(point.index())
                : exhibit.model().plane().code(where);
    }

    ReadOnlyObjectProperty<@Nullable LatentPoint> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }
}

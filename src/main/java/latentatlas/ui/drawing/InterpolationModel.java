package latentatlas.ui.drawing;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import latentatlas.flow.Latest;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PathFinder;
import latentatlas.latent.PathKind;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.ModelPlane;
import org.jspecify.annotations.Nullable;

/**
 * Two ends A and B on the map and the film between them. Confined to the screen's thread; encoding and path finding run on
 * a background executor, the latest request only.
 */
public final class InterpolationModel {
    /** Frames of the film. */
    public static final int FRAMES = 33;

    private static final long SHORTEST_REST = 400_000_000L;
    /** Paths of a model in training are found again after their cost this many times over. */
    private static final int REST = 12;

    private final ReadOnlyObjectWrapper<@Nullable LatentPoint> a = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable LatentPoint> b = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Reading> readingA = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Reading> readingB = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Film> film = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<PathKind> kind = new SimpleObjectProperty<>(PathKind.GEODESIC);
    private final DoubleProperty position = new SimpleDoubleProperty(0);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final Latest<PathJob> pathJobs;
    private final Latest<ReadJob> readsA;
    private final Latest<ReadJob> readsB;
    private final Reader reader = new Reader();

    private final LongSupplier nanoTime;
    /** How long the last path took to find; written by the background thread. */
    private volatile long cost;

    private long lastShown;
    private @Nullable FrozenModel model;
    private ImageShape shape = ImageShape.MNIST;
    private Cloud cloud = Cloud.EMPTY;
    private double usual = Double.POSITIVE_INFINITY;

    /**
     * The decoded frames along a path.
     *
     * @param images [frames][values], intensities
     */
    public record Film(LatentPath path, float[][] images, ImageShape shape) {}

    private record PathJob(
            FrozenModel model, ImageShape shape, Cloud cloud, PathKind kind, LatentPoint from, LatentPoint to) {}

    private record ReadJob(FrozenModel model, Cloud cloud, float[] intensities, double usual) {}

    /**
     * A model without ends.
     *
     * @param background runs one task at a time
     * @param screen runs tasks on this model's thread
     * @param nanoTime a clock, nanoseconds
     */
    public InterpolationModel(Executor background, Executor screen, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        Latest<Film> films = new Latest<>(screen, film::set);
        pathJobs = new Latest<>(background, job -> films.offer(film(job)));
        Latest<Reading> resultsA = new Latest<>(screen, reading -> took(reading, readingA, a));
        Latest<Reading> resultsB = new Latest<>(screen, reading -> took(reading, readingB, b));
        readsA = new Latest<>(background, job -> resultsA.offer(read(job)));
        readsB = new Latest<>(background, job -> resultsB.offer(read(job)));
        kind.addListener((o, was, is) -> findPath());
    }

    private Reading read(ReadJob job) {
        return reader.read(job.model(), job.cloud(), job.intensities(), job.usual());
    }

    private Film film(PathJob job) {
        long started = nanoTime.getAsLong();
        ModelPlane plane = new ModelPlane(job.model());
        LatentPath path = new PathFinder(plane, job.cloud()).find(job.kind(), job.from(), job.to(), FRAMES);
        float[][] images = new float[FRAMES][plane.values()];
        for (int i = 0; i < FRAMES; i++) {
            plane.decode(path.points().get(i).x(), path.points().get(i).y(), images[i], 0);
        }
        cost = nanoTime.getAsLong() - started;
        return new Film(path, images, job.shape());
    }

    private void took(
            Reading reading,
            ReadOnlyObjectWrapper<@Nullable Reading> readings,
            ReadOnlyObjectWrapper<@Nullable LatentPoint> end) {
        readings.set(reading);
        end.set(reading.refined());
        findPath();
    }

    /**
     * Shows another model; both ends are encoded again. While models follow each other several times a second, most are
     * left out: finding a path takes a core, and training wants it.
     */
    public void show(FrozenModel newest, ImageShape imageShape, Cloud codes, double usualLoss, boolean live) {
        boolean sameForm = shape.equals(imageShape);
        model = newest;
        shape = imageShape;
        cloud = codes;
        usual = usualLoss;
        if (!sameForm) {
            clear(true);
            clear(false);
        }
        long now = nanoTime.getAsLong();
        boolean tooSoon = now - lastShown < Math.max(SHORTEST_REST, REST * cost);
        if (film.get() != null && live && tooSoon) {
            return;
        }
        lastShown = now;
        Reading first = readingA.get();
        Reading second = readingB.get();
        if (first != null) {
            readImage(true, first.intensities());
        }
        if (second != null) {
            readImage(false, second.intensities());
        }
        if (first == null && second == null) {
            findPath();
        }
    }

    /** Encodes an image, [values], intensities, as an end. */
    public void readImage(boolean first, float[] intensities) {
        FrozenModel now = model;
        if (now != null && intensities.length == now.architecture().inputs()) {
            (first ? readsA : readsB).offer(new ReadJob(now, cloud, intensities, usual));
        }
    }

    /** Puts an end somewhere on the map. */
    public void place(boolean first, LatentPoint point) {
        (first ? readingA : readingB).set(null);
        (first ? a : b).set(point);
        findPath();
    }

    /** Takes an end away. */
    public void clear(boolean first) {
        (first ? readingA : readingB).set(null);
        (first ? a : b).set(null);
        film.set(null);
        playing.set(false);
    }

    private void findPath() {
        FrozenModel now = model;
        LatentPoint from = a.get();
        LatentPoint to = b.get();
        if (now != null && from != null && to != null) {
            pathJobs.offer(new PathJob(now, shape, cloud, kind.get(), from, to));
        }
    }

    /** The place on the path at {@code position}, or null without a path. */
    public @Nullable LatentPoint current() {
        Film now = film.get();
        if (now == null) {
            return null;
        }
        List<LatentPoint> points = now.path().points();
        double place = position.get() * (points.size() - 1);
        int index = Math.min(points.size() - 2, (int) place);
        return points.get(index).towards(points.get(index + 1), place - index);
    }

    public ReadOnlyObjectProperty<@Nullable LatentPoint> aProperty() {
        return a.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable LatentPoint> bProperty() {
        return b.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Reading> readingProperty(boolean first) {
        return (first ? readingA : readingB).getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Film> filmProperty() {
        return film.getReadOnlyProperty();
    }

    public ObjectProperty<PathKind> kindProperty() {
        return kind;
    }

    /** 0 at A, 1 at B. */
    public DoubleProperty positionProperty() {
        return position;
    }

    public BooleanProperty playingProperty() {
        return playing;
    }
}

package latentatlas.ui.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import latentatlas.image.drawing.Picture;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.PathFinder;
import latentatlas.latent.PathKind;
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
    private final ReadOnlyObjectWrapper<ImageShape> shape = new ReadOnlyObjectWrapper<>(ImageShape.MNIST);
    private final ReadOnlyObjectWrapper<@Nullable Film> film = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<PathKind> kind = new SimpleObjectProperty<>(PathKind.GEODESIC);
    private final DoubleProperty position = new SimpleDoubleProperty(0);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanProperty beyond = new SimpleBooleanProperty();
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final Latest<PathJob> pathJobs;
    private final Latest<ReadJob> readsA;
    private final Latest<ReadJob> readsB;
    private final CodeIndex index = new CodeIndex();
    private final Reader reader = new Reader(index);

    private final LongSupplier nanoTime;
    /** How long the last path took to find; written by the background thread. */
    private volatile long cost;

    private long lastShown;
    private @Nullable Material material;
    private @Nullable LatentPoint via;

    /**
     * The decoded frames along a path.
     *
     * @param images [frames][values], intensities
     * @param around the codes around each frame; empty where there are none
     * @param others the paths of the other kinds, where they were asked for
     */
    public record Film(
            LatentPath path,
            PathKind kind,
            float[][] images,
            List<CodesAround> around,
            Map<PathKind, LatentPath> others,
            LatentPoint a,
            LatentPoint b,
            LatentPoint middle,
            Material material) {
        public ImageShape shape() {
            return material.shape();
        }
    }

    private record PathJob(
            Material material,
            PathKind kind,
            LatentPoint from,
            @Nullable LatentPoint via,
            LatentPoint to,
            boolean beyond,
            boolean comparing) {}

    private record ReadJob(Material material, float[] intensities) {}

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
        readsA = new Latest<>(background, job -> resultsA.offer(reader.read(job.material(), job.intensities())));
        readsB = new Latest<>(background, job -> resultsB.offer(reader.read(job.material(), job.intensities())));
        kind.addListener((o, was, is) -> findPath());
        beyond.addListener((o, was, is) -> findPath());
        comparing.addListener((o, was, is) -> findPath());
    }

    private Film film(PathJob job) {
        long started = nanoTime.getAsLong();
        try (ModelPlane plane = new ModelPlane(job.material().model())) {
            Film made = film(job, plane);
            cost = nanoTime.getAsLong() - started;
            return made;
        }
    }

    private Film film(PathJob job, ModelPlane plane) {
        PathFinder finder = new PathFinder(plane, job.material().cloud());
        LatentPath path = find(finder, plane, job, job.kind());
        float[] all = new float[FRAMES * plane.values()];
        plane.decode(path.points(), all);
        float[][] images = new float[FRAMES][];
        List<CodesAround> around = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            LatentPoint point = path.points().get(i);
            images[i] = Arrays.copyOfRange(all, i * plane.values(), (i + 1) * plane.values());
            if (job.material().cloud().size() > 0) {
                around.add(index.around(job.material().cloud(), point));
            }
        }
        Map<PathKind, LatentPath> others = new EnumMap<>(PathKind.class);
        for (PathKind other : PathKind.values()) {
            if (job.comparing() && other != job.kind()) {
                others.put(other, find(finder, plane, job, other));
            }
        }
        LatentPoint middle = job.via() == null ? path.points().get(FRAMES / 2) : job.via();
        return new Film(path, job.kind(), images, around, others, job.from(), job.to(), middle, job.material());
    }

    private static LatentPath find(PathFinder finder, ModelPlane plane, PathJob job, PathKind kind) {
        double overshoot = job.beyond() ? PathFinder.MOST_OVERSHOOT : 0;
        LatentPoint via = job.via();
        if (via == null) {
            return finder.find(kind, job.from(), job.to(), FRAMES, overshoot);
        }
        List<LatentPoint> points =
                new ArrayList<>(finder.find(kind, job.from(), via, FRAMES).points());
        points.addAll(finder.find(kind, via, job.to(), FRAMES).points());
        return LatentPath.evenly(LatentPath.extended(points, overshoot), FRAMES, plane);
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
    public void show(Material newest, boolean live) {
        Material before = material;
        material = newest;
        if (before == null || !before.shape().equals(newest.shape())) {
            shape.set(newest.shape());
            if (before != null) {
                clear(true);
                clear(false);
            }
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
        Material now = material;
        if (now != null && intensities.length == now.shape().values()) {
            (first ? readsA : readsB).offer(new ReadJob(now, intensities));
        }
    }

    /** Takes a picture from elsewhere as an end; false where it shows nothing. */
    public boolean readPicture(boolean first, Picture picture) {
        Optional<float[]> read = picture.seenAs(shape.get());
        read.ifPresent(intensities -> readImage(first, intensities));
        return read.isPresent();
    }

    /** Takes the data point nearest to a place as an end, its image where that is at hand. */
    public void placeNearest(boolean first, LatentPoint point) {
        Material now = material;
        if (now == null || now.cloud().size() == 0) {
            return;
        }
        Cloud cloud = now.cloud();
        int nearest = 0;
        for (int i = 1; i < cloud.size(); i++) {
            if (cloud.point(i).distance(point) < cloud.point(nearest).distance(point)) {
                nearest = i;
            }
        }
        int chosen = nearest;
        now.original(nearest)
                .ifPresentOrElse(image -> readImage(first, image), () -> place(first, cloud.point(chosen)));
    }

    /** Puts an end somewhere on the map. */
    public void place(boolean first, LatentPoint point) {
        (first ? readingA : readingB).set(null);
        (first ? a : b).set(point);
        findPath();
    }

    /** Leads the path through a place; null lets it find its own way. */
    public void leadThrough(@Nullable LatentPoint point) {
        via = point;
        findPath();
    }

    public boolean led() {
        return via != null;
    }

    /** Takes an end away. */
    public void clear(boolean first) {
        (first ? readingA : readingB).set(null);
        (first ? a : b).set(null);
        via = null;
        film.set(null);
        playing.set(false);
    }

    private void findPath() {
        Material now = material;
        LatentPoint from = a.get();
        LatentPoint to = b.get();
        if (now != null && from != null && to != null) {
            pathJobs.offer(new PathJob(now, kind.get(), from, via, to, beyond.get(), comparing.get()));
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

    /** The form of the images the model takes. */
    ReadOnlyObjectProperty<ImageShape> shapeProperty() {
        return shape.getReadOnlyProperty();
    }

    /** Whether the path runs on past both ends. */
    public BooleanProperty beyondProperty() {
        return beyond;
    }

    /** Whether the paths of the other kinds are found too. */
    public BooleanProperty comparingProperty() {
        return comparing;
    }

    public ObjectProperty<PathKind> kindProperty() {
        return kind;
    }

    /** 0 at the path's first frame, 1 at its last: A and B, unless it runs on past them. */
    public DoubleProperty positionProperty() {
        return position;
    }

    public BooleanProperty playingProperty() {
        return playing;
    }
}

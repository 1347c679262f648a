package latentatlas.ui.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
import latentatlas.latent.CloudSearch;
import latentatlas.latent.LatentPath;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Lift;
import latentatlas.latent.PathKind;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import latentatlas.vae.Metric;
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

    private final End a;
    private final End b;
    private final ReadOnlyObjectWrapper<ImageShape> shape = new ReadOnlyObjectWrapper<>(ImageShape.MNIST);
    private final ReadOnlyObjectWrapper<@Nullable Film> film = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<float[]>> drawn = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<PathKind> kind = new SimpleObjectProperty<>(PathKind.GEODESIC);
    private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.EUCLIDEAN);
    private final DoubleProperty position = new SimpleDoubleProperty(0);
    private final BooleanProperty playing = new SimpleBooleanProperty();
    private final BooleanProperty beyond = new SimpleBooleanProperty();
    private final BooleanProperty comparing = new SimpleBooleanProperty();
    private final Latest<SoughtWay> sought;
    private final CodeIndex index = new CodeIndex();

    private final LongSupplier nanoTime;
    /** How long the last path took to find; written by the background thread. */
    private volatile long cost;

    private long lastShown;
    private @Nullable Exhibit exhibit;
    private @Nullable LatentPoint via;
    /** The code whose image was taken last for its label. */
    private int taken;

    /**
     * The decoded frames along a path.
     *
     * @param lift the code of each place of the path
     * @param metric in which the path's length is measured
     * @param images [frames][values], intensities
     * @param around the codes around each frame; empty where there are none
     * @param others the paths of the other kinds, where they were asked for
     */
    public record Film(
            LatentPath path,
            Lift lift,
            PathKind kind,
            Metric metric,
            float[][] images,
            List<CodesAround> around,
            Map<PathKind, LatentPath> others,
            LatentPoint a,
            LatentPoint b,
            LatentPoint middle,
            Exhibit exhibit) {
        public ImageShape shape() {
            return exhibit.shape();
        }
    }

    /**
     * Where an end is, and the image it was read from.
     *
     * @param image [values], intensities
     */
    public record Held(@Nullable LatentPoint place, float @Nullable [] image) {}

    /** Where the ends are, and how a way is found between them. */
    public record State(
            PathKind kind,
            boolean beyond,
            boolean comparing,
            double position,
            @Nullable LatentPoint via,
            Held a,
            Held b) {}

    /**
     * A model without ends.
     *
     * @param background runs one task at a time
     * @param screen runs tasks on this model's thread
     * @param nanoTime a clock, nanoseconds
     * @param problems hears of images that cannot be used
     */
    public InterpolationModel(
            Executor background, Executor screen, LongSupplier nanoTime, Consumer<ProblemException> problems) {
        this.nanoTime = nanoTime;
        Latest<Film> films = new Latest<>(screen, this::took);
        sought = new Latest<>(background, way -> {
            long started = nanoTime.getAsLong();
            Film made = way.film(index);
            cost = nanoTime.getAsLong() - started;
            films.offer(made);
        });
        Reader reader = new Reader(index);
        a = new End(background, screen, reader, this::findPath, problems);
        b = new End(background, screen, reader, this::findPath, problems);
        a.readingProperty().addListener((o, was, is) -> drawn());
        b.readingProperty().addListener((o, was, is) -> drawn());
        kind.addListener((o, was, is) -> findPath());
        metric.addListener((o, was, is) -> findPath());
        beyond.addListener((o, was, is) -> findPath());
        comparing.addListener((o, was, is) -> findPath());
    }

    private void drawn() {
        List<float[]> images = new ArrayList<>();
        for (End end : List.of(a, b)) {
            Reading read = end.readingProperty().get();
            if (read != null) {
                images.add(read.intensities());
            }
        }
        drawn.set(List.copyOf(images));
    }

    /** The images that A and B were read from, where they were, [values] each, intensities. */
    public ReadOnlyObjectProperty<List<float[]>> drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    private End end(boolean first) {
        return first ? a : b;
    }

    /** Shows a film if its ends are still there. */
    private void took(Film made) {
        if (made.a().equals(a.placeProperty().get())
                && made.b().equals(b.placeProperty().get())) {
            film.set(made);
        }
    }

    /**
     * Shows another model; both ends are encoded again. While models follow each other several times a second, most are
     * left out: finding a path takes a core, and training wants it.
     */
    public void show(Exhibit newest, boolean live) {
        Exhibit before = exhibit;
        exhibit = newest;
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
        a.follow(newest);
        b.follow(newest);
        boolean readsA = a.readAgain(newest);
        boolean readsB = b.readAgain(newest);
        if (!readsA && !readsB) {
            findPath();
        }
    }

    /** Encodes an image as an end. */
    void read(boolean first, End.Source picture) {
        Exhibit now = exhibit;
        if (now != null) {
            end(first).read(now, picture);
        }
    }

    /** Takes the data point nearest to a place as an end, its image where that is at hand. */
    public void placeNearest(boolean first, LatentPoint point) {
        Exhibit now = exhibit;
        if (now == null || now.cloud().size() == 0) {
            return;
        }
        int nearest = new CloudSearch(now.cloud(), Set.of()).nearest(point, Double.POSITIVE_INFINITY);
        now.original(nearest)
                .ifPresentOrElse(image -> read(first, form -> Optional.of(image)), () -> place(first, now, nearest));
    }

    /** Takes an image with a label as an end, each time the next one; nothing if none has it. */
    void placeLabelled(boolean first, String label) {
        Exhibit now = exhibit;
        int wanted = now == null ? -1 : now.cloud().labelNames().indexOf(label);
        if (now == null || wanted < 0) {
            return;
        }
        for (int step = 1; step <= now.cloud().size(); step++) {
            int code = (taken + step) % now.cloud().size();
            if (now.cloud().labels()[code] == wanted) {
                taken = code;
                now.original(code)
                        .ifPresentOrElse(
                                image -> read(first, form -> Optional.of(image)), () -> place(first, now, code));
                return;
            }
        }
    }

    /** Puts an end somewhere on the map. */
    public void place(boolean first, LatentPoint point) {
        end(first).place(point);
        findPath();
    }

    private void place(boolean first, Exhibit now, int code) {
        end(first).place(now, code);
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
        end(first).place(null);
        via = null;
        film.set(null);
        playing.set(false);
    }

    private void findPath() {
        Exhibit now = exhibit;
        LatentPoint from = a.placeProperty().get();
        LatentPoint to = b.placeProperty().get();
        float[] start = now == null ? null : a.code(now);
        float[] end = now == null ? null : b.code(now);
        if (now != null && from != null && to != null && start != null && end != null) {
            Lift lift = new Lift(now.model().plane(), start, end);
            sought.offer(
                    new SoughtWay(now, kind.get(), metric.get(), from, via, to, lift, beyond.get(), comparing.get()));
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
        return a.placeProperty();
    }

    public ReadOnlyObjectProperty<@Nullable LatentPoint> bProperty() {
        return b.placeProperty();
    }

    ReadOnlyObjectProperty<@Nullable Reading> readingProperty(boolean first) {
        return end(first).readingProperty();
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

    /** What another model takes up. */
    public State state() {
        return new State(kind.get(), beyond.get(), comparing.get(), position.get(), via, a.held(), b.held());
    }

    /** Goes on from what another model left. */
    public void takeUp(State left) {
        kind.set(left.kind());
        beyond.set(left.beyond());
        comparing.set(left.comparing());
        position.set(left.position());
        takeUp(true, left.a());
        takeUp(false, left.b());
        leadThrough(left.via());
    }

    private void takeUp(boolean first, Held left) {
        float[] image = left.image();
        if (image != null) {
            read(first, form -> Optional.of(image));
        } else if (left.place() != null) {
            place(first, left.place());
        }
    }

    /** How far apart images are. */
    public ObjectProperty<Metric> metricProperty() {
        return metric;
    }

    /** 0 at the path's first frame, 1 at its last: A and B, unless it runs on past them. */
    public DoubleProperty positionProperty() {
        return position;
    }

    public BooleanProperty playingProperty() {
        return playing;
    }
}

package latentatlas.ui.map.model;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.CloudSearch;
import latentatlas.latent.LatentPlane;
import latentatlas.latent.LatentPoint;
import latentatlas.latent.Lift;
import latentatlas.measure.EncoderGaps;
import latentatlas.message.Message;
import latentatlas.picture.Bookmark;
import latentatlas.picture.LabelContours;
import latentatlas.picture.LayerRequest;
import latentatlas.picture.MapLayer;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.picture.Way;
import latentatlas.session.Exhibit;
import latentatlas.ui.theme.Losses;
import latentatlas.vae.CodeSampler;
import org.jspecify.annotations.Nullable;

/** What the map shows and where its cursor is. */
public final class MapModel {
    /** Codes near the edge of the prior are decoded all the same; beyond this no decoder has anything to say. */
    private static final double FARTHEST = 1e4;

    private final ReadOnlyObjectWrapper<LatentPoint> cursor = new ReadOnlyObjectWrapper<>(LatentPoint.ORIGIN);
    private final ReadOnlyObjectWrapper<Cloud> cloud = new ReadOnlyObjectWrapper<>(Cloud.EMPTY);
    private final ReadOnlyObjectWrapper<@Nullable Exhibit> exhibit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Way> way = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<List<float[]>> drawn = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Beliefs> beliefs = new ReadOnlyObjectWrapper<>(Beliefs.NONE);
    private final ReadOnlyObjectWrapper<@Nullable EncoderGaps> gaps = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable LabelContours> density = new SimpleObjectProperty<>();
    private final ObjectProperty<MapLayer> layer = new SimpleObjectProperty<>(MapLayer.MANIFOLD);
    private final ObservableSet<Integer> hiddenLabels = FXCollections.observableSet();
    private @Nullable Lift lifted;

    private final UndoSteps.Part<LatentPoint> cursorPart =
            new UndoSteps.Part<>("cursor", cursor::get, this::moveCursor);
    private final UndoSteps.Part<Set<Integer>> hiddenPart =
            new UndoSteps.Part<>("hidden", () -> Set.copyOf(hiddenLabels), this::hide);
    private final UndoSteps.Part<Set<Integer>> selectedPart =
            new UndoSteps.Part<>("selected", this::selectedImages, this::selectImages);
    private final UndoSteps.Part<List<Bookmark>> bookmarksPart =
            new UndoSteps.Part<>("bookmarks", this::bookmarkList, this::restoreBookmarks);
    private final UndoSteps steps =
            new UndoSteps(List.of(cursorPart, hiddenPart, selectedPart, bookmarksPart), () -> losses().over());
    private final MapOptions options = new MapOptions();
    private final SelectionModel selection = new SelectionModel(
            () -> steps.remember(selectedPart),
            codes -> losses().lost(Message.of("map.lost.selection", codes), this::undo));
    private final BookmarksModel bookmarks = new BookmarksModel(
            () -> steps.remember(bookmarksPart),
            bookmark -> losses().lost(Message.of("map.lost.bookmark", bookmark.name()), this::undo));
    private final PseudoInputsModel pseudoInputs = new PseudoInputsModel();
    private final Losses losses = new Losses();
    private final SplittableRandom random;
    private BiConsumer<Double, Double> tilted = (across, up) -> {};
    private Runnable tiltEnded = () -> {};
    private @Nullable IntConsumer labelSampled;
    private BiConsumer<Way.Handle, LatentPoint> wayDragged = (handle, point) -> {};

    /**
     * A map without a model.
     *
     * @param random for samples from the prior
     */
    public MapModel(SplittableRandom random) {
        this.random = random;
    }

    public ReadOnlyObjectProperty<LatentPoint> cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    public LatentPoint cursor() {
        return cursor.get();
    }

    /** The cursor's code, [latent]: where nothing lifts it off a plane, that of its place. */
    public float[] cursorCode(LatentPlane plane) {
        return lifted != null && lifted.over(plane) ? lifted.code(cursor.get()) : plane.code(cursor.get());
    }

    public ReadOnlyObjectProperty<Cloud> cloudProperty() {
        return cloud.getReadOnlyProperty();
    }

    /** What is to be painted under the points of {@code view}, in device pixels, {@code scale} of them to a unit. */
    public LayerRequest layer(ViewTransform view, Theme theme, double scale) {
        Exhibit shown = exhibit.get();
        return new LayerRequest(
                layer.get(),
                options.metricProperty().get(),
                options.shadeEmptyProperty().get(),
                shown == null ? null : shown.model(),
                shown == null ? ImageShape.MNIST : shown.shape(),
                cloud.get(),
                view,
                theme,
                scale,
                gaps.get());
    }

    /** The way from A to B, empty for none. */
    public ReadOnlyObjectProperty<@Nullable Way> wayProperty() {
        return way.getReadOnlyProperty();
    }

    /** Images beside those of the data whose places are of interest, [values] each, intensities. */
    public ObjectProperty<List<float[]>> drawnProperty() {
        return drawn;
    }

    /** Where the codes of the image under the pointer, or else of the cursor's, and of those drawn lie. */
    public ReadOnlyObjectProperty<Beliefs> beliefsProperty() {
        return beliefs.getReadOnlyProperty();
    }

    public void show(Beliefs found) {
        beliefs.set(found);
    }

    /** How far the encoder of the model shown is off; null where that is not measured. */
    public ReadOnlyObjectProperty<@Nullable EncoderGaps> gapsProperty() {
        return gaps.getReadOnlyProperty();
    }

    /** Shows gaps that were measured of {@code of}, unless another model or other data are shown by now. */
    public void show(EncoderGaps measured, Exhibit of) {
        Exhibit now = exhibit.get();
        if (now != null && sameModelAndData(now, of)) {
            gaps.set(measured);
        }
    }

    /** Whether what is measured of one exhibit holds of another. */
    public static boolean sameModelAndData(Exhibit one, Exhibit other) {
        return one.model().equals(other.model()) && Objects.equals(one.data(), other.data());
    }

    /** Where the codes of a label that is sampled lie, empty for none. */
    public ObjectProperty<@Nullable LabelContours> densityProperty() {
        return density;
    }

    public ObjectProperty<MapLayer> layerProperty() {
        return layer;
    }

    public ObservableSet<Integer> hiddenLabels() {
        return hiddenLabels;
    }

    public MapOptions options() {
        return options;
    }

    public SelectionModel selection() {
        return selection;
    }

    public BookmarksModel bookmarks() {
        return bookmarks;
    }

    /** What an act took away that can be taken back. */
    public Losses losses() {
        return losses;
    }

    public PseudoInputsModel pseudoInputs() {
        return pseudoInputs;
    }

    /** What is shown; null before there is a model. */
    public ReadOnlyObjectProperty<@Nullable Exhibit> exhibitProperty() {
        return exhibit.getReadOnlyProperty();
    }

    /** Shows a model and the codes of its images. What is selected stays so if the codes are of the same images. */
    @SuppressWarnings("ReferenceEquality") // Sets of images are large: the same one is the question, not an equal one.
    public void show(Exhibit shown) {
        Exhibit before = exhibit.get();
        Cloud was = cloud.get();
        Cloud codes = shown.cloud();
        if (codes.images() != was.images()) {
            boolean same = before != null
                    && before.images() == shown.images()
                    && before.shape().equals(shown.shape());
            selection.hover(SelectionModel.NONE);
            if (!same) {
                steps.forget(selectedPart);
                steps.forget(hiddenPart);
            }
            selection.follow(same ? SelectionModel.moved(selection.selected(), was, codes) : new int[0]);
        }
        if (before == null || !sameModelAndData(before, shown)) {
            gaps.set(null);
        }
        exhibit.set(shown);
        cloud.set(codes);
    }

    public void showWay(@Nullable Way shown) {
        way.set(shown);
    }

    /** Who hears that a handle of the way was dragged, and where to. */
    public void setOnWayDragged(BiConsumer<Way.Handle, LatentPoint> listener) {
        wayDragged = listener;
    }

    public void dragWay(Way.Handle handle, LatentPoint point) {
        wayDragged.accept(handle, point);
    }

    /** Who hears that the plane is tilted: by so many radians across and up since the drag began; then that it has ended. */
    public void setOnTilt(BiConsumer<Double, Double> listener, Runnable end) {
        tilted = listener;
        tiltEnded = end;
    }

    /** Who shows samples of a label. */
    public void setOnSampleLabel(IntConsumer listener) {
        labelSampled = listener;
    }

    /** Who shows samples of a label; null for a map beside which none are shown. */
    public @Nullable IntConsumer onSampleLabel() {
        return labelSampled;
    }

    public void tilt(double across, double up) {
        tilted.accept(across, up);
    }

    public void endTilt() {
        tiltEnded.run();
    }

    /** Moves the cursor without a step to undo: the middle of a drag or of a glide. */
    public void moveCursor(LatentPoint point) {
        moveCursor(point, null);
    }

    /** As above, over or under its place of the map where {@code lift} is. */
    public void moveCursor(LatentPoint point, @Nullable Lift lift) {
        lifted = lift;
        cursor.set(new LatentPoint(clamp(point.x()), clamp(point.y())));
    }

    private static double clamp(double coordinate) {
        return Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
    }

    /** Remembers where the cursor is, to come back to. */
    public void rememberCursor() {
        steps.remember(cursorPart);
    }

    /** Puts the cursor somewhere as one step. */
    public void jump(LatentPoint point) {
        rememberCursor();
        moveCursor(point);
    }

    /** Takes back what was done last: a move, a selection, labels hidden, a bookmark changed. */
    public void undo() {
        steps.undo();
    }

    public void redo() {
        steps.redo();
    }

    UndoSteps steps() {
        return steps;
    }

    /** Codes change their numbers while a model learns; their images do not. */
    Set<Integer> selectedImages() {
        int[] images = cloud.get().images();
        return IntStream.of(selection.selected())
                .mapToObj(code -> images[code])
                .collect(Collectors.toUnmodifiableSet());
    }

    void selectImages(Set<Integer> images) {
        selection.follow(SelectionModel.of(images, cloud.get()));
    }

    private List<Bookmark> bookmarkList() {
        return List.copyOf(bookmarks.list());
    }

    private void restoreBookmarks(List<Bookmark> kept) {
        bookmarks.restore(kept);
    }

    /** A point drawn from the prior. */
    public LatentPoint sample() {
        Exhibit shown = exhibit.get();
        if (shown != null && shown.model().architecture().pseudoInputs() > 0) {
            return shown.model().plane().project(CodeSampler.prior(shown.model(), 1, random.nextLong()), 0);
        }
        return new LatentPoint(random.nextGaussian(), random.nextGaussian());
    }

    /** A point from where the codes of a label lie, or null if none has it. */
    public @Nullable LatentPoint sample(int label) {
        return CloudSearch.sample(cloud.get(), label, random);
    }

    /** The middle of a label's codes, or null if none has it. */
    public @Nullable LatentPoint centre(int label) {
        return CloudSearch.centre(cloud.get(), label);
    }

    /** Finds codes among those whose labels are shown. */
    public CloudSearch search() {
        return new CloudSearch(cloud.get(), hiddenLabels);
    }

    /**
     * Where a move of the cursor to {@code place} ends, by the option chosen.
     *
     * @param reach units of the plane within which it is drawn to something
     */
    public LatentPoint snapped(LatentPoint place, double reach) {
        return switch (options.snapProperty().get()) {
            case OFF -> place;
            case CODE -> {
                int code = search().nearest(place, reach);
                yield code < 0 ? place : cloud.get().point(code);
            }
            case CENTRE -> nearestCentre(place, reach);
        };
    }

    private LatentPoint nearestCentre(LatentPoint place, double reach) {
        LatentPoint best = place;
        double least = 2 * reach;
        for (int label = 0; label < cloud.get().labelNames().size(); label++) {
            LatentPoint centre = hiddenLabels.contains(label) ? null : centre(label);
            if (centre != null && centre.distance(place) <= least) {
                least = centre.distance(place);
                best = centre;
            }
        }
        return best;
    }

    /** Hides these labels and shows all others. */
    public void hide(Collection<Integer> labels) {
        Set<Integer> hidden = Set.copyOf(labels);
        hiddenLabels.retainAll(hidden);
        hiddenLabels.addAll(hidden);
    }

    /** Hides a label, or shows it again. */
    public void toggle(int label) {
        steps.remember(hiddenPart);
        if (!hiddenLabels.remove(label)) {
            hiddenLabels.add(label);
        }
    }

    /** Shows one label alone, or all if it was alone already. */
    public void isolate(int label) {
        steps.remember(hiddenPart);
        int labels = cloud.get().labelNames().size();
        boolean alone = !hiddenLabels.contains(label) && hiddenLabels.size() == labels - 1;
        int chosen = alone ? 0 : hiddenLabels.size();
        hiddenLabels.clear();
        if (!alone) {
            for (int other = 0; other < labels; other++) {
                if (other != label) {
                    hiddenLabels.add(other);
                }
            }
        }
        if (chosen > 0) {
            losses.lost(Message.of("map.lost.labels"), this::undo);
        }
    }
}

package latentatlas.ui.map.model;

import java.util.Arrays;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import latentatlas.latent.Cloud;

/** Which codes of the cloud are selected, and which one the pointer is on. */
public final class SelectionModel {
    /** No code. */
    public static final int NONE = -1;

    private final ReadOnlyObjectWrapper<int[]> selected = new ReadOnlyObjectWrapper<>(new int[0]);
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(NONE);
    private final Runnable changing;
    private final IntConsumer lost;

    /**
     * Nothing is selected.
     *
     * @param changing hears of each selection before another takes its place
     * @param lost hears how many codes there were in one that cannot be made again by a click
     */
    SelectionModel(Runnable changing, IntConsumer lost) {
        this.changing = changing;
        this.lost = lost;
    }

    /** Indices into the cloud, growing; the array is not to be written to. */
    public ReadOnlyObjectProperty<int[]> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public int[] selected() {
        return selected.get();
    }

    /** Index into the cloud, or -1. */
    public ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** Selects codes instead of those selected before. */
    public void select(int[] codes) {
        int[] sorted = sorted(codes);
        int before = selected.get().length;
        if (!Arrays.equals(sorted, selected.get())) {
            changing.run();
        }
        selected.set(sorted);
        if (before > 1 && sorted.length <= 1) {
            lost.accept(before);
        }
    }

    /** The same, where not a person does it but what is selected takes other numbers. */
    void follow(int[] codes) {
        selected.set(sorted(codes));
    }

    private static int[] sorted(int[] codes) {
        return IntStream.of(codes).sorted().distinct().toArray();
    }

    /** Selects one code more, or no longer. */
    public void toggle(int code) {
        boolean there = IntStream.of(selected.get()).anyMatch(other -> other == code);
        select(
                there
                        ? IntStream.of(selected.get())
                                .filter(other -> other != code)
                                .toArray()
                        : IntStream.concat(IntStream.of(selected.get()), IntStream.of(code))
                                .toArray());
    }

    public void clear() {
        if (selected.get().length > 0) {
            select(new int[0]);
        }
    }

    /** The codes of another cloud that have the same images. */
    static int[] moved(int[] codes, Cloud from, Cloud to) {
        return of(IntStream.of(codes).mapToObj(code -> from.images()[code]).collect(Collectors.toSet()), to);
    }

    /** The codes of these images. */
    static int[] of(Set<Integer> images, Cloud to) {
        return images.isEmpty()
                ? new int[0]
                : IntStream.range(0, to.size())
                        .filter(code -> images.contains(to.images()[code]))
                        .toArray();
    }

    public void hover(int code) {
        hovered.set(code);
    }
}

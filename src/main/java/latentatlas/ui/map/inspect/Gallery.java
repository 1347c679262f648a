package latentatlas.ui.map.inspect;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import latentatlas.flow.Latest;
import latentatlas.message.Message;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.SelectionModel;
import latentatlas.ui.theme.Images;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;

/**
 * Small images of codes in rows. Only those in sight are nodes, and only they are read and decoded, in the background; thousands
 * cost no more than a screenful.
 */
public final class Gallery extends GridView<Integer> {
    /** The side of a cell. */
    public static final double SIDE = 28;

    private static final double GAP = 1;
    private static final int MOST_KEPT = 2_000;

    private final MapModel model;
    private final Latest<Wanted> toBackground;
    private final Latest<Made> toScreen;
    /** Of codes; those of an older exhibit are shown until their own come. */
    private final Map<Integer, Image> images = new HashMap<>();

    private final Set<Integer> fresh = new HashSet<>();

    /** Codes in sight whose images are on their way. */
    private final Set<Integer> missing = new LinkedHashSet<>();

    /** The grid makes cells and drops them as it likes. */
    private final Set<Cell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    private Theme theme = Theme.DARK;
    private @Nullable Exhibit exhibit;

    private record Wanted(Exhibit exhibit, int[] codes) {}

    private record Made(Wanted wanted, float[][] pictures) {}

    /**
     * A gallery without images.
     *
     * @param background reads and decodes; runs one task at a time
     */
    public Gallery(MapModel model, Executor background) {
        this.model = model;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground = new Latest<>(
                background,
                wanted -> toScreen.offer(new Made(wanted, wanted.exhibit().pictures(wanted.codes()))));
        setId("gallery-images");
        setAccessibleText(Message.text("spoken.gallery"));
        setFocusTraversable(false);
        setCellWidth(SIDE - 2 * GAP);
        setCellHeight(SIDE - 2 * GAP);
        setHorizontalCellSpacing(GAP);
        setVerticalCellSpacing(GAP);
        setCellFactory(grid -> new Cell());
    }

    public void setTheme(Theme other) {
        theme = other;
        refresh();
    }

    /** Shows codes of what the map shows now. */
    public void show(@Nullable Exhibit shown, int[] codes) {
        exhibit = shown;
        // Cells take their new codes while the items are set, and ask for them together with whatever is missing.
        missing.clear();
        List<Integer> items = Arrays.stream(codes).boxed().toList();
        if (!items.equals(getItems())) {
            images.clear();
            getItems().setAll(items);
        }
        refresh();
    }

    private void refresh() {
        fresh.clear();
        missing.clear();
        cells.forEach(Cell::draw);
    }

    private void ask(int code) {
        Exhibit from = exhibit;
        if (from != null && code < from.cloud().size() && missing.add(code)) {
            toBackground.offer(
                    new Wanted(from, missing.stream().mapToInt(i -> i).toArray()));
        }
    }

    private void put(Made made) {
        Exhibit from = made.wanted().exhibit();
        if (!from.equals(exhibit)) {
            return;
        }
        if (images.size() > MOST_KEPT) {
            images.clear();
            fresh.clear();
        }
        Ink ink = new Ink(theme, from.shape().channels());
        int[] codes = made.wanted().codes();
        for (int i = 0; i < codes.length; i++) {
            images.put(codes[i], Images.of(ink, made.pictures()[i], 0, from.shape()));
            fresh.add(codes[i]);
            missing.remove(codes[i]);
        }
        cells.forEach(Cell::draw);
    }

    /** One image; the code comes forward on the map while the pointer is on it. */
    private final class Cell extends GridCell<Integer> {
        private final ImageView view = new ImageView();

        Cell() {
            view.setFitWidth(SIDE - 2 * GAP);
            view.setFitHeight(SIDE - 2 * GAP);
            view.setPreserveRatio(true);
            getStyleClass().add("gallery-cell");
            setGraphic(view);
            setOnMouseEntered(event -> {
                Integer code = getItem();
                model.selection().hover(code == null ? SelectionModel.NONE : code);
            });
            setOnMouseExited(event -> model.selection().hover(SelectionModel.NONE));
            cells.add(this);
        }

        @Override
        protected void updateItem(Integer code, boolean empty) {
            Integer before = getItem();
            super.updateItem(code, empty);
            if (before != null && !before.equals(code)) {
                missing.remove(before);
            }
            draw();
        }

        void draw() {
            Integer code = getItem();
            boolean shown = code != null && !isEmpty();
            view.setImage(shown ? images.get(code) : null);
            if (shown && !fresh.contains(code)) {
                ask(code);
            }
        }
    }
}

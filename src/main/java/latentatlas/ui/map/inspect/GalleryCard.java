package latentatlas.ui.map.inspect;

import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.flow.Latest;
import latentatlas.latent.Cloud;
import latentatlas.picture.Figures;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.map.model.SelectionModel;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The images of the selected codes, how many of each label, and their rows as a table. */
public final class GalleryCard extends VBox {
    private static final int COLUMNS = 7;
    private static final int MOST = 56;
    private static final double WIDTH = 222;

    private final MapModel model;
    private final Label heading = new Label();
    private final Label labels = new Label();
    private final Label more = new Label();
    private final ImageView sheet = new ImageView();
    private final Latest<Wanted> toBackground;
    private final Latest<Made> toScreen;
    private Theme theme = Theme.DARK;
    private int[] shown = new int[0];

    private record Wanted(Exhibit exhibit, int[] codes) {}

    private record Made(Wanted wanted, float[][] pictures) {}

    /**
     * A gallery.
     *
     * @param background reads and decodes; runs one task at a time
     * @param save asks for a file and writes the codes' rows
     */
    public GalleryCard(MapModel model, Executor background, Consumer<Cloud> save) {
        this.model = model;
        toScreen = new Latest<>(Platform::runLater, this::put);
        toBackground = new Latest<>(
                background,
                wanted -> toScreen.offer(new Made(wanted, wanted.exhibit().pictures(wanted.codes()))));
        getStyleClass().add("map-card");
        setId("gallery");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        heading.setId("gallery-heading");
        heading.getStyleClass().add("card-heading");
        labels.getStyleClass().add("card-note");
        labels.setWrapText(true);
        more.getStyleClass().add("card-note");
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        Button clear = new Button(null, new FontIcon(Feather.X));
        clear.setId("clear-selection");
        clear.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL, "card-tool");
        clear.setTooltip(new Tooltip("Select nothing (Esc)"));
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> model.selection().clear());
        HBox top = new HBox(heading, spacer, clear);
        top.getStyleClass().add("card-row");
        Button csv = new Button("Save rows as CSV…");
        csv.setId("save-selection");
        csv.setTooltip(new Tooltip("Number, label and place of each; training images are counted first, then validation"
                + " and test images"));
        csv.getStyleClass().addAll(Styles.SMALL);
        csv.setFocusTraversable(false);
        csv.setOnAction(event ->
                save.accept(model.cloudProperty().get().subset(model.selection().selected())));
        sheet.setFitWidth(WIDTH - 24);
        sheet.setPreserveRatio(true);
        sheet.setId("gallery-sheet");
        sheet.setOnMouseMoved(this::point);
        sheet.setOnMouseExited(event -> model.selection().hover(SelectionModel.NONE));
        getChildren().addAll(top, labels, sheet, more, csv);
        addEventHandler(MouseEvent.ANY, Event::consume);
        setVisible(false);
    }

    public void setTheme(Theme other) {
        theme = other;
        update();
    }

    /** Shows what is selected now, or nothing. */
    public void update() {
        int[] selected = model.selection().selected();
        setVisible(selected.length > 0);
        if (selected.length == 0) {
            return;
        }
        Cloud cloud = model.cloudProperty().get();
        heading.setText(Figures.count(selected.length) + " selected");
        labels.setText(counts(cloud, selected));
        int[] first = evenly(selected);
        more.setText(
                first.length < selected.length
                        ? first.length + " of " + Figures.count(selected.length) + (withoutImages() ? ", decoded" : "")
                        : withoutImages() ? "decoded from their codes" : "");
        more.setManaged(!more.getText().isEmpty());
        Exhibit exhibit = model.exhibitProperty().get();
        if (exhibit != null) {
            toBackground.offer(new Wanted(exhibit, first));
        }
    }

    /** At most as many as there is room for, spread over the whole selection. */
    private static int[] evenly(int[] selected) {
        int[] some = new int[Math.min(MOST, selected.length)];
        Arrays.setAll(some, i -> selected[(int) ((long) i * selected.length / some.length)]);
        return some;
    }

    private static String counts(Cloud cloud, int[] selected) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int code : selected) {
            counts.merge(cloud.labels()[code] < 0 ? "none" : cloud.labelName(code), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(6)
                .map(entry -> entry.getKey() + "\u00a0×" + Figures.count(entry.getValue()))
                .collect(Collectors.joining("   "));
    }

    private void put(Made made) {
        shown = made.wanted().codes();
        sheet.setImage(Thumbnails.sheet(made.pictures(), made.wanted().exhibit().shape(), COLUMNS, theme));
    }

    /** The code whose thumbnail the pointer is on comes forward on the map. */
    private void point(MouseEvent event) {
        double side = sheet.getFitWidth() / COLUMNS;
        int row = (int) (event.getY() / side);
        int column = (int) Math.min(COLUMNS - 1, event.getX() / side);
        int index = row * COLUMNS + column;
        boolean there = index >= 0 && index < shown.length && model.selection().selected().length > 0;
        model.selection().hover(there ? shown[index] : SelectionModel.NONE);
    }

    private boolean withoutImages() {
        Exhibit exhibit = model.exhibitProperty().get();
        return exhibit == null || exhibit.images() == null;
    }
}

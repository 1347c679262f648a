package latentatlas.ui.map.inspect;

import atlantafx.base.theme.Styles;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.map.model.MapModel;
import latentatlas.ui.theme.Pressable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The images of the selected codes, how many of each label, and their rows as a table. */
public final class GalleryCard extends VBox {
    private static final int COLUMNS = 7;
    private static final int MOST_ROWS = 8;

    /** Room for the columns, the card's padding and a scroll bar. */
    private static final double WIDTH = COLUMNS * Gallery.SIDE + 44;

    private final MapModel model;
    private final Label heading = new Label();
    private final Label labels = new Label();
    private final Label decoded = new Label(Message.text("map.gallery.decoded"));
    private final Gallery images;

    /**
     * A gallery.
     *
     * @param background reads and decodes; runs one task at a time
     * @param save asks for a file and writes the codes' rows
     */
    public GalleryCard(MapModel model, Executor background, Consumer<Cloud> save) {
        this.model = model;
        images = new Gallery(model, background);
        getStyleClass().add("map-card");
        setId("gallery");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        heading.setId("gallery-heading");
        heading.getStyleClass().add("card-heading");
        labels.getStyleClass().add("card-note");
        labels.setWrapText(true);
        decoded.getStyleClass().add("card-note");
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        Button clear = new Button(null, new FontIcon(Feather.X));
        clear.setId("clear-selection");
        clear.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL, "card-tool");
        clear.setTooltip(new Tooltip(Message.text("map.gallery.nothing")));
        Pressable.aside(clear);
        clear.setOnAction(event -> model.selection().clear());
        HBox top = new HBox(heading, spacer, clear);
        top.getStyleClass().add("card-row");
        Button csv = new Button(Message.text("map.gallery.csv"));
        csv.setId("save-selection");
        csv.setTooltip(new Tooltip(Message.text("map.gallery.csv.tip")));
        csv.getStyleClass().addAll(Styles.SMALL);
        Pressable.aside(csv);
        csv.setOnAction(event ->
                save.accept(model.cloudProperty().get().subset(model.selection().selected())));
        getChildren().addAll(top, labels, images, decoded, csv);
        addEventHandler(MouseEvent.ANY, Event::consume);
        setVisible(false);
    }

    public void setTheme(Theme other) {
        images.setTheme(other);
    }

    /** Shows what is selected now, or nothing. */
    public void update() {
        int[] selected = model.selection().selected();
        if (selected.length == 0) {
            if (isVisible()) {
                images.show(null, selected);
            }
            setVisible(false);
            return;
        }
        setVisible(true);
        Cloud cloud = model.cloudProperty().get();
        heading.setText(Message.text("map.gallery.selected", Figures.count(selected.length)));
        labels.setText(counts(cloud, selected));
        Exhibit exhibit = model.exhibitProperty().get();
        boolean without = exhibit == null || exhibit.images() == null;
        decoded.setVisible(without);
        decoded.setManaged(without);
        int rows = Math.min(MOST_ROWS, (selected.length + COLUMNS - 1) / COLUMNS);
        images.setMinHeight(rows * Gallery.SIDE);
        images.setPrefHeight(rows * Gallery.SIDE);
        images.show(exhibit, selected);
    }

    private static String counts(Cloud cloud, int[] selected) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int code : selected) {
            counts.merge(
                    cloud.labels()[code] < 0 ? Message.text("map.gallery.none") : cloud.labelName(code),
                    1,
                    Integer::sum);
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(6)
                .map(entry -> entry.getKey() + "\u00a0×" + Figures.count(entry.getValue()))
                .collect(Collectors.joining("   "));
    }
}

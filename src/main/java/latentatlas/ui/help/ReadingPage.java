package latentatlas.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import latentatlas.message.Message;
import latentatlas.picture.MapLayer;
import latentatlas.picture.Theme;
import latentatlas.session.Exhibit;
import latentatlas.ui.theme.Images;
import org.jspecify.annotations.Nullable;

/** How to read the map: a section for each of its grounds, with a picture of the model at hand that is painted for it. */
final class ReadingPage extends ScrollPane {
    private static final int WIDTH = 280;
    private static final int HEIGHT = 200;

    private final VBox sections = new VBox();
    private final List<ImageView> views = new ArrayList<>();
    private final @Nullable Exhibit exhibit;
    private final Executor painting;

    /**
     * A page.
     *
     * @param exhibit what the pictures are of; null for words alone
     * @param painting paints them, one after the other
     */
    ReadingPage(@Nullable Exhibit exhibit, Theme theme, Executor painting) {
        this.exhibit = exhibit;
        this.painting = painting;
        setContent(sections);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("lesson-scroll");
        sections.getStyleClass().add("reading");
        sections.getChildren().add(words("guide.reading", "comparison-title"));
        sections.getChildren()
                .add(words(exhibit == null ? "guide.reading.none" : "guide.reading.intro", "reading-words"));
        for (MapLayer layer : ReadingPicture.LAYERS) {
            ImageView view = new ImageView();
            view.setId("reading-" + layer.name().toLowerCase(java.util.Locale.ROOT));
            view.setFitWidth(WIDTH);
            view.setFitHeight(HEIGHT);
            views.add(view);
            sections.getChildren().add(section(layer, exhibit == null ? null : view));
        }
        sections.getChildren().add(words("guide.reading.more", "reading-words"));
        paint(theme);
    }

    /** Paints the pictures, or paints them anew. */
    void paint(Theme theme) {
        Exhibit shown = exhibit;
        if (shown != null) {
            for (int i = 0; i < views.size(); i++) {
                ImageView view = views.get(i);
                ReadingPicture picture = new ReadingPicture(shown, ReadingPicture.LAYERS.get(i), theme);
                painting.execute(() -> {
                    Image image = Images.of(picture.paint(WIDTH, HEIGHT), WIDTH * ReadingPicture.SCALE);
                    Platform.runLater(() -> view.setImage(image));
                });
            }
        }
    }

    private static Node section(MapLayer layer, @Nullable ImageView picture) {
        String key = "guide.reading." + layer.name().toLowerCase(java.util.Locale.ROOT);
        VBox text = new VBox(words(key + ".title", "card-heading"), words(key, "reading-words"));
        text.getStyleClass().add("lesson-column");
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox section = new HBox(text);
        if (picture != null) {
            section.getChildren().add(0, picture);
            picture.setAccessibleText(Message.text(key + ".title"));
        }
        section.getStyleClass().add("reading-section");
        return section;
    }

    private static Label words(String key, String style) {
        Label label = new Label(Message.text(key));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}

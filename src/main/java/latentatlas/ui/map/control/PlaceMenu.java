package latentatlas.ui.map.control;

import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.Palette;
import latentatlas.ui.map.model.Glide;
import latentatlas.ui.map.model.MapModel;
import org.jspecify.annotations.Nullable;

/** What one can do with a place of the map. */
final class PlaceMenu {
    private static final int MOST_LABELS = 62;
    private static final int AFTER_SAMPLES = 6;

    private final MapModel model;
    private final Glide glide;
    private @Nullable ContextMenu open;

    PlaceMenu(MapModel model, Glide glide) {
        this.model = model;
        this.glide = glide;
    }

    void hide() {
        ContextMenu menu = open;
        if (menu != null) {
            menu.hide();
            open = null;
        }
    }

    void show(Node map, LatentPoint place, double screenX, double screenY) {
        hide();
        int nearest = model.search().nearest(place, Double.MAX_VALUE);
        ContextMenu menu = new ContextMenu(
                item(Message.text("map.place.here"), () -> glide.to(place)),
                item(Message.text("map.place.nearest"), () -> {
                    if (nearest >= 0) {
                        glide.to(model.cloudProperty().get().point(nearest));
                    }
                }),
                labels(Message.text("map.place.centre"), model::centre),
                new SeparatorMenuItem(),
                item(Message.text("map.place.prior"), () -> glide.to(model.sample())),
                labels(Message.text("map.place.sample"), model::sample),
                new SeparatorMenuItem(),
                item(Message.text("map.place.bookmark"), () -> model.bookmarks().add(place)),
                item(Message.text("map.place.undo"), model::undo),
                item(Message.text("map.place.redo"), model::redo));
        menu.getItems().get(1).setDisable(nearest < 0);
        IntConsumer samples = model.onSampleLabel();
        if (samples != null) {
            menu.getItems()
                    .add(
                            AFTER_SAMPLES,
                            item(Message.text("command.sample-label"), () -> samples.accept(Palette.NO_LABEL)));
        }
        open = menu;
        menu.show(map, screenX, screenY);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    private Menu labels(String text, IntFunction<@Nullable LatentPoint> place) {
        Menu menu = new Menu(text);
        var names = model.cloudProperty().get().labelNames();
        for (int label = 0; label < Math.min(MOST_LABELS, names.size()); label++) {
            int chosen = label;
            menu.getItems().add(item(names.get(label), () -> {
                LatentPoint point = place.apply(chosen);
                if (point != null) {
                    glide.to(point);
                }
            }));
        }
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }
}

package latentatlas.ui.map;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Text;
import latentatlas.picture.Bookmark;
import latentatlas.picture.ViewTransform;

/** Flags at the bookmarks. Confined to the FX thread. */
final class BookmarkOverlay extends Group {
    private static final double HALF = 4;
    private static final double HEIGHT = 12;

    BookmarkOverlay() {
        setManaged(false);
        setId("bookmark-flags");
    }

    void show(List<Bookmark> bookmarks, ViewTransform view) {
        if (bookmarks.isEmpty() && getChildren().isEmpty()) {
            return;
        }
        getChildren().clear();
        for (Bookmark bookmark : bookmarks) {
            double x = view.screenX(bookmark.point().x());
            double y = view.screenY(bookmark.point().y());
            if (x < 0 || y < 0 || x > view.width() || y > view.height()) {
                continue;
            }
            Polygon flag =
                    new Polygon(x - HALF, y - HEIGHT, x + HALF, y - HEIGHT, x + HALF, y, x, y - HALF, x - HALF, y);
            flag.getStyleClass().add("bookmark-flag");
            Text name = new Text(x + HALF + 3, y - HEIGHT / 2, bookmark.name());
            name.getStyleClass().add("bookmark-name");
            getChildren().addAll(flag, name);
        }
    }
}

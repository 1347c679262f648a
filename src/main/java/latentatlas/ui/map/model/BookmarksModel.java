package latentatlas.ui.map.model;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import latentatlas.latent.LatentPoint;
import latentatlas.message.Message;
import latentatlas.picture.Bookmark;

/** Places with names, oldest first. */
public final class BookmarksModel {
    private static final int MOST = 50;

    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> unmodifiable = FXCollections.unmodifiableObservableList(bookmarks);

    private final Runnable changing;
    private final Consumer<Bookmark> lost;

    /** None yet; {@code changing} hears of each change before it is made, {@code lost} of what is removed. */
    BookmarksModel(Runnable changing, Consumer<Bookmark> lost) {
        this.changing = changing;
        this.lost = lost;
    }

    public ObservableList<Bookmark> list() {
        return unmodifiable;
    }

    /** Keeps a place under a name of its own; the oldest one goes where there are too many. */
    public Bookmark add(LatentPoint point) {
        int number = bookmarks.size() + 1;
        while (named(Message.text("map.bookmark.place", number))) {
            number++;
        }
        Bookmark bookmark = new Bookmark(Message.text("map.bookmark.place", number), point);
        changing.run();
        bookmarks.add(bookmark);
        if (bookmarks.size() > MOST) {
            bookmarks.remove(0);
        }
        return bookmark;
    }

    private boolean named(String name) {
        return bookmarks.stream().anyMatch(bookmark -> bookmark.name().equals(name));
    }

    /** Gives a bookmark another name; a blank one changes nothing. */
    public void rename(Bookmark bookmark, String name) {
        int index = bookmarks.indexOf(bookmark);
        if (index >= 0 && !name.isBlank()) {
            changing.run();
            bookmarks.set(index, new Bookmark(name, bookmark.point()));
        }
    }

    public void remove(Bookmark bookmark) {
        if (bookmarks.contains(bookmark)) {
            changing.run();
            bookmarks.remove(bookmark);
            lost.accept(bookmark);
        }
    }

    /** Takes bookmarks back, in place of those there are. */
    public void restore(List<Bookmark> kept) {
        bookmarks.setAll(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }
}

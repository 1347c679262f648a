package latentatlas.ui.map.model;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.Bookmark;

/** Places with names, oldest first. */
public final class BookmarksModel {
    private static final int MOST = 50;

    private final ObservableList<Bookmark> bookmarks = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> unmodifiable = FXCollections.unmodifiableObservableList(bookmarks);

    public ObservableList<Bookmark> list() {
        return unmodifiable;
    }

    /** Keeps a place under a name of its own; the oldest one goes where there are too many. */
    public Bookmark add(LatentPoint point) {
        int number = bookmarks.size() + 1;
        while (named("Place " + number)) {
            number++;
        }
        Bookmark bookmark = new Bookmark("Place " + number, point);
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
            bookmarks.set(index, new Bookmark(name, bookmark.point()));
        }
    }

    public void remove(Bookmark bookmark) {
        bookmarks.remove(bookmark);
    }

    /** The bookmarks as one line, to be remembered. */
    public String text() {
        return bookmarks.stream()
                .map(bookmark -> URLEncoder.encode(bookmark.name(), StandardCharsets.UTF_8) + ","
                        + bookmark.point().x() + "," + bookmark.point().y())
                .collect(Collectors.joining(";"));
    }

    /** Takes bookmarks back from {@link #text()}; leaves out what cannot be read. */
    public void restore(String text) {
        List<Bookmark> read = new ArrayList<>();
        for (String part : text.split(";")) {
            String[] fields = part.split(",");
            if (fields.length == 3) {
                bookmark(fields).ifPresent(read::add);
            }
        }
        bookmarks.setAll(read);
    }

    private static Optional<Bookmark> bookmark(String[] fields) {
        try {
            LatentPoint point = new LatentPoint(Double.parseDouble(fields[1]), Double.parseDouble(fields[2]));
            return Optional.of(new Bookmark(URLDecoder.decode(fields[0], StandardCharsets.UTF_8), point));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

package latentatlas.ui.spoken;

import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The one place all announcements go through, and the last of them. */
public final class AnnouncementsModel implements Consumer<Announcement> {
    /** Older ones are forgotten. */
    static final int KEPT = 200;

    private final ObservableList<Announcement> said = FXCollections.observableArrayList();
    private final ObservableList<Announcement> shown = FXCollections.unmodifiableObservableList(said);

    /** Says something, unless it is what was said last. */
    @Override
    public void accept(Announcement announcement) {
        boolean again = !said.isEmpty() && said.get(said.size() - 1).equals(announcement);
        if (announcement.text().isBlank() || (again && announcement.kind() != Announcement.Kind.ANSWER)) {
            return;
        }
        if (said.size() == KEPT) {
            said.remove(0);
        }
        said.add(announcement);
    }

    /** Oldest first, at most {@value #KEPT}. */
    public ObservableList<Announcement> said() {
        return shown;
    }
}

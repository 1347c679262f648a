package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import latentatlas.image.DataSet;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.TimelineRecorder;

/**
 * Models that were not saved and that others took the place of: each is offered for a while, whatever is done meanwhile.
 * What gives way to one that comes back is offered likewise, so that taking back loses nothing either.
 */
final class Replaced {
    /** What all of them may hold together, bytes: as much as the past of one run. Beyond it the oldest go, but not the newest. */
    static final long MEMORY = TimelineRecorder.MEMORY;

    private final Session session;
    private final Notices notices;
    /** Those whose notice stands there, the oldest first. */
    private final List<Offer> offers = new ArrayList<>();

    /** A model that can be brought back, and what takes its notice away. */
    private record Offer(Workspace model, Runnable end) {}

    Replaced(Session session, Notices notices) {
        this.session = session;
        this.notices = notices;
    }

    /** Something took, or is about to take, the place of what was at hand {@code before}. */
    @SuppressWarnings("ReferenceEquality") // Exhibits are immutable: the same one is the question.
    void tell(Workspace before) {
        Exhibit model = before.newest();
        if (model == null || model.origin().safe() || offered().anyMatch(other -> same(other, model))) {
            return;
        }
        Workspace kept = before.alone();
        Message gone = Message.of(
                "question.replaced",
                DataSet.title(model.dataName()),
                Figures.fixed(model.history().done(), 1));
        Runnable end = notices.offerLong(
                gone,
                () -> bringBack(kept),
                () -> offers.removeIf(offer -> offer.model().newest() == model));
        offers.add(new Offer(kept, end));
        while (offers.size() > 1 && bytes() > MEMORY) {
            offers.remove(0).end().run();
        }
    }

    private Stream<Exhibit> offered() {
        return offers.stream().map(offer -> offer.model().newest()).filter(Objects::nonNull);
    }

    private static boolean same(Exhibit one, Exhibit other) {
        return one.checkpoint().sameMoment(other.checkpoint());
    }

    /** What the offers hold, images included that are not open besides. */
    private long bytes() {
        Set<DataSet> images = Collections.newSetFromMap(new IdentityHashMap<>());
        offered().map(Exhibit::data).filter(Objects::nonNull).forEach(data -> images.add(data.set()));
        OpenData open = session.workspace().data();
        if (open != null) {
            images.remove(open.set());
        }
        return images.stream().mapToLong(DataSet::bytes).sum()
                + offered().mapToLong(Exhibit::bytes).sum()
                + offers.stream()
                        .mapToLong(offer -> offer.model().timeline().bytes())
                        .sum();
    }

    private void bringBack(Workspace before) {
        Workspace now = session.workspace();
        Exhibit at = now.newest();
        boolean here = at != null && before.newest() != null && same(at, before.newest());
        session.bringBack(before);
        if (!here) {
            tell(now);
        }
    }

    /** Whether one can still be had back. */
    boolean any() {
        return !offers.isEmpty();
    }
}

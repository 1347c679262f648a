package latentatlas.ui.shell;

import java.util.ArrayList;
import java.util.List;
import latentatlas.image.DataSet;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Exhibit;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.Checkpoint;

/**
 * Models that were not saved and that others took the place of: each is offered for a while, whatever is done meanwhile.
 * What gives way to one that comes back is offered likewise, so that taking back loses nothing either.
 */
final class Replaced {
    private final Session session;
    private final Notices notices;
    /** Those whose notice stands there. */
    private final List<Checkpoint> offers = new ArrayList<>();

    Replaced(Session session, Notices notices) {
        this.session = session;
        this.notices = notices;
    }

    /** Something took, or is about to take, the place of what was at hand {@code before}. */
    void tell(Workspace before) {
        Exhibit model = before.newest();
        if (model == null || model.origin().safe() || offers.stream().anyMatch(model.checkpoint()::sameMoment)) {
            return;
        }
        Checkpoint offered = model.checkpoint();
        Message gone = Message.of(
                "question.replaced",
                DataSet.title(model.dataName()),
                Figures.fixed(model.history().done(), 1));
        offers.add(offered);
        notices.offerLong(gone, () -> bringBack(before), () -> offers.remove(offered));
    }

    private void bringBack(Workspace before) {
        Workspace now = session.workspace();
        Exhibit at = now.newest();
        boolean here = at != null
                && before.newest() != null
                && at.checkpoint().sameMoment(before.newest().checkpoint());
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

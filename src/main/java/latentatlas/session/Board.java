package latentatlas.session;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPlane;
import org.jspecify.annotations.Nullable;

/** The workspace at hand, told whole to the listener whenever another takes its place. */
final class Board implements AutoCloseable {
    private final Session.Listener listener;
    private final AllCodes allCodes;
    private Workspace workspace;
    /** The one that was chosen; null for each model's own. */
    private @Nullable LatentPlane plane;

    Board(Executor screen, Session.Listener listener, int threads, Workspace first) {
        this.listener = listener;
        workspace = first;
        allCodes = new AllCodes(screen, threads, this::take);
    }

    Workspace now() {
        return workspace;
    }

    Session.Listener listener() {
        return listener;
    }

    void publish(UnaryOperator<Workspace> change) {
        workspace = change.apply(workspace);
        listener.published(workspace);
    }

    /** The model at hand has become another moment of its run. */
    void grow(Exhibit exhibit) {
        LatentPlane chosen = plane;
        boolean fits = chosen != null && chosen.latent() == exhibit.plan().latent();
        publish(now -> now.grown(chosen != null && fits ? exhibit.on(chosen) : exhibit));
        findCodes();
    }

    /** Shows the models of this space on another plane of it, from here on. */
    void look(LatentPlane other) {
        Exhibit newest = workspace.newest();
        if (newest != null && newest.plan().latent() == other.latent()) {
            plane = other;
            publish(now -> now.on(other));
        }
    }

    /** Another model, which is shown on its own plane. */
    void lookAhead() {
        plane = null;
    }

    void show(Phase phase) {
        publish(now -> now.with(phase));
        findCodes();
    }

    /** Looks for the codes of all images of the model at hand, or leaves the cores to the run. */
    void findCodes() {
        Exhibit exhibit = workspace.newest();
        if (exhibit == null || workspace.phase() == Phase.RUNNING) {
            allCodes.cancel();
        } else {
            allCodes.find(exhibit, workspace.data());
        }
    }

    /** Takes codes of all images if the model they are of is still at hand. */
    private void take(Exhibit of, OpenData images, Codes codes, Cloud cloud) {
        Exhibit exhibit = workspace.newest();
        if (exhibit != null && exhibit.checkpoint().sameMoment(of.checkpoint())) {
            LatentPlane now = exhibit.model().plane();
            Cloud shown = now.equals(of.model().plane()) ? cloud : codes.on(now);
            publish(before -> before.grown(exhibit.with(images, codes, shown)));
        }
    }

    @Override
    public void close() {
        allCodes.close();
    }
}

package latentatlas.session;

import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import latentatlas.latent.Codes;

/** The workspace at hand, told whole to the listener whenever another takes its place. */
final class Board implements AutoCloseable {
    private final Session.Listener listener;
    private final AllCodes allCodes;
    private Workspace workspace;

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

    /** Shows a model. */
    void show(Phase phase, Exhibit exhibit) {
        publish(now -> now.with(phase).with(exhibit));
        findCodes();
    }

    void show(Phase phase) {
        publish(now -> now.with(phase));
        findCodes();
    }

    /** Looks for the codes of all images of the model at hand, or leaves the cores to the run. */
    void findCodes() {
        Exhibit exhibit = workspace.exhibit();
        if (exhibit == null || workspace.phase() == Phase.RUNNING) {
            allCodes.cancel();
        } else {
            allCodes.find(exhibit, workspace.data());
        }
    }

    /** Takes codes of all images if the model they are of is still at hand. */
    @SuppressWarnings("ReferenceEquality") // Checkpoints are immutable: the same one is the question.
    private void take(Exhibit of, OpenData images, Codes codes) {
        Exhibit exhibit = workspace.exhibit();
        if (exhibit != null && exhibit.checkpoint() == of.checkpoint()) {
            publish(now -> now.with(exhibit.with(images, codes)));
        }
    }

    @Override
    public void close() {
        allCodes.close();
    }
}

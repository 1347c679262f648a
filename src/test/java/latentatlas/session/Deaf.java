package latentatlas.session;

import latentatlas.message.Message;
import latentatlas.problem.ProblemException;

/** Listens to a session whose news nobody asks for; a problem there must not be. */
public final class Deaf implements Session.Listener {
    @Override
    public void published(Workspace now) {}

    @Override
    public void problem(ProblemException problem) {
        throw new AssertionError(problem);
    }

    @Override
    public void done(Message what) {}
}

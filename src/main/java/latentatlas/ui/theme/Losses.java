package latentatlas.ui.theme;

import latentatlas.message.Message;

/**
 * Tells a person what an act of theirs took away, and how it comes back, until something else is done: then taking back would
 * take back that. Confined to the FX thread.
 */
public final class Losses {
    /** Where losses are told. */
    @FunctionalInterface
    public interface Teller {
        /**
         * Tells of a loss.
         *
         * @param undo brings it back
         * @return ends the telling
         */
        Runnable tell(Message what, Runnable undo);
    }

    /** Tells nobody. */
    public static final Teller SILENT = (what, undo) -> () -> {};

    private Teller teller = SILENT;
    private Runnable end = () -> {};

    /** Who tells from now on; nobody does at first. */
    public void setTeller(Teller other) {
        over();
        teller = other;
    }

    /** Something is gone; {@code undo} brings it back as long as nothing else is done. */
    public void lost(Message what, Runnable undo) {
        over();
        end = teller.tell(what, undo);
    }

    /** Something else is done. */
    public void over() {
        Runnable ending = end;
        end = () -> {};
        ending.run();
    }
}

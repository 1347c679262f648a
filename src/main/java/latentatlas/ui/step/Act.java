package latentatlas.ui.step;

import java.util.Locale;

/** A part of a step, in the order in which they happen. */
@SuppressWarnings("EnumOrdinal") // Their order is what they are for.
public enum Act {
    PIXELS,
    ENCODER,
    POSTERIOR,
    SAMPLE,
    DECODER,
    RECONSTRUCTION,
    LOSS,
    GRADIENTS,
    WEIGHTS;

    /** As files of words have it. */
    String key() {
        return "step." + name().toLowerCase(Locale.ROOT);
    }

    /** Of the parts, from 1. */
    int number() {
        return ordinal() + 1;
    }

    boolean reached(Act now) {
        return ordinal() <= now.ordinal();
    }

    boolean first() {
        return ordinal() == 0;
    }

    boolean last() {
        return ordinal() == values().length - 1;
    }

    /** The next one; the first after the last. */
    Act next() {
        return values()[(ordinal() + 1) % values().length];
    }

    /** The one before; the first stays. */
    Act before() {
        return values()[Math.max(0, ordinal() - 1)];
    }
}

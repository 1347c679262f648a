package latentatlas.picture;

import java.util.List;

/**
 * What the colours of a layer say.
 *
 * @param title with the unit
 * @param ramp colours of the scale from its low to its high end, 0xRRGGBB; empty for a layer without a scale
 * @param ticks of the scale
 * @param note a line below it; may be empty
 */
public record LayerLegend(String title, List<Integer> ramp, List<Tick> ticks, String note) {
    private static final int STEPS = 48;

    public LayerLegend {
        ramp = List.copyOf(ramp);
        ticks = List.copyOf(ticks);
    }

    /** A value of the scale at {@code share} of its length. */
    public record Tick(double share, String text) {}

    /** The colour at a share, 0 to 1, of a scale. */
    @FunctionalInterface
    public interface Scale {
        int rgb(double share);
    }

    public static LayerLegend of(String title) {
        return new LayerLegend(title, List.of(), List.of(), "");
    }

    public static LayerLegend of(String title, Scale scale, List<Tick> ticks) {
        List<Integer> ramp = new java.util.ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            ramp.add(scale.rgb(i / (STEPS - 1.0)));
        }
        return new LayerLegend(title, ramp, ticks, "");
    }

    public LayerLegend withNote(String text) {
        return new LayerLegend(title, ramp, ticks, text);
    }
}

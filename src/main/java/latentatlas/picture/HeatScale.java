package latentatlas.picture;

/** A colour scale whose lightness grows steadily from the paper on, so that it reads without its hues too. */
public final class HeatScale {
    private static final int[] ON_DARK = {Theme.DARK.paper(), 0x1B2350, 0x4A2E83, 0x8A3A82, 0xC4536B, 0xEE7F4B, 0xF9C25B
    };
    private static final int[] ON_LIGHT = {
        Theme.LIGHT.paper(), 0xFBE3B8, 0xF5B36B, 0xE07B5A, 0xB54C70, 0x74377E, 0x382A6B
    };

    private HeatScale() {}

    /** The colour of {@code share}, 0 to 1, as 0xRRGGBB. */
    public static int rgb(double share, Theme theme) {
        int[] stops = theme == Theme.DARK ? ON_DARK : ON_LIGHT;
        double place = Math.max(0, Math.min(1, share)) * (stops.length - 1);
        int index = Math.min(stops.length - 2, (int) place);
        return Ink.mix(stops[index], stops[index + 1], place - index);
    }
}

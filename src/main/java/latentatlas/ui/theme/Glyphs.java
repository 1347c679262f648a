package latentatlas.ui.theme;

import java.nio.IntBuffer;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import latentatlas.message.Language;

/** Finds out whether the fonts of the system can show a language. Confined to the FX thread. */
public final class Glyphs {
    /** Two letters that nobody would take for each other, from the middle of the set. */
    private static final String ONE = "潜";

    private static final String OTHER = "间";

    private static final int SIDE = 32;

    private Glyphs() {}

    /** Whether a language is seen as more than empty boxes. */
    public static boolean canShow(Language language) {
        return language == Language.ENGLISH || differ(ONE, OTHER);
    }

    /** Whether two letters look different: where no font has them, both are the same box, or nothing. */
    static boolean differ(String one, String other) {
        return !pixels(one).equals(pixels(other));
    }

    private static IntBuffer pixels(String letter) {
        WritableImage seen = new Scene(new StackPane(new Text(letter)), SIDE, SIDE).snapshot(null);
        int[] pixels = new int[SIDE * SIDE];
        seen.getPixelReader().getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbPreInstance(), pixels, 0, SIDE);
        return IntBuffer.wrap(pixels);
    }
}

package latentatlas.picture;

import java.awt.image.BufferedImage;
import java.util.List;

/** What tests of other packages see of this one. */
public final class Pictures {
    private Pictures() {}

    public static BufferedImage of(double width, double height, int background, List<Mark> marks) {
        return MarkPainter.paint(new Drawing(width, height, background, marks), 1);
    }
}

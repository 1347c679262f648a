package latentatlas.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import latentatlas.file.AtomicFile;
import latentatlas.problem.ProblemException;

/** Marks on a ground of {@code width} by {@code height} units of the screen, which become a PNG at any scale or an SVG. */
record Drawing(double width, double height, int background, List<Mark> marks) {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    Drawing {
        marks = List.copyOf(marks);
    }

    /** How wide words are. */
    static double widthOf(String words, double size) {
        return font(size).getStringBounds(words, METRICS).getWidth();
    }

    static Font font(double size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
    }

    /** Whether a file's name asks for vectors. */
    static boolean isSvg(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".svg");
    }

    /** Writes an SVG if the file's name ends so, and else a PNG at {@code scale} pixels a unit. */
    void write(Path file, double scale) throws ProblemException {
        if (isSvg(file)) {
            AtomicFile.write(file, out -> out.write(SvgText.of(this).getBytes(StandardCharsets.UTF_8)));
        } else {
            PngFile.write(file, MarkPainter.paint(this, scale));
        }
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import latentatlas.image.drawing.DigitImage;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.problem.ProblemException;

/** Reads image files as a model sees them. */
final class Intensities {
    private Intensities() {}

    static float[] of(byte[] image) {
        return DigitRecipe.intensities(image);
    }

    /** An image file in MNIST's form; one of that size already keeps its pixels. */
    static float[] read(Path file) throws ProblemException {
        return DigitImage.read(file);
    }
}

package latentatlas.cli;

import java.nio.file.Path;
import latentatlas.image.ImageShape;
import latentatlas.image.drawing.DigitRecipe;
import latentatlas.image.drawing.Picture;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;

/** Reads image files as a model sees them. */
final class Intensities {
    private Intensities() {}

    static float[] of(byte[] image) {
        return DigitRecipe.intensities(image);
    }

    /** An image file in a model's form: digits by MNIST's recipe, all else by its middle. */
    static float[] read(Path file, ImageShape shape) throws ProblemException {
        return Picture.read(file)
                .seenAs(shape)
                .orElseThrow(() -> new ProblemException(
                        Message.of("problem.emptyImage"), file, Message.of("problem.chooseDigit")));
    }
}

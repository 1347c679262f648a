package latentatlas.session;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import latentatlas.archive.IdxWriter;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Pixels;
import latentatlas.net.Activation;
import latentatlas.problem.ProblemException;
import latentatlas.training.Schedule;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/** Data and plans so small that thousands of runs take seconds. */
public final class Small {
    /** A run that ends when it is told to. */
    static final int ENDLESS = 100_000;

    private Small() {}

    static TrainingPlan plan(ModelKind kind, int epochs) {
        return new TrainingPlan(
                kind,
                List.of(8),
                2,
                Activation.RELU,
                Likelihood.BERNOULLI,
                1,
                1e-3,
                Schedule.CONSTANT,
                0,
                16,
                epochs,
                0.1,
                7);
    }

    public static TrainingPlan plan(int epochs) {
        return plan(ModelKind.VAE, epochs);
    }

    /** Images of {@code side} by {@code side}, each its label's own pattern with some noise; written as a folder. */
    public static Path folder(Path folder, int side, int count) throws ProblemException {
        IdxWriter.write(folder, "train", images(side, count));
        return folder;
    }

    static ImageSet images(int side, int count) {
        SplittableRandom random = new SplittableRandom(side);
        byte[] bytes = new byte[side * side * count];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 3;
            for (int p = 0; p < side * side; p++) {
                boolean lit = p % 3 == labels[i];
                bytes[i * side * side + p] = (byte) (lit ? 200 + random.nextInt(50) : random.nextInt(40));
            }
        }
        return new ImageSet(new ImageShape(side, side, 1), Pixels.of(bytes, side * side), labels, ImageSet.numbered(3));
    }
}

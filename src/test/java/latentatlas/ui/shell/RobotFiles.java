package latentatlas.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import latentatlas.archive.IdxWriter;
import latentatlas.archive.ModelFile;
import latentatlas.archive.ModelPacker;
import latentatlas.image.DigitWriter;
import latentatlas.image.ImageSet;
import latentatlas.net.Activation;
import latentatlas.training.Control;
import latentatlas.training.EpochFigures;
import latentatlas.training.Schedule;
import latentatlas.training.Snapshot;
import latentatlas.training.SnapshotSink;
import latentatlas.training.Trainer;
import latentatlas.training.TrainingImages;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;

/**
 * Files that a robot opens, good and bad.
 *
 * @param images a small data set
 * @param model a small model of it
 * @param others what else is opened: more images, a damaged model, no file at all
 * @param saved a folder to save to
 */
record RobotFiles(Path images, Path model, List<Path> others, Path saved) {
    private static final int COUNT = 1_500;

    RobotFiles(Path folder) throws Exception {
        this(
                folder.resolve("images"),
                folder.resolve("small.latent"),
                List.of(
                        folder.resolve("more images"),
                        folder.resolve("damaged.latent"),
                        folder.resolve("notes.txt"),
                        folder.resolve("nowhere")),
                Files.createDirectories(folder.resolve("saved")));
        ImageSet digits = DigitWriter.images(COUNT, 1);
        IdxWriter.write(images, "train", digits);
        IdxWriter.write(others.get(0), "train", DigitWriter.images(COUNT / 2, 2));
        TrainingPlan plan = plan(2);
        ModelFile.write(
                model,
                ModelPacker.pack(
                        new Trainer(2, 200, System::nanoTime)
                                .run(plan, new TrainingImages(digits, null), new Unheard(), new Control(plan))
                                .checkpoint(),
                        digits,
                        digits,
                        "small digits",
                        1,
                        true));
        byte[] damaged = Files.readAllBytes(model);
        new Random(1).ints(20, 0, damaged.length).forEach(i -> damaged[i]++);
        Files.write(others.get(1), damaged);
        Files.writeString(others.get(2), "no images");
    }

    static TrainingPlan plan(int epochs) {
        return new TrainingPlan(
                ModelKind.VAE,
                List.of(64),
                2,
                Activation.RELU,
                Likelihood.BERNOULLI,
                1,
                1e-3,
                Schedule.CONSTANT,
                0,
                64,
                epochs,
                0.1,
                7);
    }

    private static final class Unheard implements SnapshotSink {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void accept(Snapshot snapshot) {}

        @Override
        public void epoch(EpochFigures figures) {}
    }
}

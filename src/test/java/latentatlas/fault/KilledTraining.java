package latentatlas.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import latentatlas.archive.ModelFile;

/** Trains a small model and writes it. */
class KilledTraining extends Scene {
    final Path model;
    private final Path data;

    KilledTraining(Path folder) throws IOException {
        super(folder);
        data = folder.resolve("data");
        model = folder.resolve("models").resolve("model.latent");
    }

    /** So many that training takes about as long as starting. */
    int epochs() {
        return 40;
    }

    @Override
    void prepare() throws Exception {
        finish(program.start("data", "export", "builtin", "--count", "300", "--out", data.toString()));
    }

    @Override
    Process start() throws IOException {
        return program.start(
                "train",
                "--data",
                data.toString(),
                "--hidden",
                "16",
                "--batch",
                "32",
                "--epochs",
                Integer.toString(epochs()),
                "--checkpoint",
                "--keep-history",
                "--out",
                model.toString());
    }

    @Override
    void check() throws Exception {
        if (Files.exists(model)) {
            ModelFile.read(model);
        }
    }

    @Override
    void checkEnd() throws Exception {
        ModelFile.read(model);
        require(parts().isEmpty(), "left behind: " + parts());
    }
}

package latentatlas.ui.shell;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import latentatlas.archive.CsvFile;
import latentatlas.archive.ModelFile;
import latentatlas.archive.OnnxFile;
import latentatlas.image.ImageShape;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.picture.GifFile;
import latentatlas.picture.ManifoldPicture;
import latentatlas.picture.MapPicture;
import latentatlas.picture.PngFile;
import latentatlas.picture.Theme;
import latentatlas.picture.TrainingFilm;
import latentatlas.problem.ProblemException;
import latentatlas.training.History;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.ui.drawing.InterpolationPanel;
import latentatlas.ui.map.model.MapModel;
import latentatlas.vae.FrozenModel;
import org.tinylog.Logger;

/** Asks for files, and writes pictures and tables into them. Confined to the FX thread. */
final class Files {
    private static final int SCALE = 2;
    private static final int MANIFOLD_SIDE = 20;
    private static final int FILM_SCALE = 8;
    private static final int FRAME_MILLIS = 60;
    private static final int TRAINING_MILLIS = 80;
    private static final int END_FRAMES = 20;
    private static final double REACH = 3;

    private final Window owner;
    private final Notices notices;
    private final Executor writer;

    /** Writes on {@code writer}, the thread of whatever is watched too. */
    Files(Window owner, Notices notices, Executor writer) {
        this.owner = owner;
        this.writer = writer;
        this.notices = notices;
    }

    Optional<Path> chooseFolder() {
        return chooseTarget("Open a folder of images");
    }

    private Optional<Path> chooseTarget(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    Optional<Path> chooseTable() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open images");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter("NumPy files and tables", "*.npz", "*.npy", "*.csv"));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    Optional<Path> chooseModel() {
        return Optional.ofNullable(chooser("Open a model", "Models", ModelFile.EXTENSION, "")
                        .showOpenDialog(owner))
                .map(File::toPath);
    }

    Optional<Path> chooseSaveModel() {
        return save("Save the model", "Models", ModelFile.EXTENSION, "model");
    }

    private Optional<Path> save(String title, String kind, String extension, String name, String... other) {
        FileChooser chooser = chooser(title, kind, extension, name + extension);
        if (other.length > 0) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(other[0], "*" + other[1]));
        }
        File file = chooser.showSaveDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        Path path = file.toPath();
        String given = String.valueOf(path.getFileName());
        boolean named = given.endsWith(extension) || (other.length > 0 && given.endsWith(other[1]));
        return Optional.of(named ? path : path.resolveSibling(path.getFileName() + extension));
    }

    private static FileChooser chooser(String title, String kind, String extension, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*" + extension));
        return chooser;
    }

    void saveImage(float[] intensities, ImageShape shape) {
        save("Save the image", "PNG", ".png", "decoded")
                .ifPresent(file -> attempt(file, () -> PngFile.write(file, intensities, shape, 1, 1)));
    }

    void saveMap(MapPicture map) {
        save("Save the map", "PNG", ".png", "map", "SVG", ".svg")
                .ifPresent(file -> attempt(file, () -> map.write(file)));
    }

    private static ProblemException noModel() {
        return new ProblemException("there is no model to decode yet", null, "Train one first");
    }

    void saveManifold(MapModel map) {
        FrozenModel model = map.modelProperty().get();
        if (model == null) {
            notices.show(noModel());
            return;
        }
        ImageShape shape = map.shape();
        save("Save the manifold", "PNG", ".png", "manifold", "SVG", ".svg")
                .ifPresent(file -> attempt(
                        file,
                        () -> ManifoldPicture.write(file, model, shape, Bounds.around(REACH), MANIFOLD_SIDE, SCALE)));
    }

    void saveOnnx(MapModel map) {
        FrozenModel model = map.modelProperty().get();
        if (model == null) {
            notices.show(noModel());
            return;
        }
        chooseTarget("A folder for encoder.onnx and decoder.onnx")
                .ifPresent(folder -> attempt(folder, () -> OnnxFile.write(folder, model)));
    }

    /** Writes how map and manifold grew. */
    void saveTraining(TrainingFilm film, Theme theme) {
        save("Save the training", "GIF", ".gif", "training")
                .ifPresent(file -> attempt(file, () -> {
                    List<BufferedImage> frames = film.frames(theme);
                    if (frames.isEmpty()) {
                        throw new ProblemException(
                                "no training has been watched yet", null, "Train, then export again");
                    }
                    // The end is looked at longest.
                    frames.addAll(Collections.nCopies(END_FRAMES, frames.get(frames.size() - 1)));
                    GifFile.write(file, frames, TRAINING_MILLIS);
                }));
    }

    void saveCodes(Cloud cloud) {
        save("Save the codes", "CSV", ".csv", "codes")
                .ifPresent(file -> attempt(file, () -> CsvFile.codes(file, cloud)));
    }

    void saveHistory(History history) {
        save("Save the loss history", "CSV", ".csv", "history")
                .ifPresent(file -> attempt(file, () -> CsvFile.history(file, history)));
    }

    /** Writes the film between A and B. */
    void saveFilm(InterpolationPanel.Export what, InterpolationModel model) {
        InterpolationModel.Film film = model.filmProperty().get();
        if (film == null) {
            return;
        }
        switch (what) {
            case GIF ->
                save("Save the film", "GIF", ".gif", "film")
                        .ifPresent(file -> attempt(file, () -> GifFile.write(file, frames(film), FRAME_MILLIS)));
            case STRIP ->
                save("Save the film strip", "PNG", ".png", "film-strip")
                        .ifPresent(file -> attempt(file, () -> {
                            float[] all = new float
                                    [film.images().length * film.shape().values()];
                            for (int i = 0; i < film.images().length; i++) {
                                System.arraycopy(
                                        film.images()[i],
                                        0,
                                        all,
                                        i * film.shape().values(),
                                        film.shape().values());
                            }
                            PngFile.write(file, all, film.shape(), 1, film.images().length);
                        }));
            case FRAMES ->
                chooseTarget("A folder for the frames")
                        .ifPresent(folder -> attempt(folder, () -> {
                            for (int i = 0; i < film.images().length; i++) {
                                Path frame = folder.resolve(String.format(Locale.ROOT, "frame-%02d.png", i + 1));
                                PngFile.write(frame, film.images()[i], film.shape(), 1, 1);
                            }
                        }));
            case CSV ->
                save("Save the path", "CSV", ".csv", "path")
                        .ifPresent(file -> attempt(
                                file, () -> CsvFile.path(file, film.path().points())));
        }
    }

    private static List<BufferedImage> frames(InterpolationModel.Film film) {
        List<BufferedImage> frames = new ArrayList<>();
        for (float[] image : film.images()) {
            frames.add(ManifoldPicture.scaled(PngFile.tiled(image, film.shape(), 1, 1), FILM_SCALE));
        }
        return frames;
    }

    private void attempt(Path file, Job job) {
        writer.execute(() -> {
            try {
                job.run();
                Platform.runLater(() -> notices.show("Saved " + file.getFileName()));
            } catch (ProblemException e) {
                Platform.runLater(() -> notices.show(e));
            } catch (RuntimeException | OutOfMemoryError e) {
                Logger.error(e, "{} cannot be written", file);
                ProblemException problem = new ProblemException(
                        "this could not be written: " + e,
                        file,
                        "Try a smaller window, or report this with the log",
                        e);
                Platform.runLater(() -> notices.show(problem));
            }
        });
    }

    @FunctionalInterface
    private interface Job {
        void run() throws ProblemException;
    }
}

package latentatlas.ui.shell;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import latentatlas.archive.CsvFile;
import latentatlas.archive.GifFile;
import latentatlas.archive.ModelFile;
import latentatlas.archive.PngFile;
import latentatlas.image.ImageShape;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.problem.ProblemException;
import latentatlas.training.History;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.ui.drawing.InterpolationPanel;
import latentatlas.ui.map.MapModel;
import latentatlas.vae.Decoder;
import latentatlas.vae.FrozenModel;

/** Asks for files, and writes pictures and tables into them. Confined to the FX thread. */
final class Files {
    private static final double SCALE = 2;
    private static final int MANIFOLD_SIDE = 20;
    private static final int FILM_SCALE = 8;
    private static final int FRAME_MILLIS = 60;

    private final Window owner;
    private final Notices notices;

    Files(Window owner, Notices notices) {
        this.owner = owner;
        this.notices = notices;
    }

    Optional<Path> chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of images");
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    Optional<Path> chooseModel() {
        return Optional.ofNullable(chooser("Open a model", "Models", ModelFile.EXTENSION, "")
                        .showOpenDialog(owner))
                .map(File::toPath);
    }

    Optional<Path> chooseSaveModel() {
        return save("Save the model", "Models", ModelFile.EXTENSION, "model");
    }

    private Optional<Path> save(String title, String kind, String extension, String name) {
        File file = chooser(title, kind, extension, name + extension).showSaveDialog(owner);
        if (file == null) {
            return Optional.empty();
        }
        Path path = file.toPath();
        boolean named = String.valueOf(path.getFileName()).endsWith(extension);
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

    void saveSnapshot(Node node) {
        save("Save the map", "PNG", ".png", "map").ifPresent(file -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setTransform(Transform.scale(SCALE, SCALE));
            var picture = SwingFXUtils.fromFXImage(node.snapshot(parameters, null), null);
            attempt(file, () -> PngFile.write(file, picture));
        });
    }

    void saveManifold(MapModel map) {
        FrozenModel model = map.modelProperty().get();
        if (model == null) {
            notices.show(new ProblemException("there is no model to decode yet", null, "Train one first"));
            return;
        }
        save("Save the manifold", "PNG", ".png", "manifold")
                .ifPresent(file -> attempt(file, () -> {
                    float[] images = manifold(model, map.shape(), Bounds.around(3));
                    PngFile.write(file, images, map.shape(), MANIFOLD_SIDE, MANIFOLD_SIDE);
                }));
    }

    private static float[] manifold(FrozenModel model, ImageShape shape, Bounds bounds) {
        Decoder decoder = model.newDecoder();
        float[] images = new float[MANIFOLD_SIDE * MANIFOLD_SIDE * shape.values()];
        float[] image = new float[shape.values()];
        float[] code = new float[model.architecture().latent()];
        for (int i = 0; i < MANIFOLD_SIDE * MANIFOLD_SIDE; i++) {
            double x = bounds.minX() + bounds.width() * (i % MANIFOLD_SIDE) / (MANIFOLD_SIDE - 1);
            double y = bounds.maxY() - bounds.height() * Math.floorDiv(i, MANIFOLD_SIDE) / (MANIFOLD_SIDE - 1);
            model.plane().code(x, y, code);
            decoder.decode(code, image);
            System.arraycopy(image, 0, images, i * image.length, image.length);
        }
        return images;
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
            case CSV ->
                save("Save the path", "CSV", ".csv", "path")
                        .ifPresent(file -> attempt(
                                file, () -> CsvFile.path(file, film.path().points())));
        }
    }

    private static List<BufferedImage> frames(InterpolationModel.Film film) {
        List<BufferedImage> frames = new ArrayList<>();
        for (float[] image : film.images()) {
            BufferedImage small = PngFile.tiled(image, film.shape(), 1, 1);
            BufferedImage large = new BufferedImage(
                    small.getWidth() * FILM_SCALE, small.getHeight() * FILM_SCALE, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = large.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(small, 0, 0, large.getWidth(), large.getHeight(), null);
            graphics.dispose();
            frames.add(large);
        }
        return frames;
    }

    private void attempt(Path file, Job job) {
        try {
            job.run();
            notices.show("Saved " + file.getFileName());
        } catch (ProblemException e) {
            notices.show(e);
        }
    }

    @FunctionalInterface
    private interface Job {
        void run() throws ProblemException;
    }
}

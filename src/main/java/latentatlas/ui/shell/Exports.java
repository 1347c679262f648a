package latentatlas.ui.shell;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import latentatlas.archive.CsvFile;
import latentatlas.archive.Framework;
import latentatlas.archive.OnnxFile;
import latentatlas.archive.PythonFile;
import latentatlas.image.ImageSet;
import latentatlas.image.ImageShape;
import latentatlas.image.Loading;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.message.Message;
import latentatlas.picture.GifFile;
import latentatlas.picture.ManifoldPicture;
import latentatlas.picture.MapPicture;
import latentatlas.picture.PngFile;
import latentatlas.picture.Spacing;
import latentatlas.picture.Theme;
import latentatlas.picture.TrainingFilm;
import latentatlas.problem.ProblemException;
import latentatlas.session.Exhibit;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.ui.drawing.InterpolationModel;
import latentatlas.ui.drawing.InterpolationPanel;

/** Writes pictures and tables of what the screen shows, in the background. */
final class Exports {
    private static final int SCALE = 2;
    private static final int MANIFOLD_SIDE = 20;
    private static final int SAMPLE_SCALE = 4;
    private static final int FILM_SCALE = 8;
    private static final int FRAME_MILLIS = 60;
    private static final int TRAINING_MILLIS = 80;
    private static final int END_FRAMES = 20;
    private static final int MOST_FRAMES = 120;
    private static final double REACH = 3;
    private static final List<String> PNG = List.of("PNG", ".png");
    private static final List<String> PNG_OR_SVG = List.of("PNG", ".png", "SVG", ".svg");
    private static final List<String> GIF = List.of("GIF", ".gif");
    private static final List<String> CSV = List.of("CSV", ".csv");

    private final Choosers choosers;
    private final Session session;
    private final Consumer<Message> done;
    private final Supplier<MapPicture> map;
    private final Supplier<Theme> theme;

    /** What to write, in the background. */
    @FunctionalInterface
    private interface Content {
        void write(Path file, Loading loading) throws ProblemException;
    }

    /**
     * Exports.
     *
     * @param done hears of what was written
     * @param map the map as it is seen now
     */
    Exports(
            Choosers choosers,
            Session session,
            Consumer<Message> done,
            Supplier<MapPicture> map,
            Supplier<Theme> theme) {
        this.choosers = choosers;
        this.session = session;
        this.done = done;
        this.map = map;
        this.theme = theme;
    }

    private void file(String title, String name, List<String> kinds, Content content) {
        write(choosers.save(title, name, kinds), content);
    }

    private void write(Optional<Path> target, Content content) {
        target.ifPresent(file -> session.jobs()
                .write(Message.of("job.writing", String.valueOf(file.getFileName())), loading -> {
                    loading.step(0, 1);
                    content.write(file, loading);
                    Platform.runLater(
                            () -> done.accept(Message.of("session.saved", String.valueOf(file.getFileName()))));
                }));
    }

    private Optional<Exhibit> exhibit() {
        return Optional.ofNullable(session.workspace().exhibit());
    }

    void map() {
        MapPicture picture = map.get();
        file(Message.text("export.map"), "map", PNG_OR_SVG, (file, loading) -> picture.write(file));
    }

    void manifold(Spacing spacing) {
        exhibit()
                .ifPresent(shown -> file(
                        Message.text("export.manifold"),
                        "manifold",
                        PNG_OR_SVG,
                        (file, loading) -> ManifoldPicture.write(
                                file,
                                shown.model(),
                                shown.shape(),
                                Bounds.around(REACH),
                                spacing,
                                MANIFOLD_SIDE,
                                SCALE)));
    }

    void codes() {
        exhibit().ifPresent(shown -> codes(shown.cloud()));
    }

    /** The rows of some codes. */
    void codes(Cloud cloud) {
        file(Message.text("export.codes"), "codes", CSV, (file, loading) -> CsvFile.codes(file, cloud));
    }

    /** Images with how strange each is, in an order. */
    void anomalies(ImageSet images, int[] order, double[] scores) {
        file(
                Message.text("export.scores"),
                "anomalies",
                CSV,
                (file, loading) -> CsvFile.anomalies(file, images, order, scores));
    }

    /** Rows of fields, the first of which is the header. */
    void rows(List<List<String>> rows) {
        file(Message.text("export.scores"), "scores", CSV, (file, loading) -> CsvFile.rows(file, rows));
    }

    void history() {
        exhibit()
                .ifPresent(shown -> file(
                        Message.text("export.history"),
                        "history",
                        CSV,
                        (file, loading) -> CsvFile.history(file, shown.history())));
    }

    void onnx() {
        exhibit()
                .ifPresent(shown -> write(
                        choosers.folder(Message.text("export.onnx")),
                        (folder, loading) -> OnnxFile.write(folder, shown.model())));
    }

    /** Writes Python that builds the model. */
    void python(Framework framework) {
        exhibit()
                .ifPresent(shown -> file(
                        Message.text("export." + framework.name().toLowerCase(Locale.ROOT)),
                        "model",
                        List.of("Python", PythonFile.EXTENSION),
                        (file, loading) -> PythonFile.write(file, framework, shown.model(), shown.plan())));
    }

    /** Writes how map and manifold grew. */
    void training() {
        Workspace now = session.workspace();
        Exhibit last = now.newest();
        if (last == null) {
            return;
        }
        TrainingFilm film = TrainingFilm.over(last.cloud(), theme.get());
        file(Message.text("export.training"), "training", GIF, (file, loading) -> {
            int moments = now.timeline().size();
            int shown = Math.min(MOST_FRAMES, moments);
            List<BufferedImage> frames = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                loading.step(i, shown);
                int index = (int) ((long) i * moments / shown);
                Exhibit moment = now.moment(index);
                double epochs = now.timeline().moments().get(index).epochs();
                frames.add(film.frame(moment.model(), moment.shape(), moment.cloud(), epochs));
            }
            BufferedImage end = film.frame(
                    last.model(), last.shape(), last.cloud(), last.history().done());
            // The end is looked at longest.
            frames.addAll(Collections.nCopies(END_FRAMES, end));
            GifFile.write(file, frames, TRAINING_MILLIS);
        });
    }

    void image(float[] intensities) {
        exhibit()
                .ifPresent(shown -> file(
                        Message.text("export.image"),
                        "decoded",
                        PNG,
                        (file, loading) -> PngFile.write(file, intensities, shown.shape(), 1, 1)));
    }

    /** Writes samples, [side · side, values], side by side. */
    void samples(float[] images, ImageShape shape, int side) {
        file(
                Message.text("sample.saving"),
                "samples",
                PNG,
                (file, loading) -> PngFile.write(
                        file, ManifoldPicture.scaled(PngFile.tiled(images, shape, side, side), SAMPLE_SCALE)));
    }

    /** Writes the film between A and B. */
    void film(InterpolationPanel.Export what, InterpolationModel.Film film) {
        int frames = film.images().length;
        switch (what) {
            case GIF ->
                file(
                        Message.text("export.film"),
                        "film",
                        GIF,
                        (file, loading) -> GifFile.write(file, frames(film), FRAME_MILLIS));
            case STRIP ->
                file(
                        Message.text("export.strip"),
                        "film-strip",
                        PNG,
                        (file, loading) -> PngFile.write(file, joined(film), film.shape(), 1, frames));
            case FRAMES ->
                write(choosers.folder(Message.text("export.frames")), (folder, loading) -> {
                    for (int i = 0; i < frames; i++) {
                        loading.step(i, frames);
                        Path frame = folder.resolve(String.format(Locale.ROOT, "frame-%02d.png", i + 1));
                        PngFile.write(frame, film.images()[i], film.shape(), 1, 1);
                    }
                });
            case CSV ->
                file(
                        Message.text("export.path"),
                        "path",
                        CSV,
                        (file, loading) -> CsvFile.path(file, film.path().points()));
        }
    }

    private static float[] joined(InterpolationModel.Film film) {
        int values = film.shape().values();
        float[] all = new float[film.images().length * values];
        for (int i = 0; i < film.images().length; i++) {
            System.arraycopy(film.images()[i], 0, all, i * values, values);
        }
        return all;
    }

    private static List<BufferedImage> frames(InterpolationModel.Film film) {
        List<BufferedImage> frames = new ArrayList<>();
        for (float[] image : film.images()) {
            frames.add(ManifoldPicture.scaled(PngFile.tiled(image, film.shape(), 1, 1), FILM_SCALE));
        }
        return frames;
    }
}

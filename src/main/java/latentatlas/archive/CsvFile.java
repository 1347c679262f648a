package latentatlas.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.problem.ProblemException;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;

/** Tables as CSV (RFC 4180, UTF-8, a header line). */
public final class CsvFile {
    private CsvFile() {}

    /** The codes of a cloud as the map shows them: image, label, x, y. */
    public static void codes(Path file, Cloud cloud) throws ProblemException {
        write(file, writer -> {
            line(writer, "image", "label", "x", "y");
            for (int i = 0; i < cloud.size(); i++) {
                int label = cloud.labels()[i];
                line(
                        writer,
                        cloud.images()[i],
                        label < 0 ? "" : cloud.labelNames().get(label),
                        cloud.x()[i],
                        cloud.y()[i]);
            }
        });
    }

    /** The codes of all images of a set: image, label, z1, z2, ... */
    public static void codes(Path file, ImageSet images, float[] codes, int latent) throws ProblemException {
        write(file, writer -> {
            Object[] row = new Object[2 + latent];
            row[0] = "image";
            row[1] = "label";
            IntStream.range(0, latent).forEach(d -> row[2 + d] = "z" + (d + 1));
            line(writer, row);
            for (int i = 0; i < images.size(); i++) {
                row[0] = i;
                row[1] = images.labelled() ? images.labelNames().get(images.label(i)) : "";
                for (int d = 0; d < latent; d++) {
                    row[2 + d] = codes[i * latent + d];
                }
                line(writer, row);
            }
        });
    }

    /** Points of a path on the map: frame, x, y. */
    public static void path(Path file, List<LatentPoint> points) throws ProblemException {
        write(file, writer -> {
            line(writer, "frame", "x", "y");
            for (int i = 0; i < points.size(); i++) {
                line(writer, i, points.get(i).x(), points.get(i).y());
            }
        });
    }

    /** The figures of each epoch of a run. */
    public static void history(Path file, History history) throws ProblemException {
        List<EpochFigures> epochs = history.epochs();
        write(file, writer -> {
            line(
                    writer,
                    "epoch",
                    "seconds",
                    "images_per_second",
                    "train_reconstruction",
                    "train_kl",
                    "validation_reconstruction",
                    "validation_kl");
            for (EpochFigures figures : epochs) {
                Losses validation = figures.validation();
                line(
                        writer,
                        figures.epoch(),
                        figures.seconds(),
                        figures.imagesPerSecond(),
                        figures.train().reconstruction(),
                        figures.train().kl(),
                        validation == null ? "" : validation.reconstruction(),
                        validation == null ? "" : validation.kl());
            }
        });
    }

    private static void line(Writer writer, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            writer.write((i == 0 ? "" : ",") + quoted(String.valueOf(cells[i])));
        }
        writer.write("\r\n");
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static void write(Path file, Table table) throws ProblemException {
        AtomicFile.write(file, stream -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            table.writeTo(writer);
            writer.flush();
        });
    }

    @FunctionalInterface
    private interface Table {
        void writeTo(Writer writer) throws IOException;
    }
}

package latentatlas.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import latentatlas.file.AtomicFile;
import latentatlas.image.ImageSet;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.problem.ProblemException;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import latentatlas.training.SettingChange;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ImageLosses;
import org.jspecify.annotations.Nullable;

/**
 * Tables as CSV (RFC 4180, UTF-8): a header, then rows. Numbers have a point and as many digits
 * as give the same number back; one that is missing or not finite is an empty field. Losses are in nats per image.
 */
public final class CsvFile {
    private static final List<String> LOSSES = List.of("reconstruction", "kl", "negative_elbo");

    private CsvFile() {}

    /** One row an image: {@code image,label,z1,...} and, where measured, {@code reconstruction,kl,negative_elbo}. */
    public static void codes(Path file, CodeTable table) throws ProblemException {
        ImageLosses losses = table.losses();
        List<String> header = new ArrayList<>(List.of("image", "label"));
        for (int d = 1; d <= table.latent(); d++) {
            header.add("z" + d);
        }
        if (losses != null) {
            header.addAll(LOSSES);
        }
        write(file, header, rows -> {
            for (int i = 0; i < table.rows(); i++) {
                List<String> row = new ArrayList<>(List.of(Integer.toString(table.images()[i]), table.labelName(i)));
                for (int d = 0; d < table.latent(); d++) {
                    row.add(real(table.codes()[i * table.latent() + d]));
                }
                if (losses != null) {
                    float reconstruction = losses.reconstruction()[i];
                    float kl = losses.kl()[i];
                    row.addAll(List.of(real(reconstruction), real(kl), real(reconstruction + kl)));
                }
                rows.add(row);
            }
        });
    }

    /** The codes of all images of a set, [images, latent]. */
    public static void codes(Path file, ImageSet images, float[] codes, int latent) throws ProblemException {
        int[] rows = IntStream.range(0, images.size()).toArray();
        int[] labels = IntStream.of(rows).map(images::label).toArray();
        codes(file, new CodeTable(latent, codes, rows, labels, images.labelNames(), null));
    }

    /** Rows of fields, the first of which is the header. */
    public static void rows(Path file, List<List<String>> rows) throws ProblemException {
        write(file, rows.get(0), body -> {
            for (List<String> row : rows.subList(1, rows.size())) {
                body.add(row);
            }
        });
    }

    /** The codes of a cloud as the map shows them: {@code image,label,x,y}. */
    public static void codes(Path file, Cloud cloud) throws ProblemException {
        write(file, List.of("image", "label", "x", "y"), rows -> {
            for (int i = 0; i < cloud.size(); i++) {
                int label = cloud.labels()[i];
                rows.add(List.of(
                        Integer.toString(cloud.images()[i]),
                        label < 0 ? "" : cloud.labelNames().get(label),
                        real(cloud.x()[i]),
                        real(cloud.y()[i])));
            }
        });
    }

    /**
     * Images with how strange each is, in the order given: {@code index,label,score}.
     *
     * @param order indices of images
     * @param scores [images]
     */
    public static void anomalies(Path file, ImageSet images, int[] order, double[] scores) throws ProblemException {
        write(file, List.of("index", "label", "score"), rows -> {
            for (int image : order) {
                int label = images.label(image);
                rows.add(List.of(
                        Integer.toString(image),
                        label < 0 ? "" : images.labelNames().get(label),
                        real(scores[image])));
            }
        });
    }

    /** Points of a path on the map: {@code frame,x,y}. */
    public static void path(Path file, List<LatentPoint> points) throws ProblemException {
        write(file, List.of("frame", "x", "y"), rows -> {
            for (int i = 0; i < points.size(); i++) {
                rows.add(List.of(
                        Integer.toString(i),
                        real(points.get(i).x()),
                        real(points.get(i).y())));
            }
        });
    }

    /** One row an epoch, with its time, speed, training and validation losses. */
    public static void history(Path file, History history) throws ProblemException {
        write(file, epochHeader(), rows -> {
            for (EpochFigures epoch : history.epochs()) {
                rows.add(epochRow(epoch));
            }
        });
    }

    /**
     * One row an epoch as above, and the beta and learning rate that were set at its end, before warm-up and schedule.
     */
    public static void history(Path file, TrainingPlan plan, History history) throws ProblemException {
        List<String> header = epochHeader();
        header.addAll(List.of("beta", "learning_rate"));
        write(file, header, rows -> {
            for (EpochFigures epoch : history.epochs()) {
                SettingChange set = settings(plan, history, epoch.epoch());
                List<String> row = epochRow(epoch);
                row.addAll(List.of(real(set.beta()), real(set.learningRate())));
                rows.add(row);
            }
        });
    }

    private static List<String> epochHeader() {
        List<String> header = new ArrayList<>(List.of("epoch", "seconds", "images_per_second"));
        LOSSES.forEach(name -> header.add("train_" + name));
        LOSSES.forEach(name -> header.add("validation_" + name));
        return header;
    }

    private static List<String> epochRow(EpochFigures epoch) {
        List<String> row = new ArrayList<>(
                List.of(Integer.toString(epoch.epoch()), real(epoch.seconds()), real(epoch.imagesPerSecond())));
        row.addAll(losses(epoch.train()));
        row.addAll(losses(epoch.validation()));
        return row;
    }

    /** One row a point of the training curve: {@code epoch,reconstruction,kl,negative_elbo}. */
    public static void curve(Path file, History history) throws ProblemException {
        List<String> header = new ArrayList<>(List.of("epoch"));
        header.addAll(LOSSES);
        write(file, header, rows -> {
            for (CurvePoint point : history.curve()) {
                List<String> row = new ArrayList<>(List.of(real(point.epoch())));
                row.addAll(losses(point.losses()));
                rows.add(row);
            }
        });
    }

    private static SettingChange settings(TrainingPlan plan, History history, double epoch) {
        SettingChange last = new SettingChange(0, plan.beta(), plan.learningRate());
        for (SettingChange change : history.changes()) {
            if (change.epoch() < epoch) {
                last = change;
            }
        }
        return last;
    }

    private static List<String> losses(@Nullable Losses losses) {
        return losses == null
                ? Collections.nCopies(LOSSES.size(), "")
                : List.of(real(losses.reconstruction()), real(losses.kl()), real(losses.negativeElbo()));
    }

    private static String real(float value) {
        return Float.isFinite(value) ? Float.toString(value) : "";
    }

    private static String real(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    @FunctionalInterface
    private interface Rows {
        void add(List<String> row) throws IOException;
    }

    @FunctionalInterface
    private interface Body {
        void writeTo(Rows rows) throws IOException;
    }

    private static void write(Path file, List<String> header, Body body) throws ProblemException {
        AtomicFile.write(file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            Rows rows = row -> {
                String separator = "";
                for (String value : row) {
                    writer.write(separator);
                    writer.write(quoted(value));
                    separator = ",";
                }
                writer.write("\r\n");
            };
            rows.add(header);
            body.writeTo(rows);
            writer.flush();
        });
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

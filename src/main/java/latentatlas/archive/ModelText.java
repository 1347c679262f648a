package latentatlas.archive;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.problem.Unfit;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Leg;
import latentatlas.training.Losses;
import latentatlas.training.Moment;
import latentatlas.training.SettingChange;
import latentatlas.training.Tally;
import latentatlas.training.Timeline;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.Architecture;
import org.jspecify.annotations.Nullable;

/**
 * The part of a model file that is text, {@code model.json}, field by field as {@code src/docs/model-file.md} has it.
 *
 * @param klOfDimensions [latent]
 * @param optimiserStep -1 in a file without the optimiser's state
 * @param timeline null where no moments of the training are kept
 * @param crc32 of the arrays' bytes, by name
 */
@JsonPropertyOrder({"format", "program", "program_version", "summary", "plan", "images", "input_range", "output"})
record ModelText(
        int format,
        TrainingPlan plan,
        ImageShape images,
        String data,
        @JsonProperty("data_crc32") String dataChecksum,
        List<String> labelNames,
        @JsonProperty("loss_99") double loss99,
        List<Double> klOfDimensions,
        PlaneText plane,
        long optimiserStep,
        Run history,
        @Nullable Past timeline,
        Map<String, Long> crc32) {
    static final String NAME = "model.json";
    static final int FORMAT = 1;
    private static final int MOST_HIDDEN = 64;

    ModelText {
        labelNames = List.copyOf(labelNames);
        require(
                plan.filters().size() + plan.hidden().size() <= MOST_HIDDEN,
                Message.of("archive.refused.hidden", plan.hidden().size()));
        require(
                timeline == null
                        || timeline.klOfDimensions().stream().allMatch(moment -> moment.size() == plan.latent()),
                Message.of("archive.refused.moments.other"));
        require(plane.latent() == plan.latent(), Message.of("archive.refused.plane", plane.latent(), plan.latent()));
        require(
                klOfDimensions.size() == plan.latent(),
                Message.of("archive.refused.dimensions", klOfDimensions.size(), plan.latent()));
    }

    /** What is a number in any format that there will ever be. */
    private record Header(int format) {}

    /**
     * The history of a run.
     *
     * @param curve lists of epoch, reconstruction, KL
     * @param changes lists of epoch, beta, learning rate
     * @param leg null for a run that was never made longer and stands at the end of an epoch, like {@code tally}
     */
    record Run(
            List<EpochFigures> epochs,
            List<List<Double>> curve,
            List<List<Double>> changes,
            @Nullable Leg leg,
            @Nullable Tally tally) {
        Run {
            require(curve.stream().allMatch(point -> point.size() == 3), Message.of("archive.refused.curve"));
            require(changes.stream().allMatch(set -> set.size() == 3), Message.of("archive.refused.change"));
        }

        static Run of(History history) {
            boolean plain = history.equals(new History(history.curve(), history.epochs(), history.changes()));
            return new Run(
                    history.epochs(),
                    history.curve().stream()
                            .map(point -> List.of(
                                    point.epoch(),
                                    point.losses().reconstruction(),
                                    point.losses().kl()))
                            .toList(),
                    history.changes().stream()
                            .map(change -> List.of(change.epoch(), change.beta(), change.learningRate()))
                            .toList(),
                    plain ? null : history.leg(),
                    plain ? null : history.tally());
        }

        History history() {
            List<CurvePoint> points = curve.stream()
                    .map(point -> new CurvePoint(point.get(0), new Losses(point.get(1), point.get(2))))
                    .toList();
            List<SettingChange> set = changes.stream()
                    .map(change -> new SettingChange(change.get(0), change.get(1), change.get(2)))
                    .toList();
            return leg == null || tally == null
                    ? new History(points, epochs, set)
                    : new History(points, epochs, set, leg, tally);
        }
    }

    /**
     * Moments of a run.
     *
     * @param sample images whose codes are kept
     * @param epochs [moments], rising
     * @param klOfDimensions [moments][latent]
     */
    record Past(int sample, List<Double> epochs, List<List<Double>> klOfDimensions) {
        private static final int MOST = 10_000;

        Past {
            require(
                    sample > 0 && !epochs.isEmpty() && epochs.size() <= MOST && epochs.size() == klOfDimensions.size(),
                    Message.of("archive.refused.moments.text"));
            for (int i = 1; i < epochs.size(); i++) {
                require(epochs.get(i) > epochs.get(i - 1), Message.of("archive.refused.moments.order"));
            }
        }

        static @Nullable Past of(@Nullable Timeline timeline) {
            return timeline == null
                    ? null
                    : new Past(
                            timeline.labels().length,
                            timeline.moments().stream().map(Moment::epochs).toList(),
                            timeline.moments().stream()
                                    .map(moment -> DoubleStream.of(moment.klOfDimensions())
                                            .boxed()
                                            .toList())
                                    .toList());
        }
    }

    static ModelText of(StoredModel stored, Map<String, Long> crc32) {
        return new ModelText(
                FORMAT,
                stored.plan(),
                stored.shape(),
                stored.dataName(),
                stored.dataChecksum(),
                stored.labelNames(),
                stored.loss99(),
                DoubleStream.of(stored.klOfDimensions()).boxed().toList(),
                PlaneText.of(stored.model().plane()),
                stored.optimiser() == null ? -1 : stored.optimiser().step(),
                Run.of(stored.history()),
                Past.of(stored.timeline()),
                crc32);
    }

    /**
     * Reads the text.
     *
     * @throws IOException if something is missing or not what it should be, saying what
     */
    static ModelText read(byte[] text) throws IOException {
        ObjectNode tree = Json.read(text, NAME, ObjectNode.class);
        int format = Json.read(tree, NAME, Header.class).format();
        if (format > FORMAT) {
            throw new Refused(Message.text("archive.refused.newer", format, FORMAT), Message.of("archive.update"));
        }
        if (format != FORMAT) {
            throw new Refused(Message.text("archive.refused.format", format));
        }
        return Json.read(tree, NAME, ModelText.class);
    }

    Architecture architecture() {
        return plan.architecture(images);
    }

    boolean hasOptimiser() {
        return optimiserStep >= 0;
    }

    // For readers in other languages; not read back.

    @JsonProperty("program")
    String program() {
        return "Latent Atlas";
    }

    @JsonProperty("program_version")
    String programVersion() {
        return Objects.requireNonNullElse(ModelText.class.getPackage().getImplementationVersion(), "development");
    }

    @JsonProperty("summary")
    String summary() {
        return architecture().summary();
    }

    @JsonProperty("input_range")
    int[] inputRange() {
        return new int[] {(int) plan.likelihood().black(), 1};
    }

    @JsonProperty("output")
    String output() {
        return plan.likelihood().unit();
    }

    private static void require(boolean holds, Message otherwise) {
        if (!holds) {
            throw new Unfit(otherwise);
        }
    }
}

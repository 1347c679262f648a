package latentatlas.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import latentatlas.image.DataSet;
import latentatlas.image.Form;
import latentatlas.image.ImageSet;
import latentatlas.image.Split;
import latentatlas.image.files.DataSets;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * What one person sends another so that they have the same before them: plan and seed make the same model of the same images,
 * so neither travels with it. {@link ShareLink} is its text.
 *
 * @param bundled whether the model is the one that comes with the program, and is there without training
 * @param view how a window shows it, in that window's own words; null for no say in it
 */
public record Share(
        TrainingPlan plan,
        Data data,
        boolean bundled,
        @Nullable JsonNode view) {
    /**
     * Which images.
     *
     * @param name what the set is called; of a person's own, the name of the folder or file without its place
     * @param checksum of the training images, {@link DataChecksum}; empty if unknown
     * @param form that pictures were brought to
     */
    public record Data(String name, String checksum, Form form) {
        /** What {@link DataSets#open} calls it, where it is the same everywhere; empty for a person's own. */
        public Optional<String> source() {
            return DataSets.sourceOf(name);
        }
    }

    /** What a model file says; its pictures' form is not in it. */
    public static Share of(StoredModel stored) {
        Form form = new Form(stored.shape(), false, false, "");
        return new Share(stored.plan(), new Data(stored.dataName(), stored.dataChecksum(), form), false, null);
    }

    /**
     * Checks that these are the images meant; reads all of them.
     *
     * @throws ProblemException if they are others
     */
    public void check(DataSet opened) throws ProblemException {
        ImageSet train =
                Split.of(opened.train(), plan.validation(), plan.seed()).train();
        if (!data.checksum().isEmpty() && !data.checksum().equals(DataChecksum.of(train))) {
            throw new ProblemException(
                    Message.of("share.otherImages", opened.name(), data.name()),
                    null,
                    Message.of("share.openTheSame", data.name()));
        }
    }
}

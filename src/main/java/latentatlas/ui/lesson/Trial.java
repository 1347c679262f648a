package latentatlas.ui.lesson;

import java.util.List;
import java.util.function.UnaryOperator;
import latentatlas.message.Message;
import latentatlas.session.OpenData;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * A model that a lesson looks at.
 *
 * @param title what it is called beside the others
 * @param change from the plan that lessons train by; null for the model that comes with the program
 * @param length how many times as many images pass by as usual
 */
record Trial(Message title, @Nullable UnaryOperator<TrainingPlan.Builder> change, int length) {
    private static final int MOST_EPOCHS = 60;
    private static final int MOST_BATCH = 128;
    private static final double HELD = 0.1;

    static Trial bundled() {
        return new Trial(Message.of("lesson.bundled"), null, 1);
    }

    static Trial of(Message title, UnaryOperator<TrainingPlan.Builder> change) {
        return new Trial(title, change, 1);
    }

    /** The same, trained longer: for a model that is cheap, and slow to arrive. */
    Trial longer(int times) {
        return new Trial(title, change, times);
    }

    /**
     * The plan on some images.
     *
     * @param images that pass by in all, about: a short run on any data
     */
    static TrainingPlan plan(UnaryOperator<TrainingPlan.Builder> change, OpenData data, long images) {
        int size = Math.max(1, (int) (data.set().train().size() * (1 - HELD)));
        TrainingPlan.Builder usual = Preset.ATLAS
                .plan()
                .with()
                .hidden(List.of(256, 64))
                .batch(Math.max(8, Math.min(MOST_BATCH, size / 8)))
                .epochs((int) Math.max(1, Math.min(MOST_EPOCHS, Math.round((double) images / size))))
                .validation(HELD);
        return change.apply(usual).build();
    }
}

package latentatlas.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import latentatlas.image.Binarisation;
import latentatlas.training.Inference;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.PosteriorForm;
import org.junit.jupiter.api.Test;

class TrainingModelTest {
    @Test
    void aSettingIsInThePlanAndThePlanInTheSettings() {
        TrainingModel model = new TrainingModel(Preset.ATLAS.plan());
        assertEquals(PosteriorForm.DIAGONAL, model.posteriorProperty().get());
        model.posteriorProperty().set(PosteriorForm.FULL);
        model.refinementsProperty().set(2);
        model.samplesProperty().set(4);
        model.binariseProperty().set(Binarisation.DYNAMIC);
        TrainingPlan plan = model.draftProperty().get().plan();
        assertEquals(new Inference(PosteriorForm.FULL, 4, 0, 2), plan.inference());
        assertEquals(Binarisation.DYNAMIC, plan.binarise());
        TrainingModel other = new TrainingModel(plan);
        assertEquals(4, other.samplesProperty().get());
        assertEquals(2, other.refinementsProperty().get());
        assertEquals(PosteriorForm.FULL, other.posteriorProperty().get());
        assertEquals(Binarisation.DYNAMIC, other.binariseProperty().get());
    }
}

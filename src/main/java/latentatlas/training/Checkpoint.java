package latentatlas.training;

import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;

/** A run at the end of an epoch, whole: training that goes on from it gives the same bits as training that never stopped. */
public record Checkpoint(TrainingPlan plan, FrozenModel model, OptimiserState optimiser, History history) {}

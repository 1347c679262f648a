package latentatlas.training;

/**
 * A change of a live setting during a run.
 *
 * @param epoch where in the run, in epochs
 */
public record SettingChange(double epoch, double beta, double learningRate) {}

package latentatlas.training;

/**
 * Training losses over a few steps, for the curves.
 *
 * @param epoch where in the run, in epochs: 1.5 is the middle of the second
 */
public record CurvePoint(double epoch, Losses losses) {}

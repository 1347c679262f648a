package latentatlas.latent;

/** Gives each place of the map a code of the latent space. */
@FunctionalInterface
public interface PlaneCodes {
    /** Writes the code of {@code (x, y)} into {@code code}, [latent]. */
    void code(double x, double y, float[] code);
}

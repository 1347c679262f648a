package latentatlas.vae;

/** The distribution of codes before an image is seen. Immutable, safe from all threads. */
interface Prior {
    /** For models whose codes may lie anywhere. */
    Prior NONE = new Prior() {
        @Override
        public double energy(float[] code) {
            return 0;
        }

        @Override
        public double logDensity(float[] code) {
            throw new IllegalStateException("codes of this model have no density");
        }

        @Override
        public void pullEnergy(float[] code, double weight, float[] gradient) {}
    };

    /** Minus the log density of a code, nats. */
    double energy(float[] code);

    /** The log density of a code, nats. */
    double logDensity(float[] code);

    /** Adds {@code weight} times the energy's gradient, [latent]. */
    void pullEnergy(float[] code, double weight, float[] gradient);
}

package latentatlas.vae;

/** The distribution of codes before an image is seen. Stateless, safe from all threads. */
interface Prior {
    /** For models whose codes may lie anywhere. */
    Prior NONE = new Prior() {
        @Override
        public double divergence(Posterior posterior, double[] sums) {
            return 0;
        }

        @Override
        public void pull(Posterior posterior, double weight) {}

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

    /**
     * The KL divergence of a posterior from the prior, nats.
     *
     * @param sums [latent], each dimension's part is added
     */
    double divergence(Posterior posterior, double[] sums);

    /** Adds {@code weight} times the divergence's gradient to the posterior's. */
    void pull(Posterior posterior, double weight);

    /** Minus the log density of a code, nats. */
    double energy(float[] code);

    /** The log density of a code, nats. */
    double logDensity(float[] code);

    /** Adds {@code weight} times the energy's gradient, [latent]. */
    void pullEnergy(float[] code, double weight, float[] gradient);
}

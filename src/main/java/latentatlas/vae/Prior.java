package latentatlas.vae;

/** The distribution of codes before an image is seen. A learned one belongs to one thread, others to all. */
interface Prior {
    /** For models whose codes may lie anywhere. */
    Prior NONE = new Prior() {
        @Override
        public double energy(float[] code) {
            return 0;
        }

        @Override
        public void pullEnergy(float[] code, double weight, float[] gradient) {}
    };

    /** Minus the log density of a code, nats. */
    double energy(float[] code);

    /** Adds {@code weight} times the energy's gradient, [latent]. */
    void pullEnergy(float[] code, double weight, float[] gradient);
}

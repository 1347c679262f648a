package latentatlas.vae;

/** What is trained. All three end as the same frozen network, so that all that explores one explores each. */
public enum ModelKind {
    /** Variational autoencoder (Kingma and Welling 2014). */
    VAE,
    /** Plain autoencoder: the code is the encoder's output, nothing is sampled, no KL divergence. */
    AE,
    /** Principal component analysis: linear, fitted in one pass. */
    PCA
}

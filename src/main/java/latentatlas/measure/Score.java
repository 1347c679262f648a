package latentatlas.measure;

/**
 * A figure of a model on a set of images; {@link #text} says how it is defined.
 */
public enum Score {
    NEGATIVE_ELBO(
            "-ELBO",
            "nats an image",
            "Reconstruction + KL divergence, one sample of the posterior an image (Kingma and Welling 2014)."),
    RECONSTRUCTION("Reconstruction", "nats an image", "-log p(x|z) of one sample of the posterior an image."),
    KL("KL divergence", "nats an image", "Of the encoder's posterior from the prior."),
    IWAE_BOUND(
            "IWAE bound",
            "nats an image",
            "A lower bound of log p(x) from many samples of the posterior (Burda et al. 2016)."),
    LOG_LIKELIHOOD(
            "Log-likelihood",
            "nats an image",
            "log p(x) itself, by adaptive quadrature over the latent space; for squared error up to a constant."),
    LOG_LIKELIHOOD_ERROR(
            "log p(x) error",
            "nats an image",
            "The greatest change of an image's log-likelihood when the spacing was last halved."),
    APPROXIMATION_GAP(
            "Approximation gap",
            "nats an image",
            "What the best posterior of the encoder's family lacks of log p(x) (Cremer et al. 2018)."),
    AMORTISATION_GAP(
            "Amortisation gap",
            "nats an image",
            "What the encoder's posterior lacks beside the best of its family (Cremer et al. 2018)."),
    MUTUAL_INFORMATION(
            "Mutual information",
            "nats",
            "Between images and codes: the part of the KL that tells images apart (Hoffman and Johnson 2016)."),
    MARGINAL_KL(
            "Marginal KL",
            "nats",
            "Of the aggregated posterior from the prior: what a better prior could gain (Hoffman and Johnson 2016)."),
    ACTIVE_UNITS(
            "Active units",
            "dimensions",
            "Whose posterior mean has a variance above 0.01 over the images (Burda et al. 2016)."),
    NEIGHBOUR_AGREEMENT(
            "Neighbour agreement", "share", "Images whose label is that of most of their five nearest training codes."),
    TRUSTWORTHINESS(
            "Trustworthiness",
            "0 to 1",
            "1 where images near on the map are near in pixels, 12 neighbours (Venna and Kaski 2001)."),
    CONTINUITY(
            "Continuity",
            "0 to 1",
            "1 where images near in pixels are near on the map, 12 neighbours (Venna and Kaski 2001)."),
    SMOOTHNESS(
            "Smoothness",
            "intensity a unit of z",
            "How much the decoded image changes a step of z at most, at the code with the worst percentile."),
    COMPLETENESS(
            "Completeness",
            "share",
            "Samples of the prior as near to a training code as 99 % of the images' codes are.");

    private final String title;
    private final String unit;
    private final String text;

    Score(String title, String unit, String text) {
        this.title = title;
        this.unit = unit;
        this.text = text;
    }

    /** As a heading. */
    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    /** Its definition, a sentence. */
    public String text() {
        return text;
    }

    /** As a key: log_likelihood. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

package latentatlas.vae;

/** How far apart two decoded images are. */
public enum Metric {
    EUCLIDEAN("Euclidean", "The root of the summed squared differences of intensities"),
    /**
     * The metric of distributions (Rao 1945): a step counts by how well the likelihood tells its two ends apart. For Bernoulli
     * pixels a step dp has the length dp / sqrt(p (1 - p)).
     */
    FISHER_RAO("Fisher–Rao", "How well the likelihood tells two images apart; a step from black weighs most");

    private final String title;
    private final String meaning;

    Metric(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /** As the command line writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

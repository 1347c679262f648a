package latentatlas.latent;

/** Ways from one code to another. */
public enum PathKind {
    STRAIGHT("Straight", "The straight line of the latent plane"),
    GEODESIC("Geodesic", "The way along which the image changes least"),
    DATA("Data", "The way that stays where codes are");

    private final String title;
    private final String meaning;

    PathKind(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }
}

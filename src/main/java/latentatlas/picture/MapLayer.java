package latentatlas.picture;

/** What lies under the points. */
public enum MapLayer {
    PLAIN("Plain", "Points alone"),
    MANIFOLD("Manifold", "The decoder's image at each place"),
    DENSITY("Density", "Where codes lie, in the colour of the most frequent label there"),
    CLASSES("Classes", "The label of the nearest codes; pale where they disagree"),
    DISTORTION("Distortion", "Magnification: how fast the image changes from place to place"),
    GAP("Gap", "Encoder’s gap: log p(x) − ELBO, how far its posteriors are from the true ones");

    private final String title;
    private final String meaning;

    MapLayer(String title, String meaning) {
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

package latentatlas.ui.map.model;

/** What the cursor is drawn to where a move ends nearby. */
public enum Snap {
    OFF("Nowhere"),
    CODE("To codes"),
    CENTRE("To label centres");

    private final String title;

    Snap(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

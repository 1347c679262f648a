package latentatlas.ui.map.model;

/** What a drag over the map does. */
public enum Tool {
    CURSOR("Move the cursor", "Drag moves the cursor; a click lets it glide"),
    BOX("Select a box", "Drag selects the codes in a box (also Shift and drag)"),
    LASSO("Select with a lasso", "Drag selects the codes inside a line (also Ctrl and drag)");

    private final String title;
    private final String meaning;

    Tool(String title, String meaning) {
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

package latentatlas.ui.theme;

import javafx.scene.control.Label;

/** A label for numbers that change in place: it keeps the room of its widest words so far, so that nothing beside it moves. */
public final class SteadyLabel extends Label {
    private double widest;
    private double tallest;

    /** An empty one. */
    public SteadyLabel() {
        fontProperty().subscribe(font -> widest = 0);
        fontProperty().subscribe(font -> tallest = 0);
        widthProperty().subscribe(width -> tallest = 0);
    }

    @Override
    protected double computePrefHeight(double width) {
        tallest = Math.max(tallest, super.computePrefHeight(width));
        return tallest;
    }

    @Override
    protected double computePrefWidth(double height) {
        double width = super.computePrefWidth(height);
        if (getText() == null || getText().isEmpty()) {
            return width;
        }
        widest = Math.max(widest, width);
        return widest;
    }
}

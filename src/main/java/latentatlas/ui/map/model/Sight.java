package latentatlas.ui.map.model;

import java.math.BigDecimal;
import java.math.MathContext;
import latentatlas.latent.LatentPoint;
import latentatlas.picture.ViewTransform;

/**
 * The part of the plane that a person chose to look at, whatever the size of the map.
 *
 * @param centre shown in the middle
 * @param radius from there to the nearer edges, units of the plane; six digits of it count
 */
public record Sight(LatentPoint centre, double radius) {
    private static final MathContext DIGITS = new MathContext(6);

    public Sight {
        if (!(radius > 0 && radius <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a view of " + radius + " units");
        }
        radius = new BigDecimal(radius).round(DIGITS).doubleValue();
    }

    static Sight of(ViewTransform view) {
        return new Sight(view.centre(), Math.min(view.width(), view.height()) / 2 / view.pixelsPerUnit());
    }

    ViewTransform on(double width, double height) {
        return new ViewTransform(centre, Math.min(width, height) / 2 / radius, width, height);
    }
}

package latentatlas.picture;

import latentatlas.latent.LatentPoint;

/** A place of the map with a name. */
public record Bookmark(String name, LatentPoint point) {
    public Bookmark {
        name = name.strip().replaceAll("\\s+", " ");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a bookmark without a name");
        }
    }
}

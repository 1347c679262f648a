package latentatlas.ui.drawing;

/**
 * The codes around a place of the map.
 *
 * @param nearest index of the nearest code in the cloud
 * @param distance its distance on the plane
 * @param count codes within the distance at which a code usually has {@value #USUAL}; at most a hundred
 */
public record CodesAround(int nearest, double distance, int count) {
    static final int USUAL = 10;
}

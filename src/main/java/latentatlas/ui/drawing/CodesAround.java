package latentatlas.ui.drawing;

/**
 * The codes around another.
 *
 * @param nearest index of the nearest code
 * @param distance its distance, in all dimensions
 * @param count codes within the distance at which a code usually has {@value #USUAL}; at most a hundred
 */
public record CodesAround(int nearest, double distance, int count) {
    static final int USUAL = 10;
}

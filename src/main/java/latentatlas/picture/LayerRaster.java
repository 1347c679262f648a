package latentatlas.picture;

/**
 * A painted layer.
 *
 * @param argb [height, width], opaque
 * @param view it was painted for, in device pixels
 * @param legend what its colours say
 */
public record LayerRaster(int[] argb, int width, int height, ViewTransform view, LayerLegend legend) {}

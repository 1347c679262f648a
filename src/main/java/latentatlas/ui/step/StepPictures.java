package latentatlas.ui.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;
import latentatlas.image.ImageShape;
import latentatlas.net.Layer;
import latentatlas.picture.HeatScale;
import latentatlas.picture.Ink;
import latentatlas.picture.Theme;
import latentatlas.ui.theme.Images;
import latentatlas.vae.StepTrace;

/**
 * The arrays of a step as pictures of a theme.
 *
 * @param pixels [images]
 * @param reconstructions [images]
 * @param units [images][layers but the last]: how strongly each unit answers
 * @param pulls [images][layers]: the gradient of each output
 * @param changes [layers]: how far weights moved, inputs across and outputs down
 * @param lengths [layers]: of the gradients
 * @param means [layers]: of the changes' sizes
 */
record StepPictures(
        List<Image> pixels,
        List<Image> reconstructions,
        List<List<Image>> units,
        List<List<Image>> pulls,
        List<Image> changes,
        List<Double> lengths,
        List<Double> means) {
    private static final int OPAQUE = 0xFF000000;
    private static final int MOST_COLUMNS = 196;
    private static final int MOST_ROWS = 48;
    /** Times its usual size that a number has the full colour. */
    private static final double STRONG = 2.5;

    static StepPictures of(StepModel.Shown shown, Theme theme) {
        StepTrace trace = shown.trace();
        ImageShape shape = shown.shape();
        Ink ink = new Ink(theme, shape.channels());
        List<Image> pixels = new ArrayList<>();
        List<Image> reconstructions = new ArrayList<>();
        List<List<Image>> units = new ArrayList<>();
        List<List<Image>> pulls = new ArrayList<>();
        for (StepTrace.OneImage image : trace.images()) {
            pixels.add(Images.of(ink, image.pixels(), 0, shape));
            reconstructions.add(Images.of(ink, image.reconstruction(), 0, shape));
            units.add(image.activations().stream()
                    .map(values -> units(values, theme))
                    .toList());
            int last = image.gradients().size() - 1;
            List<Image> back = new ArrayList<>();
            for (int layer = 0; layer <= last; layer++) {
                float[] values = image.gradients().get(layer);
                int side = layer == last && shape.channels() == 1 ? shape.width() : side(values.length);
                back.add(signed(values, side, theme));
            }
            pulls.add(back);
        }
        List<Image> changes = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int layer = 0; layer < trace.gradients().size(); layer++) {
            float[] change = trace.change(layer);
            changes.add(change(trace.layers().get(layer), change, theme));
            lengths.add(trace.gradientLength(layer));
            means.add(meanSize(change));
        }
        return new StepPictures(pixels, reconstructions, units, pulls, changes, lengths, means);
    }

    private static double meanSize(float[] change) {
        double sum = 0;
        for (float value : change) {
            sum += Math.abs(value);
        }
        return sum / change.length;
    }

    private static int side(int count) {
        return (int) Math.ceil(Math.sqrt(count));
    }

    private static Image units(float[] values, Theme theme) {
        float largest = 1e-9f;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        int side = side(values.length);
        int[] argb = empty(side, values.length, theme);
        for (int i = 0; i < values.length; i++) {
            argb[i] = OPAQUE | HeatScale.rgb(Math.abs(values[i]) / largest, theme);
        }
        return Images.of(argb, side);
    }

    /** Blue for numbers above zero, orange for those below. */
    private static Image signed(float[] values, int side, Theme theme) {
        double strong = STRONG * StepTrace.length(values) / Math.sqrt(values.length) + 1e-12;
        int[] argb = empty(side, values.length, theme);
        for (int i = 0; i < values.length; i++) {
            int full = values[i] > 0 ? theme.accent() : theme.warm();
            argb[i] = OPAQUE | Ink.mix(theme.paper(), full, Math.min(1, Math.abs(values[i]) / strong));
        }
        return Images.of(argb, side);
    }

    private static int[] empty(int side, int count, Theme theme) {
        int[] argb = new int[side * Math.max(1, (count + side - 1) / side)];
        Arrays.fill(argb, OPAQUE | theme.paper());
        return argb;
    }

    /** The mean change of the weights that fall on a pixel. */
    private static Image change(Layer layer, float[] change, Theme theme) {
        int inputs = layer.form().rows();
        int outputs = layer.form().columns();
        int width = Math.min(MOST_COLUMNS, inputs);
        int height = Math.min(MOST_ROWS, outputs);
        double[] sums = new double[width * height];
        int[] counts = new int[sums.length];
        for (int i = 0; i < change.length; i++) {
            int x = (int) ((long) Math.floorDiv(i, outputs) * width / inputs);
            int y = (int) ((long) (i % outputs) * height / outputs);
            sums[y * width + x] += change[i];
            counts[y * width + x]++;
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            means[i] = (float) (sums[i] / counts[i]);
        }
        return signed(means, width, theme);
    }
}

package latentatlas.vae;

import java.util.Arrays;
import java.util.List;
import latentatlas.net.Adam;
import latentatlas.net.NativeLayer;

/** The Adam step of one layer's biases. */
final class BiasUpdate {
    private final NativeLayer layer;
    private final int index;
    private final Adam moments;
    private final float[] sum;

    BiasUpdate(NativeLayer layer, int index) {
        this.layer = layer;
        this.index = index;
        moments = new Adam(layer.outputs());
        sum = new float[layer.outputs()];
    }

    void run(List<RowBlock> parts, int batch, Adam.StepLength length) {
        Arrays.fill(sum, 0);
        for (RowBlock part : parts) {
            float[] gradient = part.biasGradient(index);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += gradient[j];
            }
        }
        float scale = 1f / batch;
        for (int j = 0; j < sum.length; j++) {
            sum[j] *= scale;
        }
        moments.update(layer.biases(), sum, length);
    }

    Adam moments() {
        return moments;
    }
}

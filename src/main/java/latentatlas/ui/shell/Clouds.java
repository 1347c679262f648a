package latentatlas.ui.shell;

import latentatlas.archive.StoredModel;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;

/** The codes a model file keeps, as the map shows them. */
final class Clouds {
    private Clouds() {}

    static Cloud of(StoredModel stored) {
        int latent = stored.model().architecture().latent();
        int count = stored.labels().length;
        float[] x = new float[count];
        float[] y = new float[count];
        int[] images = new int[count];
        for (int i = 0; i < count; i++) {
            LatentPoint point = stored.model().plane().project(stored.codes(), i * latent);
            x[i] = (float) point.x();
            y[i] = (float) point.y();
            images[i] = i;
        }
        return new Cloud(x, y, stored.labels(), images, stored.labelNames());
    }
}

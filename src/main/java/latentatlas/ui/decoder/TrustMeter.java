package latentatlas.ui.decoder;

import java.util.Arrays;
import java.util.stream.IntStream;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.Density;
import latentatlas.measure.PriorShare;
import latentatlas.session.Exhibit;
import latentatlas.vae.Decoder;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.jspecify.annotations.Nullable;

/** Measures how far decoded images can be trusted; keeps what is usual for the model shown last. Confined to one thread. */
final class TrustMeter {
    /** Codes that tell what is usual. */
    private static final int SAMPLE = 48;

    private @Nullable Usual known;

    /** What is usual at the codes of an exhibit: the gap to the next, the reach of the data, and the decoded image's entropy. */
    private record Usual(Exhibit exhibit, @Nullable PriorShare prior, double gap, double reach, double entropy) {
        static Usual of(Exhibit exhibit) {
            Cloud cloud = exhibit.cloud();
            Codes codes = exhibit.codes();
            int[] sample = IntStream.range(0, Math.min(SAMPLE, cloud.size()))
                    .map(i -> (int) ((long) i * cloud.size() / Math.min(SAMPLE, cloud.size())))
                    .filter(i -> Float.isFinite(cloud.x()[i]) && Float.isFinite(cloud.y()[i]))
                    .toArray();
            Likelihood likelihood = exhibit.model().architecture().likelihood();
            Decoder decoder = exhibit.model().newDecoder();
            float[] image = new float[exhibit.shape().values()];
            double[] gaps = new double[sample.length];
            double[] entropies = new double[sample.length];
            for (int i = 0; i < sample.length; i++) {
                float[] code = codes.code(sample[i]);
                int[] two = exhibit.nearest(code, 2);
                gaps[i] = codes.distance(code, two[two.length - 1]);
                decoder.decode(code, image);
                entropies[i] = likelihood.entropy(image);
            }
            PriorShare prior =
                    exhibit.model().architecture().kind() == ModelKind.VAE ? new PriorShare(exhibit.model()) : null;
            double gap = median(gaps);
            // A bandwidth says nothing where there is more room than codes: there it is the widest gap among the
            // sample.
            double reach = codes.latent() <= 2 || gaps.length == 0 ? Density.reach(cloud) : gaps[gaps.length - 1];
            return new Usual(exhibit, prior, gap, reach, median(entropies));
        }

        /** Sorts them. */
        private static double median(double[] values) {
            Arrays.sort(values);
            return values.length == 0 ? Double.NaN : values[values.length / 2];
        }
    }

    /**
     * Measures one code.
     *
     * @param code [latent]
     * @param image decoded there, [values], intensities
     */
    Trust at(Exhibit exhibit, float[] code, float[] image) {
        Usual usual = known;
        if (usual == null || !usual.exhibit().equals(exhibit)) {
            usual = Usual.of(exhibit);
            known = usual;
        }
        int[] nearest = exhibit.nearest(code, 1);
        double distance = nearest.length == 0 ? Double.NaN : exhibit.codes().distance(code, nearest[0]);
        return new Trust(
                usual.prior() == null ? Double.NaN : usual.prior().beyond(code),
                distance,
                usual.gap(),
                distance > usual.reach(),
                exhibit.model().architecture().likelihood().entropy(image),
                usual.entropy());
    }
}

package latentatlas.training;

import java.util.List;
import latentatlas.latent.Codes;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.OptimiserState;

/**
 * The past of a run: moments of it, oldest first, and what their codes are of. The run as it stands is not among them.
 * Immutable.
 *
 * @param images [sample], the index of each code's image in the training set
 * @param labels [sample], -1 for none
 */
public record Timeline(int[] images, int[] labels, List<String> labelNames, List<Moment> moments) {
    public static final Timeline EMPTY = new Timeline(new int[0], new int[0], List.of(), List.of());

    /** Images whose codes are kept: enough for a full map, few enough to leave training its cores. */
    public static final int SAMPLE = 4_000;

    public Timeline {
        labelNames = List.copyOf(labelNames);
        moments = List.copyOf(moments);
        if (images.length != labels.length) {
            throw new IllegalArgumentException(images.length + " images with " + labels.length + " labels");
        }
    }

    Timeline with(List<Moment> others) {
        return new Timeline(images, labels, labelNames, others);
    }

    public boolean isEmpty() {
        return moments.isEmpty();
    }

    public int size() {
        return moments.size();
    }

    /** What the moments take, bytes. */
    public long bytes() {
        return moments.stream()
                .mapToLong(moment -> Moment.bytes(moment.weights().length, moment.codes().length))
                .sum();
    }

    /** The codes of the sample at moment {@code index}. */
    public Codes codes(int index) {
        float[] values = moments.get(index).codes();
        return new Codes(values, values.length / labels.length, labels, images, labelNames);
    }

    /**
     * The run at moment {@code index}: nothing to go on from, since the optimiser's state is not kept.
     *
     * @param newest the same run as it stands
     */
    public Checkpoint checkpoint(int index, Checkpoint newest) {
        Moment moment = moments.get(index);
        FrozenModel model =
                moment.model(newest.model().architecture(), newest.model().plane());
        return new Checkpoint(
                newest.plan(), model, OptimiserState.NONE, newest.history().until(moment.epochs()));
    }

    /** The moment nearest to a place of the run, in epochs. */
    public int nearest(double epochs) {
        int nearest = 0;
        for (int i = 1; i < moments.size(); i++) {
            if (Math.abs(moments.get(i).epochs() - epochs)
                    < Math.abs(moments.get(nearest).epochs() - epochs)) {
                nearest = i;
            }
        }
        return nearest;
    }
}

package latentatlas.vae;

import java.util.List;

/**
 * What Adam remembers: two moments for each parameter array, weights then biases of each layer, encoder first.
 *
 * @param step steps done
 */
public record OptimiserState(long step, List<float[]> first, List<float[]> second) {
    /** Before the first step, or of a model that is not trained by steps. */
    public static final OptimiserState NONE = new OptimiserState(0, List.of(), List.of());

    public OptimiserState {
        if (step < 0 || first.size() != second.size()) {
            throw new IllegalArgumentException(first.size() + " and " + second.size() + " moments at step " + step);
        }
        first = List.copyOf(first);
        second = List.copyOf(second);
    }
}

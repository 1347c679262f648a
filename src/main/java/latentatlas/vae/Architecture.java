package latentatlas.vae;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import latentatlas.net.Activation;

/**
 * The shape of a model: inputs-hidden-latent, and mirrored back.
 *
 * @param inputs values of one image
 * @param hidden widths of the encoder's hidden layers, in order; the decoder mirrors them; may be empty
 * @param latent dimensions of the latent space, 1 to 64
 */
public record Architecture(
        ModelKind kind, int inputs, List<Integer> hidden, int latent, Activation activation, Likelihood likelihood) {
    public static final int LARGEST_LATENT = 64;
    private static final int LARGEST_WIDTH = 65_536;

    public Architecture {
        if (inputs < 1) {
            throw new IllegalArgumentException(inputs + " inputs");
        }
        check(hidden, latent);
        hidden = List.copyOf(hidden);
        List<Integer> widths = chain(inputs, hidden, 2 * latent);
        for (int i = 1; i < widths.size(); i++) {
            if ((long) widths.get(i - 1) * widths.get(i) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a layer of " + widths.get(i - 1) + " by " + widths.get(i)
                        + " weights, more than " + Integer.MAX_VALUE + ": take smaller images or a narrower layer");
            }
        }
    }

    /**
     * Whether there can be such layers, whatever the images.
     *
     * @throws IllegalArgumentException saying what is out of its range
     */
    public static void check(List<Integer> hidden, int latent) {
        if (latent < 1 || latent > LARGEST_LATENT) {
            throw new IllegalArgumentException(latent + " latent dimensions, not 1 to " + LARGEST_LATENT);
        }
        for (int width : hidden) {
            if (width < 1 || width > LARGEST_WIDTH) {
                throw new IllegalArgumentException("a hidden layer of " + width);
            }
        }
    }

    /** Outputs of the encoder: mean and log variance for a VAE, the code alone for the others. */
    public int encoderOutputs() {
        return kind == ModelKind.VAE ? 2 * latent : latent;
    }

    /** Where codes come from; for models without a distribution of codes, anywhere. */
    Prior prior() {
        return kind == ModelKind.VAE ? StandardNormal.PRIOR : Prior.NONE;
    }

    /** Inputs, hidden widths, encoder outputs. */
    public List<Integer> encoderWidths() {
        return chain(inputs, hidden, encoderOutputs());
    }

    /** Latent, hidden widths backwards, inputs. */
    public List<Integer> decoderWidths() {
        List<Integer> backwards = new ArrayList<>(hidden);
        Collections.reverse(backwards);
        return chain(latent, backwards, inputs);
    }

    private static List<Integer> chain(int first, List<Integer> between, int last) {
        List<Integer> widths = new ArrayList<>();
        widths.add(first);
        widths.addAll(between);
        widths.add(last);
        return List.copyOf(widths);
    }

    /** As people write it: 784-512-2. */
    public String summary() {
        StringBuilder text = new StringBuilder().append(inputs);
        hidden.forEach(width -> text.append('-').append(width));
        return text.append('-').append(latent).toString();
    }
}

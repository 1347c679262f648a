package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.net.Activation;
import latentatlas.net.LayerForm;
import latentatlas.problem.Unfit;

/**
 * The shape of a model: inputs-hidden-latent, and mirrored back.
 *
 * @param shape of the images
 * @param filters of the encoder's convolutions, in order, each of which halves the picture; may be empty
 * @param hidden widths of the encoder's dense hidden layers after them, in order; may be empty
 * @param latent dimensions of the latent space, 1 to 64
 * @param posterior of a VAE
 * @param pseudoInputs of a VAE whose prior is the mean of their posteriors (Tomczak and Welling 2018); 0 for a standard
 *     normal prior
 * @param refinements of each posterior's mean by steps through the decoder, after training (Kim et al. 2018); 0 for none
 */
public record Architecture(
        ModelKind kind,
        ImageShape shape,
        List<Integer> filters,
        List<Integer> hidden,
        int latent,
        Activation activation,
        Likelihood likelihood,
        PosteriorForm posterior,
        int pseudoInputs,
        int refinements) {
    public static final int LARGEST_LATENT = 64;
    private static final int MOST_FILTERS = 1_024;
    private static final int LARGEST_WIDTH = 65_536;

    public Architecture {
        check(filters, hidden, latent);
        filters = List.copyOf(filters);
        hidden = List.copyOf(hidden);
        for (LayerForm form : forms(kind, shape, filters, hidden, latent, posterior)) {
            if ((long) form.rows() * form.columns() > Integer.MAX_VALUE) {
                throw new Unfit(Message.of("plan.layer", form.rows(), form.columns(), Integer.MAX_VALUE));
            }
        }
    }

    /** A model with independent posteriors and a standard normal prior. */
    public Architecture(
            ModelKind kind,
            ImageShape shape,
            List<Integer> filters,
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood) {
        this(kind, shape, filters, hidden, latent, activation, likelihood, PosteriorForm.DIAGONAL, 0, 0);
    }

    /** The same, of dense layers alone, for images whose form does not matter to it. */
    public Architecture(
            ModelKind kind,
            int inputs,
            List<Integer> hidden,
            int latent,
            Activation activation,
            Likelihood likelihood) {
        this(kind, ImageShape.ofValues(inputs), List.of(), hidden, latent, activation, likelihood);
    }

    /**
     * Whether there can be such layers, whatever the images.
     *
     * @throws IllegalArgumentException saying what is out of its range
     */
    public static void check(List<Integer> filters, List<Integer> hidden, int latent) {
        if (latent < 1 || latent > LARGEST_LATENT) {
            throw new Unfit(Message.of("plan.latent", latent, LARGEST_LATENT));
        }
        for (int count : filters) {
            if (count < 1 || count > MOST_FILTERS) {
                throw new Unfit(Message.of("plan.filters", count));
            }
        }
        for (int width : hidden) {
            if (width < 1 || width > LARGEST_WIDTH) {
                throw new Unfit(Message.of("plan.hidden", width));
            }
        }
    }

    /** Outputs of the encoder: a posterior's numbers for a VAE, the code alone for the others. */
    public int encoderOutputs() {
        return encoderOutputs(kind, latent, posterior);
    }

    private static int encoderOutputs(ModelKind kind, int latent, PosteriorForm posterior) {
        return kind == ModelKind.VAE ? posterior.numbers(latent) : latent;
    }

    /** The encoder's layers, inputs first. */
    public List<LayerForm> encoderForms() {
        return forms(kind, shape, filters, hidden, latent, posterior);
    }

    private static List<LayerForm> forms(
            ModelKind kind,
            ImageShape shape,
            List<Integer> filters,
            List<Integer> hidden,
            int latent,
            PosteriorForm posterior) {
        List<LayerForm> forms = new ArrayList<>(convolutions(shape, filters));
        int last =
                forms.isEmpty() ? shape.values() : forms.get(forms.size() - 1).outputs();
        for (int width : hidden) {
            forms.add(new LayerForm.Dense(last, width));
            last = width;
        }
        forms.add(new LayerForm.Dense(last, encoderOutputs(kind, latent, posterior)));
        return List.copyOf(forms);
    }

    /** The decoder's layers, code first: the encoder's mirrored. */
    public List<LayerForm> decoderForms() {
        List<LayerForm> encoder = encoderForms();
        List<LayerForm> forms = new ArrayList<>();
        for (int i = encoder.size() - 1; i >= 0; i--) {
            LayerForm form = encoder.get(i);
            int inputs = i == encoder.size() - 1 ? latent : form.outputs();
            forms.add(
                    form instanceof LayerForm.Convolution convolution
                            ? convolution.transpose()
                            : new LayerForm.Dense(inputs, form.inputs()));
        }
        return List.copyOf(forms);
    }

    private static List<LayerForm> convolutions(ImageShape shape, List<Integer> filters) {
        List<LayerForm> forms = new ArrayList<>();
        int width = shape.width();
        int height = shape.height();
        int channels = shape.channels();
        for (int count : filters) {
            LayerForm.Convolution form = new LayerForm.Convolution(width, height, channels, count, false);
            forms.add(form);
            width = form.smallWidth();
            height = form.smallHeight();
            channels = count;
        }
        return forms;
    }

    /** Values of one image. */
    public int inputs() {
        return shape.values();
    }

    /** As people write it: 784-512-2, or 784-c32-c64-256-2 with convolutions. */
    public String summary() {
        StringBuilder text = new StringBuilder().append(inputs());
        filters.forEach(count -> text.append("-c").append(count));
        hidden.forEach(width -> text.append('-').append(width));
        return text.append('-').append(latent).toString();
    }
}

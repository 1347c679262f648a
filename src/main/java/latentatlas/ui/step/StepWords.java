package latentatlas.ui.step;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import latentatlas.message.Message;
import latentatlas.net.Layer;
import latentatlas.picture.Figures;
import latentatlas.vae.Architecture;
import latentatlas.vae.ModelKind;
import latentatlas.vae.StepLosses;
import latentatlas.vae.StepTrace;

/** What happens in each part of a step, with the step's own numbers. */
final class StepWords {
    private static final int COORDINATES = 3;

    private StepWords() {}

    static String title(Act act) {
        return Message.text(act.key());
    }

    static String text(Act act, StepTrace trace) {
        Architecture form = trace.before().architecture();
        StepTrace.OneImage first = trace.images().get(0);
        boolean sampled = form.kind() == ModelKind.VAE;
        String text = act.key() + (sampled ? ".text" : ".plain");
        return switch (act) {
            case PIXELS ->
                Message.text(
                        "step.pixels.text",
                        trace.losses().images(),
                        form.inputs(),
                        trace.images().size());
            case ENCODER ->
                Message.text(
                        "step.encoder.text", form.summary(), form.activation().name());
            case POSTERIOR -> Message.text(text, vector(first.mean()), sigmas(first));
            case SAMPLE -> Message.text(text, vector(first.code()), Figures.fixed(distance(first), 2));
            case DECODER -> Message.text("step.decoder.text", vector(first.code()));
            case RECONSTRUCTION -> Message.text("step.reconstruction.text", Figures.fixed(difference(first), 3));
            case LOSS -> loss(text, trace);
            case GRADIENTS ->
                Message.text(
                        "step.gradients.text",
                        Figures.brief(trace.gradientLength(trace.gradients().size() - 1)),
                        Figures.brief(trace.gradientLength(0)));
            case WEIGHTS -> weights(trace);
        };
    }

    private static String loss(String text, StepTrace trace) {
        StepLosses losses = trace.losses();
        return Message.text(
                text,
                Figures.fixed(losses.reconstruction() / losses.images(), 2),
                Figures.brief(trace.beta()),
                Figures.fixed(losses.kl() / losses.images(), 2),
                Figures.fixed(trace.loss(), 2),
                losses.images());
    }

    private static String weights(StepTrace trace) {
        double sum = 0;
        long count = 0;
        for (int layer = 0; layer < trace.gradients().size(); layer++) {
            for (float change : trace.change(layer)) {
                sum += Math.abs(change);
                count++;
            }
        }
        String text = Message.text(
                "step.weights.text",
                Figures.brief(trace.learningRate()),
                Figures.count(count),
                Figures.brief(sum / count),
                Figures.count(trace.step()));
        return trace.step() == 1 ? Message.text("step.weights.both", text, Message.text("step.weights.fresh")) : text;
    }

    /** A layer as the numbers that go in and come out. */
    static String layer(Layer layer) {
        return Message.text("step.layer", layer.inputs(), layer.outputs());
    }

    private static String vector(float[] values) {
        return IntStream.range(0, Math.min(COORDINATES, values.length))
                .mapToObj(d -> Figures.signed(values[d], 2))
                .collect(Collectors.joining(", ", "(", values.length > COORDINATES ? ", …)" : ")"));
    }

    private static String sigmas(StepTrace.OneImage image) {
        float[] sigmas = new float[image.mean().length];
        for (int d = 0; d < sigmas.length; d++) {
            sigmas[d] = (float) image.sigma(d);
        }
        return vector(sigmas);
    }

    private static double distance(StepTrace.OneImage image) {
        float[] way = image.code().clone();
        for (int d = 0; d < way.length; d++) {
            way[d] -= image.mean()[d];
        }
        return StepTrace.length(way);
    }

    /** The mean absolute difference of two images' pixels. */
    private static double difference(StepTrace.OneImage image) {
        double sum = 0;
        for (int i = 0; i < image.pixels().length; i++) {
            sum += Math.abs(image.pixels()[i] - image.reconstruction()[i]);
        }
        return sum / image.pixels().length;
    }
}

package latentatlas.ui.theme;

import java.util.Locale;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import latentatlas.measure.Score;
import latentatlas.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A word that stands on the screen and has to be explained. A control carries its term; from that its tooltip, the word list and
 * the key for help are made.
 */
public enum Term {
    ACTIVE_UNIT,
    AMORTISATION_GAP,
    APPROXIMATION_GAP,
    AUTOENCODER,
    BATCH,
    BETA,
    BINARISATION,
    CLASSES,
    CODE,
    COLLAPSE,
    COMPLETENESS,
    CONTINUITY,
    DECODER,
    DENSITY,
    DISTORTION,
    ELBO,
    ENCODER,
    EPOCH,
    FISHER_RAO,
    GAP,
    GEODESIC,
    IWAE,
    KL,
    LATENT_SPACE,
    LEARNING_RATE,
    LIKELIHOOD,
    LOG_LIKELIHOOD,
    MANIFOLD,
    MARGINAL_KL,
    MUTUAL_INFORMATION,
    NAT,
    NEIGHBOUR_AGREEMENT,
    PATH_LENGTH,
    PCA,
    PIXEL_ENTROPY,
    PLANE,
    POSTERIOR,
    PRIOR,
    PSEUDO_INPUT,
    RECONSTRUCTION,
    SAMPLE,
    SEED,
    SMOOTHNESS,
    STRANGENESS,
    TRUST,
    TRUSTWORTHINESS,
    VAE,
    VALIDATION;

    private static final String PROPERTY = "latentatlas.term";
    private static final double WIDTH = 340;

    /** As a heading. */
    public String title() {
        return say("name");
    }

    /** Two sentences: what it is, and what follows. */
    public String text() {
        return say("text");
    }

    /** What it is measured in; a dash for what is not measured. */
    public String unit() {
        return say("unit");
    }

    /** Where it comes from: authors and year. */
    public String source() {
        return say("source");
    }

    private String say(String part) {
        return Message.text("term." + key() + "." + part);
    }

    /** As files of words have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is: the same word, as a search finds it. */
    public boolean answers(String asked) {
        String wanted = asked.strip().toLowerCase(Locale.ROOT);
        return (title() + " " + text() + " " + key()).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** The word for a figure of a model. */
    public static Term of(Score score) {
        return switch (score) {
            case NEGATIVE_ELBO -> ELBO;
            case RECONSTRUCTION -> RECONSTRUCTION;
            case KL -> KL;
            case IWAE_BOUND -> IWAE;
            case LOG_LIKELIHOOD, LOG_LIKELIHOOD_ERROR -> LOG_LIKELIHOOD;
            case APPROXIMATION_GAP -> APPROXIMATION_GAP;
            case AMORTISATION_GAP -> AMORTISATION_GAP;
            case MUTUAL_INFORMATION -> MUTUAL_INFORMATION;
            case MARGINAL_KL -> MARGINAL_KL;
            case ACTIVE_UNITS -> ACTIVE_UNIT;
            case NEIGHBOUR_AGREEMENT -> NEIGHBOUR_AGREEMENT;
            case TRUSTWORTHINESS -> TRUSTWORTHINESS;
            case CONTINUITY -> CONTINUITY;
            case SMOOTHNESS -> SMOOTHNESS;
            case COMPLETENESS -> COMPLETENESS;
        };
    }

    /** Has a node carry this term; what explains it already stays. */
    public <N extends Node> N marks(N node) {
        node.getProperties().put(PROPERTY, this);
        return node;
    }

    /** Has a node carry this term; one without a tooltip is explained by it. */
    public <N extends Node> N explains(N node) {
        marks(node);
        if (node instanceof Control control && control.getTooltip() == null) {
            control.setTooltip(tooltip());
        } else if (!(node instanceof Control)) {
            Tooltip.install(node, tooltip());
        }
        return node;
    }

    /** Has a node carry this term, and ask for its explanation when it is clicked, or pressed with keys. */
    public <N extends Node> N opens(N node, String name) {
        marks(node);
        Runnable asking = () -> node.fireEvent(new Asked(this));
        Pressable.make(node, name, asking);
        node.getStyleClass().add("opens-term");
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                asking.run();
            }
        });
        return node;
    }

    /** Somebody wants a term explained. */
    public static final class Asked extends Event {
        public static final EventType<Asked> TYPE = new EventType<>(Event.ANY, "TERM_ASKED");

        private static final long serialVersionUID = 1;

        private final Term term;

        Asked(Term term) {
            super(TYPE);
            this.term = term;
        }

        public Term term() {
            return term;
        }
    }

    private Tooltip tooltip() {
        Tooltip tip = new Tooltip(text());
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        // The language may have changed since.
        tip.setOnShowing(event -> tip.setText(text()));
        return tip;
    }

    /** The term that a node, or the nearest of what it lies in, carries; null for none. */
    public static @Nullable Term of(@Nullable Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.hasProperties() && above.getProperties().get(PROPERTY) instanceof Term term) {
                return term;
            }
        }
        return null;
    }
}

package latentatlas.ui.budget;

import java.util.Locale;
import latentatlas.measure.LossBudget;
import latentatlas.measure.Score;
import latentatlas.message.Message;
import latentatlas.ui.theme.Term;

/** A part of the loss: three of them make one bar, and three the other. */
enum Part {
    NEGATIVE_LOG_LIKELIHOOD(Score.LOG_LIKELIHOOD, 0, true),
    APPROXIMATION_GAP(Score.APPROXIMATION_GAP, 1, true),
    AMORTISATION_GAP(Score.AMORTISATION_GAP, 2, true),
    RECONSTRUCTION(Score.RECONSTRUCTION, 3, false),
    MUTUAL_INFORMATION(Score.MUTUAL_INFORMATION, 4, false),
    MARGINAL_KL(Score.MARGINAL_KL, 5, false);

    private final Score score;
    private final int colour;
    private final boolean first;

    Part(Score score, int colour, boolean first) {
        this.score = score;
        this.colour = colour;
        this.first = first;
    }

    String title() {
        return Message.text("budget.part." + name().toLowerCase(Locale.ROOT));
    }

    Term term() {
        return Term.of(score);
    }

    /** Its definition, a sentence. */
    String text() {
        return this == RECONSTRUCTION ? Message.text("budget.reconstruction.text") : score.text();
    }

    /** Of the palette. */
    int colour() {
        return colour;
    }

    /** Whether it is of the first bar: what the loss lacks; or else of the second: what it pays for. */
    boolean first() {
        return first;
    }

    /** Of each image, nats. */
    double[] of(LossBudget budget) {
        return switch (this) {
            case NEGATIVE_LOG_LIKELIHOOD -> budget.negativeLogLikelihood();
            case APPROXIMATION_GAP -> budget.approximationGap();
            case AMORTISATION_GAP -> budget.amortisationGap();
            case RECONSTRUCTION -> budget.reconstruction();
            case MUTUAL_INFORMATION -> budget.mutualInformation();
            case MARGINAL_KL -> budget.marginalKl();
        };
    }
}

package latentatlas.ui.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import latentatlas.message.Message;
import latentatlas.training.CurvePoint;
import latentatlas.training.EpochFigures;
import latentatlas.training.History;
import latentatlas.training.Losses;
import org.junit.jupiter.api.Test;

class CurvesInWordsTest {
    private static List<String> said(double... heldOut) {
        List<EpochFigures> epochs = new ArrayList<>();
        for (int i = 0; i < heldOut.length; i++) {
            epochs.add(new EpochFigures(
                    i + 1, 1, 1, new Losses(heldOut[i] - 7, 5), new Losses(heldOut[i] - 5 - i, 5 + i)));
        }
        return CurvesInWords.summary(new History(List.of(), epochs, List.of())).stream()
                .map(Message::text)
                .toList();
    }

    @Test
    void firstBestLastTrendGapAndKlAreTold() {
        assertThat(said(200, 170, 160, 155))
                .containsExactly(
                        "4 epochs. −ELBO of held-out images, nats per image: first 200.0, best 155.0 in epoch 4, last 155.0",
                        "Over the last epoch the loss fell by 5.0 nats an epoch",
                        "Held-out images lie 2.0 nats above the training images",
                        "KL divergence 8.00 nats, after 5.00 in the first epoch");
    }

    @Test
    void aLossThatRisesAgainIsToldWithItsBestEpoch() {
        List<String> said = said(200, 150, 140, 141, 142, 143, 144, 145);
        assertThat(said.get(0)).contains("8 epochs").contains("best 140.0 in epoch 3, last 145.0");
        assertThat(said.get(1)).isEqualTo("Over the last 2 epochs the loss rose by 1.0 nats an epoch");
    }

    @Test
    void aLossThatHardlyChangesIsLevel() {
        assertThat(said(150, 150.05).get(1)).isEqualTo("Over the last epoch the loss stayed level");
    }

    @Test
    void beforeTheFirstEpochTheCurveIsToldAndBeforeTrainingNothing() {
        History begun = new History(List.of(new CurvePoint(0.3, new Losses(180, 2))), List.of(), List.of());
        assertThat(CurvesInWords.summary(begun)).containsExactly(Message.of("spoken.curves.first", "182.0"));
        assertThat(CurvesInWords.summary(History.EMPTY)).containsExactly(Message.of("spoken.curves.empty"));
    }

    @Test
    void withoutHeldOutImagesTheTrainingLossIsTold() {
        EpochFigures only = new EpochFigures(1, 1, 1, new Losses(100, 4), null);
        List<Message> said = CurvesInWords.summary(new History(List.of(), List.of(only), List.of()));
        assertThat(said.get(0).text())
                .isEqualTo(
                        "One epoch. −ELBO of training images, nats per image: first 104.0, best 104.0 in epoch 1, last 104.0");
        assertThat(said).hasSize(2);
        assertThat(CurvesInWords.epoch(only, 10).text()).isEqualTo("Epoch 1 of 10: training −ELBO 104.0 nats, KL 4.00");
    }
}

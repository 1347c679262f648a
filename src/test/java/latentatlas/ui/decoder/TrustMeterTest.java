package latentatlas.ui.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.Codes;
import latentatlas.latent.LatentPoint;
import latentatlas.net.Activation;
import latentatlas.picture.Shown;
import latentatlas.session.Exhibit;
import latentatlas.session.Exhibits;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;

class TrustMeterTest {
    private final TrustMeter meter = new TrustMeter();

    private static Exhibit exhibit(Cloud cloud) throws Exception {
        return Exhibits.of(Shown.model().stored.model(), ImageShape.MNIST, cloud, null);
    }

    private Trust at(Exhibit exhibit, LatentPoint place) {
        return meter.at(exhibit, exhibit.model().plane().code(place), exhibit.decoded(place));
    }

    @Test
    void onACodeItSaysThatDataIsThereAndFarAwayThatNoneIs() throws Exception {
        Exhibit exhibit = exhibit(Shown.model().cloud);
        Trust on = at(exhibit, exhibit.cloud().point(17));
        assertEquals(0, on.distance());
        assertFalse(on.empty());
        assertTrue(on.words().startsWith("Nearest code 0 away, 0 × usual\n"), on.words());

        Trust far = at(exhibit, new LatentPoint(9, 9));
        assertTrue(far.empty());
        assertTrue(far.distance() > 20 * far.usual(), far.toString());
        assertTrue(far.words().startsWith("No data here; nearest "), far.words());
        assertTrue(far.words().contains("Less than 0.01 % of the prior lies farther out"), far.words());
    }

    @Test
    void inMoreDimensionsDataAboveOrBelowTheMapIsNoDataThere() {
        Random random = new Random(2);
        int count = 500;
        float[] values = new float[5 * count];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < 5; d++) {
                values[5 * i + d] = (float) (0.2 * random.nextGaussian() + (d == 4 ? 3 : 0));
            }
        }
        FrozenModel model = BatchTrainer.initialModel(
                new Architecture(ModelKind.VAE, 784, List.of(12), 5, Activation.TANH, Likelihood.BERNOULLI), 3);
        Codes codes = new Codes(values, 5, new int[count], new int[count], List.of("0"));
        Exhibit below = Exhibits.of(model, ImageShape.MNIST, codes, null);
        Trust under = at(below, LatentPoint.ORIGIN);
        assertTrue(under.distance() > 2 && under.distance() < 3.5, under.toString());
        assertTrue(under.empty() && under.usual() < 0.5, under.toString());

        Exhibit among = Exhibits.turned(below, model.plane().at(4, 3));
        Trust there = at(among, LatentPoint.ORIGIN);
        assertFalse(there.empty(), there.toString());
        assertTrue(there.distance() < 0.4, there.toString());
    }

    @Test
    void theMiddleOfThePriorHasAllOfItFartherOut() throws Exception {
        Trust middle = at(exhibit(Shown.model().cloud), LatentPoint.ORIGIN);
        assertEquals(1, middle.beyond(), 1e-9);
        assertTrue(middle.words().contains("\n100 % of the prior lies farther out\n"), middle.words());
    }

    @Test
    void anImageIsVagueOrClearBesideThoseAtCodes() {
        assertTrue(new Trust(0.5, 0.1, 0.1, false, 80, 50).words().endsWith("80 nats, vaguer than usual (50)"));
        assertTrue(new Trust(0.5, 0.1, 0.1, false, 30, 50).words().endsWith("30 nats, clearer than usual (50)"));
        assertTrue(new Trust(0.5, 0.1, 0.1, false, 52, 50).words().endsWith("52 nats, as usual (50)"));
    }

    @Test
    void withoutCodesPriorOrBernoulliPixelsItSaysLess() throws Exception {
        Trust bare = at(exhibit(Cloud.EMPTY), LatentPoint.ORIGIN);
        assertTrue(Double.isNaN(bare.distance()) && !bare.empty());
        assertTrue(bare.words().endsWith("nats, nothing to compare with"), bare.words());
        assertEquals(
                "No prior: codes may lie anywhere",
                new Trust(Double.NaN, Double.NaN, Double.NaN, false, Double.NaN, Double.NaN).words());
    }
}

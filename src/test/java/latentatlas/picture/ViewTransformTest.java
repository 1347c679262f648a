package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import latentatlas.latent.Bounds;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import org.junit.jupiter.api.Test;

class ViewTransformTest {
    private final Random random = new Random(1);

    private ViewTransform any() {
        double scale = Math.pow(10, -3 + 10 * random.nextDouble());
        LatentPoint centre = new LatentPoint(100 * random.nextGaussian(), 100 * random.nextGaussian());
        return new ViewTransform(centre, scale, 50 + random.nextInt(2000), 50 + random.nextInt(2000));
    }

    @Test
    void everyPixelGoesToThePlaneAndComesBackAtEveryZoom() {
        for (int trial = 0; trial < 20_000; trial++) {
            ViewTransform view = any();
            double x = random.nextDouble() * view.width();
            double y = random.nextDouble() * view.height();
            LatentPoint place = view.latent(x, y);
            assertEquals(x, view.screenX(place.x()), 1e-3);
            assertEquals(y, view.screenY(place.y()), 1e-3);
        }
    }

    @Test
    void theScaleIsTheSameInBothDirectionsAndYGrowsUpwards() {
        ViewTransform view = any();
        double unit = view.pixelsPerUnit();
        assertEquals(unit, view.screenX(1) - view.screenX(0), 1e-6 * unit);
        assertEquals(unit, view.screenY(0) - view.screenY(1), 1e-6 * unit);
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointer() {
        for (int trial = 0; trial < 5_000; trial++) {
            ViewTransform view = any();
            double x = random.nextDouble() * view.width();
            double y = random.nextDouble() * view.height();
            ViewTransform zoomed = view.zoomed(Math.exp(2 * random.nextGaussian()), x, y);
            LatentPoint before = view.latent(x, y);
            assertEquals(x, zoomed.screenX(before.x()), 1e-3);
            assertEquals(y, zoomed.screenY(before.y()), 1e-3);
        }
    }

    @Test
    void panningMovesEveryPlaceWithThePointer() {
        ViewTransform view = any();
        ViewTransform panned = view.panned(17, -9);
        LatentPoint place = view.latent(40, 30);
        assertEquals(57, panned.screenX(place.x()), 1e-3);
        assertEquals(21, panned.screenY(place.y()), 1e-3);
    }

    @Test
    void fittingShowsTheWholeAndFillsOneDirection() {
        Bounds bounds = new Bounds(-1, -2, 5, 1);
        ViewTransform view = ViewTransform.fit(bounds, 900, 300);
        assertEquals(0, view.screenY(1), 1e-9);
        assertEquals(300, view.screenY(-2), 1e-9);
        assertTrue(view.screenX(-1) >= 0 && view.screenX(5) <= 900);
    }

    @Test
    void theDataDecideWhatIsShownWhateverTheirScale() {
        for (double size : new double[] {1e-2, 1, 300}) {
            float[] x = new float[2_000];
            float[] y = new float[2_000];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (7 * size + size * random.nextGaussian());
                y[i] = (float) (size * random.nextGaussian());
            }
            x[0] = (float) (1e6 * size); // One code far away does not push the others into a corner.
            Bounds bounds = CloudBounds.of(new Cloud(x, y, new int[2_000], new int[2_000], List.of("a")));
            assertTrue(bounds.contains(new LatentPoint(7 * size, 0)));
            assertTrue(bounds.width() < Math.max(1.2, 9 * size), size + " is shown over " + bounds.width());
        }
    }

    @Test
    void ticksAreRoundEvenlyApartAndNoCloserThanAsked() {
        for (int trial = 0; trial < 2_000; trial++) {
            double low = 50 * random.nextGaussian();
            double span = Math.pow(10, 4 * random.nextDouble() - 2);
            double least = span / (2 + random.nextInt(8));
            List<AxisTicks.Tick> ticks = AxisTicks.between(low, low + span, least);
            for (int i = 0; i < ticks.size(); i++) {
                double value = ticks.get(i).value();
                assertTrue(value >= low && value <= low + span);
                double written = Double.parseDouble(ticks.get(i).text().replace('\u2212', '-'));
                assertEquals(value, written, 1e-9 * Math.max(1, Math.abs(value)));
                if (i > 0) {
                    double step = value - ticks.get(i - 1).value();
                    assertTrue(step >= least * 0.999 && step <= least * 2.51, step + " for " + least);
                    double mantissa = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9));
                    assertTrue(List.of(1L, 2L, 5L).contains(Math.round(mantissa)), "step " + step);
                }
            }
        }
    }

    @Test
    void aboutSoManyTicksAreFoundAndRoundEndsAreAmongThem() {
        assertEquals(
                List.of("−3", "−2", "−1", "0", "1", "2", "3"),
                AxisTicks.about(6, -3, 3).stream().map(AxisTicks.Tick::text).toList());
        for (int trial = 0; trial < 2_000; trial++) {
            double low = 50 * random.nextGaussian();
            int wanted = 2 + random.nextInt(6);
            int ticks = AxisTicks.about(wanted, low, low + Math.pow(10, 4 * random.nextDouble() - 2))
                    .size();
            assertTrue(ticks >= wanted / 2 && ticks <= 1.5 * wanted + 1, ticks + " ticks, not " + wanted);
        }
    }
}

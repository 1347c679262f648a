package latentatlas.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.Density;
import latentatlas.latent.LatentPoint;
import latentatlas.measure.EncoderGaps;
import latentatlas.message.Message;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.Decoder;
import latentatlas.vae.DecoderJacobian;
import latentatlas.vae.FrozenModel;
import latentatlas.vae.Metric;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerPainterTest {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 360;
    private static final ViewTransform VIEW = new ViewTransform(new LatentPoint(0.1, -0.2), 64, WIDTH, HEIGHT);

    private final Shown shown;
    private final LayerPainter painter = new LayerPainter();

    LayerPainterTest() throws Exception {
        shown = Shown.model();
    }

    private LayerRequest request(MapLayer layer, boolean shade, ViewTransform view) {
        return new LayerRequest(
                layer,
                Metric.EUCLIDEAN,
                shade,
                shown.stored.model(),
                ImageShape.MNIST,
                shown.cloud,
                view,
                Theme.DARK,
                1);
    }

    private LayerRaster paint(MapLayer layer) {
        return painter.paint(request(layer, false, VIEW));
    }

    @ParameterizedTest
    @EnumSource(MapLayer.class)
    void everyLayerIsPaintedInBothThemesWithItsLegendAndKeptAsAPicture(MapLayer layer) throws Exception {
        for (Theme theme : Theme.values()) {
            for (boolean shade : new boolean[] {false, true}) {
                LayerRaster raster = painter.paint(new LayerRequest(
                        layer,
                        Metric.EUCLIDEAN,
                        shade,
                        shown.stored.model(),
                        ImageShape.MNIST,
                        shown.cloud,
                        VIEW,
                        theme,
                        1,
                        some()));
                assertEquals(WIDTH * HEIGHT, raster.argb().length);
                assertTrue(Arrays.stream(raster.argb()).allMatch(pixel -> pixel >>> 24 == 0xFF));
                assertTrue(!raster.legend().title().isEmpty());
                assertEquals(shade, raster.legend().note().contains("no code within"));
                boolean ramp = layer != MapLayer.PLAIN && layer != MapLayer.MANIFOLD;
                assertEquals(
                        ramp,
                        !raster.legend().ramp().isEmpty()
                                && raster.legend().ticks().size() == 3);
                Shown.keep(
                        "layer-" + layer.name().toLowerCase(Locale.ROOT)
                                + (theme == Theme.LIGHT ? "-light" : "")
                                + (shade ? "-shaded" : ""),
                        raster.argb(),
                        WIDTH);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MapLayer.class)
    void everyLayerSaysSoWhereThereIsNothingToShow(MapLayer layer) {
        LayerRaster raster = painter.paint(new LayerRequest(
                layer, Metric.EUCLIDEAN, true, null, ImageShape.MNIST, Cloud.EMPTY, VIEW, Theme.LIGHT, 1));
        assertTrue(!raster.legend().title().isEmpty());
        assertTrue(Arrays.stream(raster.argb()).allMatch(pixel -> (pixel & 0xFFFFFF) == Theme.LIGHT.paper()));
    }

    /** Gaps of some codes: the farther right, the larger. */
    private EncoderGaps some() {
        Cloud codes = shown.cloud.subset(IntStream.range(0, 200).map(i -> 7 * i).toArray());
        double[] nats =
                IntStream.range(0, 200).mapToDouble(i -> Math.exp(codes.x()[i])).toArray();
        return new EncoderGaps(codes, nats, 300);
    }

    @Test
    void theGapIsBrightestWhereTheMeasuredGapsAreLargestAndBareWhereNoneIsMeasured() {
        EncoderGaps gaps = some();
        LayerRequest request = request(MapLayer.GAP, false, VIEW).with(gaps);
        LayerRaster raster = painter.paint(request);
        int[] order = IntStream.range(0, 200)
                .boxed()
                .filter(i -> VIEW.shows(gaps.codes().point(i)))
                .sorted(Comparator.comparingDouble(i -> gaps.codes().x()[i]))
                .mapToInt(i -> i)
                .toArray();
        for (int i = 0; i < 20; i++) {
            double low = brightness(raster, gaps.codes().point(order[i]));
            double high = brightness(raster, gaps.codes().point(order[order.length - 1 - i]));
            assertTrue(low + 60 < high, low + " of the least, " + high + " of the most");
        }
        LayerLegend legend = raster.legend();
        assertTrue(legend.title().contains("nats"), legend.title());
        assertTrue(legend.note().contains(Figures.fixed(gaps.mean(), 2) + " nats over 200 of 300"), legend.note());
        double top = IntStream.range(0, 200)
                .mapToDouble(i -> GapLayer.near(gaps, gaps.codes().point(i)))
                .sorted()
                .toArray()[189];
        assertEquals("≥ " + Figures.brief(top), legend.ticks().get(2).text());
        ViewTransform far = new ViewTransform(new LatentPoint(60, 60), 64, WIDTH, HEIGHT);
        int[] bare = painter.paint(request(MapLayer.GAP, false, far).with(gaps)).argb();
        assertTrue(Arrays.stream(bare).allMatch(pixel -> (pixel & 0xFFFFFF) == Theme.DARK.paper()));
    }

    @Test
    void aFewHugeGapsDoNotTakeTheColoursFromAllOthers() {
        EncoderGaps gaps = some();
        double[] nats = gaps.nats().clone();
        nats[17] = 1e5;
        EncoderGaps wild = new EncoderGaps(gaps.codes(), nats, 300);
        assertTrue(GapLayer.top(wild) >= GapLayer.top(gaps));
        double[] usual = IntStream.range(0, 200)
                .mapToDouble(i -> GapLayer.near(wild, wild.codes().point(i)))
                .sorted()
                .toArray();
        long above = IntStream.range(0, 200)
                .filter(i -> GapLayer.near(wild, wild.codes().point(i)) > GapLayer.top(wild))
                .count();
        assertTrue(above > 0 && above <= 10, above + " codes beyond the scale");
        assertEquals(usual[189], GapLayer.top(wild));
    }

    private static double brightness(LayerRaster raster, LatentPoint place) {
        int rgb = raster.argb()[(int) VIEW.screenY(place.y()) * WIDTH + (int) VIEW.screenX(place.x())];
        return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
    }

    @Test
    void theGapNearAPlaceIsAMeanOfTheNearest() {
        float[] at = {0, 1, 2, 50};
        Cloud codes = new Cloud(at, new float[4], new int[4], new int[4], List.of("a"));
        EncoderGaps gaps = new EncoderGaps(codes, new double[] {4, 1, 1, 1_000}, 4);
        // The farthest of them has no weight, the others nearly one each.
        assertEquals(2, GapLayer.near(gaps, new LatentPoint(1, 0)), 0.01);
        EncoderGaps heap = new EncoderGaps(
                new Cloud(new float[2], new float[2], new int[2], new int[2], List.of("a")), new double[] {1, 2}, 2);
        assertEquals(1.5, GapLayer.near(heap, LatentPoint.ORIGIN));
    }

    @Test
    void theGapSaysWhyItIsNotShown() {
        assertEquals(Message.text("gap.waiting"), paint(MapLayer.GAP).legend().note());
        FrozenModel model = shown.stored.model();
        Architecture vae = model.architecture();
        Architecture plain = new Architecture(
                ModelKind.AE, vae.shape(), vae.filters(), vae.hidden(), 2, vae.activation(), vae.likelihood());
        LayerRequest request = new LayerRequest(
                        MapLayer.GAP,
                        Metric.EUCLIDEAN,
                        false,
                        BatchTrainer.initialModel(plain, 1),
                        ImageShape.MNIST,
                        shown.cloud,
                        VIEW,
                        Theme.DARK,
                        1)
                .with(some());
        LayerLegend legend = painter.paint(request).legend();
        assertEquals(Message.text("gap.impossible"), legend.note());
        assertTrue(legend.ramp().isEmpty());
    }

    @Test
    void aTileShowsTheDecodersImageOfItsMiddle() {
        LayerRaster raster = paint(MapLayer.MANIFOLD);
        double step = ManifoldLayer.step(VIEW.pixelsPerUnit());
        FrozenModel model = shown.stored.model();
        Decoder decoder = model.newDecoder();
        Ink ink = new Ink(Theme.DARK, 1);
        for (int tile = -2; tile <= 2; tile++) {
            LatentPoint middle = new LatentPoint((tile + 0.5) * step, 0.5 * step);
            float[] image = new float[784];
            decoder.decode(model.plane().code(middle), image);
            int left = (int) Math.round(VIEW.screenX(tile * step));
            int top = (int) Math.round(VIEW.screenY(step));
            int side = (int) Math.round(VIEW.screenX((tile + 1) * step)) - left;
            for (int offset = 0; offset < side; offset += 3) {
                int source = offset * 28 / side;
                int expected = Ink.mix(Theme.DARK.paper(), ink.argb(image, source * 28 + source) & 0xFFFFFF, 0.42);
                assertEquals(expected, raster.argb()[(top + offset) * WIDTH + left + offset] & 0xFFFFFF);
            }
        }
    }

    @Test
    void deeperZoomShowsFinerStepsAndTilesStayWhereTheyLieInThePlane() {
        double step = ManifoldLayer.step(64);
        assertEquals(step / 2, ManifoldLayer.step(128));
        assertEquals(step / 1024, ManifoldLayer.step(64 * 1024));
        for (double scale = 1; scale < 1e6; scale *= 1.1) {
            double pixels = ManifoldLayer.step(scale) * scale;
            assertTrue(pixels >= 25 - 1e-9 && pixels < 50 + 1e-9, pixels + " pixels at scale " + scale);
        }
        // Moved by whole pixels, the picture is the same picture, moved.
        int[] before = paint(MapLayer.MANIFOLD).argb();
        int[] after = painter.paint(request(MapLayer.MANIFOLD, false, VIEW.panned(32, -16)))
                .argb();
        for (int y = 40; y < HEIGHT - 40; y++) {
            int from = y * WIDTH + 40;
            int to = (y - 16) * WIDTH + 72;
            assertArrayEquals(
                    Arrays.copyOfRange(before, from, from + 300), Arrays.copyOfRange(after, to, to + 300), "row " + y);
        }
        String near = painter.paint(request(MapLayer.MANIFOLD, false, VIEW.zoomed(4, 200, 200)))
                .legend()
                .title();
        assertNotEquals(paint(MapLayer.MANIFOLD).legend().title(), near);
    }

    @Test
    void classesAreThoseOfTheNearestCodesByBruteForce() {
        LayerRaster raster = paint(MapLayer.CLASSES);
        Cloud cloud = shown.cloud;
        for (int y = 3; y < HEIGHT; y += 60) {
            for (int x = 3; x < WIDTH; x += 42) {
                double placeX = VIEW.latentX(x);
                double placeY = VIEW.latentY(y);
                int[] nearest = IntStream.range(0, cloud.size())
                        .boxed()
                        .sorted(Comparator.comparingDouble(
                                i -> Math.hypot(cloud.x()[i] - placeX, cloud.y()[i] - placeY)))
                        .limit(15)
                        .mapToInt(Integer::intValue)
                        .toArray();
                Map<Integer, Integer> votes = new HashMap<>();
                for (int code : nearest) {
                    votes.merge(cloud.labels()[code], 1, Integer::sum);
                }
                int most = votes.values().stream()
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElseThrow();
                List<Integer> allowed = votes.entrySet().stream()
                        .filter(entry -> entry.getValue() == most)
                        .map(entry -> Ink.mix(
                                Theme.DARK.paper(), Palette.rgb(entry.getKey(), Theme.DARK), 0.5 * most * most / 225.0))
                        .toList();
                assertTrue(allowed.contains(raster.argb()[y * WIDTH + x] & 0xFFFFFF), "at " + x + ", " + y);
            }
        }
    }

    @Test
    void theDensitysPeakIsThatOfTheSumOfKernels() {
        Cloud cloud = shown.cloud;
        double bandwidth = Density.bandwidth(cloud);
        double peak = 0;
        for (int y = 0; y < HEIGHT; y += 4) {
            for (int x = 0; x < WIDTH; x += 4) {
                double sum = 0;
                for (int i = 0; i < cloud.size(); i++) {
                    double square =
                            Math.pow(cloud.x()[i] - VIEW.latentX(x), 2) + Math.pow(cloud.y()[i] - VIEW.latentY(y), 2);
                    sum += Math.exp(-square / (2 * bandwidth * bandwidth));
                }
                peak = Math.max(peak, sum / (2 * Math.PI * bandwidth * bandwidth) / cloud.size());
            }
        }
        List<LayerLegend.Tick> ticks = paint(MapLayer.DENSITY).legend().ticks();
        double written = Double.parseDouble(ticks.get(2).text());
        assertEquals(100 * peak, written, 0.05 * written + 0.5);
    }

    @Test
    void distortionIsBrightWhereFiniteDifferencesAreLarge() {
        LayerRaster raster = paint(MapLayer.DISTORTION);
        FrozenModel model = shown.stored.model();
        Decoder decoder = model.newDecoder();
        DecoderJacobian jacobian = model.newJacobian(Metric.EUCLIDEAN);
        double[] exact = new double[80];
        double[] brightness = new double[80];
        for (int i = 0; i < exact.length; i++) {
            // Nodes of the layer's grid, 22 pixels apart.
            int x = i % 10 * 22 + 88;
            int y = i / 10 * 22 + 88;
            float[] first = new float[784];
            float[] second = new float[784];
            jacobian.jacobian(model.plane().code(VIEW.latent(x, y)), first, second);
            double magnification = Magnification.of(first, second);
            double differences = differences(decoder, model, VIEW.latent(x, y));
            assertEquals(differences, magnification, 0.02 * differences + 1e-3, "at " + VIEW.latent(x, y));
            exact[i] = magnification;
            int rgb = raster.argb()[y * WIDTH + x];
            brightness[i] = (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF);
        }
        for (int a = 0; a < exact.length; a++) {
            for (int b = 0; b < exact.length; b++) {
                if (exact[a] > 1.2 * exact[b]) {
                    assertTrue(brightness[a] >= brightness[b], exact[a] + " is darker than " + exact[b]);
                }
            }
        }
    }

    @Test
    void theFisherRaoDistortionWeighsEachPixelByItsInformation() throws Exception {
        LayerRequest request = new LayerRequest(
                MapLayer.DISTORTION,
                Metric.FISHER_RAO,
                false,
                shown.stored.model(),
                ImageShape.MNIST,
                shown.cloud,
                VIEW,
                Theme.DARK,
                1);
        LayerRaster raster = painter.paint(request);
        assertTrue(raster.legend().title().contains("Fisher"));
        FrozenModel model = shown.stored.model();
        float[] image = new float[784];
        float[][] plain = new float[2][784];
        float[][] weighed = new float[2][784];
        float[] code = model.plane().code(new LatentPoint(0.4, -0.6));
        model.newDecoder().decode(code, image);
        model.newJacobian(Metric.EUCLIDEAN).jacobian(code, plain[0], plain[1]);
        model.newJacobian(Metric.FISHER_RAO).jacobian(code, weighed[0], weighed[1]);
        for (int i = 0; i < 784; i++) {
            double p = image[i];
            if (p > 0.01 && p < 0.99) {
                for (int axis = 0; axis < 2; axis++) {
                    assertEquals(plain[axis][i] / Math.sqrt(p * (1 - p)), weighed[axis][i], 1e-3);
                }
            }
        }
        assertTrue(!Arrays.equals(raster.argb(), paint(MapLayer.DISTORTION).argb()));
        Shown.keep("layer-distortion-fisher-rao", raster.argb(), WIDTH);
    }

    private static double differences(Decoder decoder, FrozenModel model, LatentPoint place) {
        double step = 2e-3;
        double[][] tangents = new double[2][784];
        for (int axis = 0; axis < 2; axis++) {
            float[] ahead = new float[784];
            float[] behind = new float[784];
            double dx = axis == 0 ? step : 0;
            double dy = axis == 1 ? step : 0;
            decoder.decode(model.plane().code(place.plus(dx, dy)), ahead);
            decoder.decode(model.plane().code(place.plus(-dx, -dy)), behind);
            for (int i = 0; i < 784; i++) {
                tangents[axis][i] = (ahead[i] - behind[i]) / (2 * step);
            }
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < 784; i++) {
            xx += tangents[0][i] * tangents[0][i];
            xy += tangents[0][i] * tangents[1][i];
            yy += tangents[1][i] * tangents[1][i];
        }
        return Math.sqrt(Math.max(0, xx * yy - xy * xy));
    }

    @Test
    void exactlyThePlacesFarFromAllCodesAreHatched() {
        int[] plain = paint(MapLayer.MANIFOLD).argb();
        int[] shaded = painter.paint(request(MapLayer.MANIFOLD, true, VIEW)).argb();
        Cloud cloud = shown.cloud;
        double reach = Density.reach(cloud);
        int hatched = 0;
        for (int cellY = 0; cellY < HEIGHT / 3; cellY += 5) {
            for (int cellX = 0; cellX < WIDTH / 3; cellX += 5) {
                double x = VIEW.latentX(3 * cellX + 1.5);
                double y = VIEW.latentY(3 * cellY + 1.5);
                boolean far = IntStream.range(0, cloud.size())
                        .noneMatch(i -> Math.hypot(cloud.x()[i] - x, cloud.y()[i] - y) <= reach);
                boolean changed = false;
                for (int i = 0; i < 9; i++) {
                    int at = (3 * cellY + i / 3) * WIDTH + 3 * cellX + i % 3;
                    changed |= plain[at] != shaded[at];
                }
                if (!far) {
                    assertTrue(!changed, "hatched near a code at " + x + ", " + y);
                }
                // Paper fades to paper, so that only some of the far places change.
                hatched += far && changed ? 1 : 0;
            }
        }
        assertTrue(hatched > 100, hatched + " cells are hatched");
    }
}
